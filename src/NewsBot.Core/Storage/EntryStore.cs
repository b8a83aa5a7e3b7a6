using NewsBot.Articles;

namespace NewsBot.Storage;

/// <summary>What sources have listed, so that what they list again is not taken for new.</summary>
public sealed class EntryStore(Session session)
{
    /// <summary>What each entry of a source said when it was last read, by its id.</summary>
    public IReadOnlyDictionary<string, string> Of(SourceName source) =>
        session.Query<Row>("SELECT id, content FROM entry WHERE source = @source", new { source }).ToDictionary(row => row.Id, row => row.Content, StringComparer.Ordinal);

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

    private sealed record Row(string Id, string Content);
}
