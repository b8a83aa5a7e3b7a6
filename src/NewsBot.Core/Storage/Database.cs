using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using NewsBot.Storage.People;

namespace NewsBot.Storage;

/// <summary>The one database. One connection does all writes and all checkpoints, readers open read-only: two that write at once can damage a file in this SQLite (WAL-reset fault, SQLite before 3.51.3).</summary>
public sealed class Database : IDisposable
{
    private readonly string _path;
    private readonly Readers _readers;
    private readonly Writer? _writer;
    private readonly CountdownEvent _inUse = new(1); // one for being open, and one for each who reads or writes
    private bool _isClosing;

    private Database(string path, Writer? writer)
    {
        _path = path;
        _readers = new(path);
        _writer = writer;
        Forgotten = new(path);
    }

    /// <summary>Raised after every commit, so that nothing waits for a timer.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Of SQLite itself.</summary>
    public static Version Version { get; } = Version.Parse(new SqliteConnection().ServerVersion);

    /// <summary>The first version in which two that write or checkpoint at once do not damage a file (https://www.sqlite.org/wal.html).</summary>
    public static Version FirstWithoutResetFault { get; } = new(3, 51, 3);

    internal ForgottenFile Forgotten { get; }

    /// <summary>Opens the file for the one process that writes it, creating or migrating it first; throws <see cref="DatabaseException"/>.</summary>
    public static Database Open(string path, TimeProvider time)
    {
        return DatabaseException.Explain(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            Backup.RequireWhole(path);
            if (!File.Exists(path))
                OwnerFile.Create(path);

            var connection = Connections.Writer(path);
            try
            {
                Migrator.Migrate(connection, path, time);
                var writer = new Writer(connection);
                var database = new Database(path, writer);
                writer.Commit(session =>
                {
                    // A file that may not be written says so at the first write, and not before.
                    session.Execute("UPDATE migration SET applied_at = applied_at WHERE number < 0");
                    database.Forgotten.Apply(session, time.GetUtcNow());
                    return true;
                }, nameof(Open));
                return database;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        });
    }

    /// <summary>Opens the file for reading, also beside a process that writes it; throws <see cref="DatabaseException"/>.</summary>
    public static Database OpenReadOnly(string path)
    {
        return DatabaseException.Explain(path, () =>
        {
            if (!File.Exists(path))
                throw new DatabaseException($"There is no database at {path} yet; start the bot or import a page first.");

            using var connection = Connections.Reader(path);
            Migrator.RequireCurrent(connection, path);
            return new Database(path, null);
        });
    }

    /// <summary>Does some work in one transaction, alone; what it throws undoes it. Throws <see cref="DatabaseException"/> where the file cannot be used just now.</summary>
    public async Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken, [CallerMemberName] string name = "")
    {
        var result = await WriteAloneAsync(writer => writer.Commit(work, name), cancellationToken);
        Changed.Raise();
        return result;
    }

    public Task WriteAsync(Action<Session> work, CancellationToken cancellationToken, [CallerMemberName] string name = "") =>
        WriteAsync(session =>
        {
            work(session);
            return true;
        }, cancellationToken, name);

    /// <summary>Empties the log beside the file, which still has what was written over; where somebody reads for long, the next time does it.</summary>
    public Task EmptyLogAsync(CancellationToken cancellationToken) => WriteAloneAsync(writer => writer.Run("PRAGMA wal_checkpoint(TRUNCATE)"), cancellationToken);

    /// <summary>Writes the file anew, without what still stands in it where pages were divided; nothing else is written meanwhile, for seconds with every gigabyte.</summary>
    public async Task ScrubAsync(CancellationToken cancellationToken)
    {
        await WriteAloneAsync(writer => writer.Run("VACUUM"), cancellationToken);
        await EmptyLogAsync(cancellationToken);
    }

    /// <summary>Reads a consistent state without waiting for the writer; throws <see cref="DatabaseException"/> where the file cannot be used just now.</summary>
    public Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancellationToken) =>
        UseAsync(() => Task.Run(() => DatabaseException.ExplainUse(_path, () => _readers.Read(work)), cancellationToken));

    /// <summary>Has SQLite look again at how it finds things, where that has changed (https://www.sqlite.org/pragma.html#pragma_optimize).</summary>
    public Task OptimizeAsync(CancellationToken cancellationToken) => WriteAsync(session => session.Execute("PRAGMA optimize"), cancellationToken);

    /// <summary>Reads the whole file and says what is wrong with it; null where nothing is (https://www.sqlite.org/pragma.html#pragma_integrity_check).</summary>
    public Task<string?> ProblemAsync(CancellationToken cancellationToken) =>
        ReadAsync(
            session => session.First<string>("PRAGMA integrity_check(1)") is var said and not "ok" ? said
                : session.First<string>("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1") is { } table ? $"a row of {table} refers to nothing" : null,
            cancellationToken);

    /// <summary>Lets what has begun end, and closes the file.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isClosing, true))
            return;

        _inUse.Signal();
        _inUse.Wait();

        // The last to close the file tidies it up, and only the writer may.
        _readers.Dispose();
        _writer?.Dispose();
        _inUse.Dispose();
    }

    private async Task<T> WriteAloneAsync<T>(Func<Writer, T> work, CancellationToken cancellationToken)
    {
        var writer = _writer ?? throw new InvalidOperationException("The database was opened for reading.");
        return await UseAsync(() => writer.InTurnAsync(alone => DatabaseException.ExplainUse(_path, () => work(alone)), cancellationToken));
    }

    private async Task<T> UseAsync<T>(Func<Task<T>> use)
    {
        ObjectDisposedException.ThrowIf(_isClosing || !_inUse.TryAddCount(), this);
        try
        {
            return await use();
        }
        finally
        {
            _inUse.Signal();
        }
    }
}
