using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace NewsBot.Storage;

/// <summary>The connections that read, each used by one at a time and kept for the next.</summary>
internal sealed class Readers(string path) : IDisposable
{
    private const int MostIdle = 16;
    private readonly ConcurrentBag<SqliteConnection> _idle = [];

    /// <summary>Looks at one consistent state; a connection on which something went wrong is not used again.</summary>
    public T Read<T>(Func<Session, T> work)
    {
        var connection = _idle.TryTake(out var idle) ? idle : Connections.Reader(path);
        var isSound = false;
        try
        {
            using var transaction = connection.BeginTransaction(deferred: true);
            var result = work(new Session(connection, transaction));
            isSound = true;
            return result;
        }
        finally
        {
            if (isSound && _idle.Count < MostIdle)
                _idle.Add(connection);
            else
                connection.Dispose();
        }
    }

    /// <summary>Closes them all; nobody may be reading any more.</summary>
    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }
}
