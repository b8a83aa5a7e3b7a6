namespace NewsBot.Storage;

/// <summary>Values that a chat adapter keeps over a restart, opaque to us.</summary>
public sealed class KeptStore(Session session)
{
    public string? Find(string name) => session.First<string>("SELECT value FROM kept WHERE name = @name", new { name });

    /// <summary>Keeps a value; null forgets it.</summary>
    public void Save(string name, string? value)
    {
        const string save = """
            INSERT INTO kept (name, value)
            VALUES (@name, @value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """;

        session.Execute(value is null ? "DELETE FROM kept WHERE name = @name" : save, new { name, value });
    }
}
