using NewsBot.Articles;

namespace NewsBot.Storage.Sources;

/// <summary>What sources have listed, so that what they list again is not taken for new.</summary>
public sealed class EntryStore(Session session)
{
    /// <summary>What an entry said when it was last read; null where it never was.</summary>
    public string? ContentOf(SourceName source, string id) => session.First<string>("SELECT content FROM entry WHERE source = @source AND id = @id", new { source, id });

    public void Save(SourceName source, string id, string content, DateTimeOffset now)
    {
        const string sql = """
            INSERT INTO entry (source, id, content, seen_at)
            VALUES (@source, @id, @content, @now)
            ON CONFLICT (source, id) DO UPDATE SET content = excluded.content, seen_at = excluded.seen_at
            """;

        session.Execute(sql, new { source, id, content, now });
    }

    /// <summary>Forgets what was removed, so that a source added again begins anew.</summary>
    public void Forget(SourceName source) => session.Execute("DELETE FROM entry WHERE source = @source", new { source });
}
