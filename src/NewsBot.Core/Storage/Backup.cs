using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NewsBot.Storage;

/// <summary>Whole copies of the database: made beside whoever writes it, and put in its place (https://www.sqlite.org/backup.html).</summary>
public static class Backup
{
    // What SQLite keeps beside a file and would apply to whatever stands there under the same name.
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <summary>Copies the database to a file that is not there yet; throws <see cref="DatabaseException"/>.</summary>
    public static void Write(string database, string file)
    {
        if (!File.Exists(database))
            throw new DatabaseException($"There is no database at {database} to copy.");
        if (Path.Exists(file))
            throw new DatabaseException($"There is a file at {file} already; choose another name.");

        Copy(database, file + ".part");
        DatabaseException.Explain(file, () => File.Move(file + ".part", file));
    }

    /// <summary>Copies the database to a file beside it whose name says why and when; returns its name.</summary>
    internal static string WriteBeside(string database, string why, TimeProvider time)
    {
        var file = Beside(database, why, time);
        Write(database, file);
        return file;
    }

    /// <summary>Puts a copy in the place of the database, which no process may have open; returns where the replaced one is kept, null where there was none. Throws <see cref="DatabaseException"/> and changes nothing where the copy is no good.</summary>
    public static async Task<string?> RestoreAsync(string file, string database, TimeProvider time, CancellationToken cancellationToken)
    {
        var restored = RestoredTo(database);
        if (!File.Exists(file))
            throw new DatabaseException($"There is no file at {file}.");

        DatabaseException.Explain(database, () => Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(database))!));
        Copy(file, restored);
        using (var opened = Database.Open(restored, time))
            await opened.WriteAsync(session => session.Restores.Begin(time.GetUtcNow()), cancellationToken);

        return DatabaseException.Explain(database, () =>
        {
            var replaced = SetAside(database, time);
            File.Move(restored, database);
            return replaced;
        });
    }

    /// <summary>Throws where a restore ended between taking the old file away and putting the new one there.</summary>
    internal static void RequireWhole(string database)
    {
        if (!File.Exists(database) && File.Exists(RestoredTo(database)))
            throw new DatabaseException($"The database {database} was being restored when that was interrupted; run newsbot restore once more.");
    }

    private static string Beside(string database, string why, TimeProvider time) =>
        string.Create(CultureInfo.InvariantCulture, $"{database}.{why}-{time.GetUtcNow():yyyyMMdd-HHmmss}");

    private static string RestoredTo(string database) => database + ".restored";

    private static string? SetAside(string database, TimeProvider time)
    {
        if (!File.Exists(database))
            return null;

        var aside = Beside(database, "replaced", time);
        foreach (var part in Parts.Where(part => File.Exists(database + part)))
            File.Move(database + part, aside + part);
        return aside;
    }

    // Through SQLite, for what was written last may still stand beside the file. The copy is whole in one file, and read through before it counts.
    private static void Copy(string from, string to)
    {
        DatabaseException.Explain(to, () =>
        {
            foreach (var part in Parts)
                File.Delete(to + part);
            OwnerFile.Create(to);
        });
        using var source = DatabaseException.Explain(from, () => Open(from, SqliteOpenMode.ReadOnly));
        DatabaseException.Explain(from, () => Migrator.RequireKnown(source, from));
        using var copy = DatabaseException.Explain(to, () => Open(to, SqliteOpenMode.ReadWrite));
        DatabaseException.Explain(to, () =>
        {
            source.BackupDatabase(copy);
            Scalar(copy, "PRAGMA journal_mode = DELETE");
        });
        if (DatabaseException.Explain(from, () => Scalar(copy, "PRAGMA quick_check(1)")) is var said and not "ok")
            throw new DatabaseException($"The database {from} is damaged: {said}.");
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static string? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }
}
