using Microsoft.Data.Sqlite;

namespace NewsBot.Storage;

/// <summary>The one connection that writes and empties the log; whoever wants to write waits for their turn.</summary>
internal sealed class Writer(SqliteConnection connection) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Does some work in one transaction; what it throws undoes it.</summary>
    public T Commit<T>(Func<Session, T> work, string name)
    {
        using var transaction = connection.BeginTransaction();
        var result = work(new Session(connection, transaction));
        CrashPoint.Reach(name, "commits");
        transaction.Commit();
        CrashPoint.Reach(name, "committed");
        return result;
    }

    /// <summary>Runs what can be in no transaction.</summary>
    public int Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    public async Task<T> InTurnAsync<T>(Func<Writer, T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // SQLite's calls block whatever they are named, so they run where blocking harms nobody.
            return await Task.Run(() => work(this), cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    // What cannot be tidied up now is at the next start.
    public void Dispose()
    {
        try
        {
            Run("PRAGMA optimize");
        }
        catch (SqliteException)
        {
            return;
        }
        finally
        {
            connection.Dispose();
            _turn.Dispose();
        }
    }
}
