using Microsoft.Data.Sqlite;

namespace NewsBot.Core.Tests.Storage;

/// <summary>A database's file, as any other program sees it.</summary>
internal static class DatabaseFile
{
    /// <summary>Runs a statement; the first value of its result, if it has one.</summary>
    public static object? Ask(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return Ask(connection, sql);
    }

    public static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // only the tests' own words
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
