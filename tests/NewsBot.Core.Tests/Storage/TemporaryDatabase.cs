using NewsBot.Storage;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Storage;

/// <summary>A database in a file of its own, with shorthands that need no token.</summary>
public sealed class TemporaryDatabase : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TemporaryDatabase() => Database = Database.Open(Path, Time);

    public string Path => _folder.File("newsbot.db");

    internal ManualTime Time { get; } = new();

    public Database Database { get; }

    public T Write<T>(Func<Session, T> work) => Database.WriteAsync(work, default).GetAwaiter().GetResult();

    public void Write(Action<Session> work) => Database.WriteAsync(work, default).GetAwaiter().GetResult();

    public T Read<T>(Func<Session, T> work) => Database.ReadAsync(work, default).GetAwaiter().GetResult();

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }
}
