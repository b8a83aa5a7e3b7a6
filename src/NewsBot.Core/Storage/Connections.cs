using Microsoft.Data.Sqlite;

namespace NewsBot.Storage;

/// <summary>Opens the database's file: never pooled by the driver, whose pools belong to everybody in the process and keep the pragmas of whoever came before.</summary>
internal static class Connections
{
    /// <summary>For the one who writes. What is deleted is overwritten, so that no page of the file still has what somebody asked to forget.</summary>
    public static SqliteConnection Writer(string path) =>
        Open(path, SqliteOpenMode.ReadWriteCreate, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");

    public static SqliteConnection Reader(string path) => Open(path, SqliteOpenMode.ReadOnly, "");

    private static SqliteConnection Open(string path, SqliteOpenMode mode, string pragmas)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; " + pragmas;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
