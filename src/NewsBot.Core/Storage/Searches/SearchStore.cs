using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Comments;

namespace NewsBot.Storage.Searches;

/// <summary>An article or a comment in which the words were found.</summary>
/// <param name="Comment">Null for the article itself.</param>
/// <param name="Channel">The thread that the comment stands in, in the guild that searches.</param>
/// <param name="Place">The channel that the thread belongs to: who sees that sees the thread.</param>
public sealed record SearchHit(
    ArticleId Article,
    string ArticleTitle,
    string? ArticleUrl,
    SourceName Source,
    CommentId? Comment,
    string? Author,
    string Text,
    string Origin,
    DateTimeOffset WrittenAt,
    ChannelId? Channel,
    MessageId? Message,
    ChannelId? Place);

/// <summary>Searches the index of all words: articles and comments by what they say and who wrote them.</summary>
public sealed class SearchStore(Session session)
{
    /// <summary>How many hits are ranked; among more, the newest are shown.</summary>
    public const int MostRanked = 5_000;

    /// <summary>Whether what was searched for is rare enough to be ranked: relevance costs time with every hit.</summary>
    public bool CanRank(SearchQuery query) =>
        query.Ranking is { } ranking && session.First<long>(
            "SELECT COUNT(*) FROM (SELECT 1 FROM search WHERE search MATCH @ranking AND rowid > @After AND rowid < @Before LIMIT @most)",
            new { ranking, query.Range.After, query.Range.Before, most = MostRanked + 1 }) <= MostRanked;

    /// <summary>Entries that match, the newest first.</summary>
    public IReadOnlyList<long> Newest(string match, EntryRange range, int count) =>
        session.Query<long>(
            "SELECT rowid FROM search WHERE search MATCH @match AND rowid > @After AND rowid < @Before ORDER BY rowid DESC LIMIT @count",
            new { match, range.After, range.Before, count });

    /// <summary>All entries that have the words, each with how well (the higher, the better; https://www.sqlite.org/fts5.html#the_bm25_function), whoever may find them: ask for each that is shown whether it <see cref="Matches"/>.</summary>
    /// <remarks>How rare the word is by which everybody's comments are found would be counted through all of them; and to step along with it to each hit costs as much again as to rank them.</remarks>
    public IReadOnlyList<(long Entry, double Relevance)> Ranked(SearchQuery query)
    {
        const string sql = "SELECT rowid AS entry, -bm25(search, 1.0, 2.0, 0.0) AS relevance FROM search WHERE search MATCH @Ranking AND rowid > @After AND rowid < @Before";

        return [.. session.Query<RankRow>(sql, new { query.Ranking, query.Range.After, query.Range.Before }).Select(row => (row.Entry, row.Relevance))];
    }

    /// <summary>Whether an entry is all that is wanted, and whoever searches may find it.</summary>
    public bool Matches(SearchQuery query, long entry) =>
        session.First<long>("SELECT EXISTS (SELECT 1 FROM search WHERE search MATCH @Match AND rowid = @entry)", new { query.Match, entry }) > 0;

    /// <summary>What an entry stands for, as a guild sees it; null where it is no longer there.</summary>
    public SearchHit? Find(long entry, GuildId guild)
    {
        const string sql = $"""
            SELECT a.id AS article, a.title AS article_title, a.url AS article_url, a.source, c.id AS comment, COALESCE(c.author_name, a.byline) AS author,
                   COALESCE(c.text, a.title || char(10) || (SELECT group_concat(p.value, char(10)) FROM json_each(a.body) p)) AS text, COALESCE(c.origin, 'Site') AS origin, COALESCE(c.posted_at, c.seen_at, a.published_at, a.seen_at) AS written_at,
                   COALESCE(c.channel_id, t.message_id) AS channel, COALESCE(c.message_id, d.message_id) AS message,
                   COALESCE((SELECT h.channel_id FROM delivery h WHERE h.message_id = c.channel_id AND h.kind = 'Thread'), d.channel_id, c.channel_id) AS place
            FROM search_entry e
            JOIN article a ON a.id = e.article_id
            LEFT JOIN comment c ON c.article_id = e.article_id AND c.id = e.comment_id
            LEFT JOIN delivery d ON d.id = (
                SELECT s.id
                FROM delivery s
                JOIN post p ON p.article_id = s.article_id AND p.channel_id = s.channel_id AND p.guild_id = @guild
                WHERE s.article_id = e.article_id AND s.kind = CASE WHEN e.comment_id = '' THEN 'Post' ELSE 'Mirror' END
                  AND (e.comment_id = '' OR s.comment_id = e.comment_id) AND s.part = 0 AND s.message_id IS NOT NULL AND s.state IN ('Pending', 'Sent')
                ORDER BY s.channel_id
                LIMIT 1)
            LEFT JOIN delivery t ON t.article_id = d.article_id AND t.channel_id = d.channel_id AND t.kind = 'Thread' AND e.comment_id <> ''
            WHERE e.id = @entry AND (e.comment_id = '' AND {ArticleStore.IsKnown} OR e.comment_id <> '' AND {DiscussionStore.IsForGuild})
            """;

        return session.First<SearchHit>(sql, new { entry, guild });
    }

    private sealed record RankRow(long Entry, double Relevance);
}
