using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage.Comments;
using NewsBot.Storage.Searches;

namespace NewsBot.Storage.People;

/// <summary>How much was written in one place under one article in one hour of the day (UTC).</summary>
/// <param name="Place">The channel; null for what everybody may read.</param>
public sealed record WrittenIn(ChannelId? Place, ArticleId Article, long Hour, long Comments, DateTimeOffset First, DateTimeOffset Last);

/// <summary>How often others answered a comment in one place.</summary>
/// <param name="AnsweredIn">Where the comment itself was said; null for what everybody may read.</param>
public sealed record AnswersIn(ArticleId Article, CommentId Comment, ChannelId? AnsweredIn, ChannelId? Place, long Count);

/// <summary>Which of somebody's comments are counted; null for all.</summary>
/// <param name="Match">In the language of the index; see <see cref="SearchQuery.Match"/>.</param>
public sealed record StatsFilter(ArticleId? Article = null, SourceName? Source = null, DateTimeOffset? From = null, DateTimeOffset? To = null, string? Match = null);

/// <summary>What there is to count of somebody's comments, by where they were said, so that each viewer is told of what they may see.</summary>
public sealed class StatsStore(Session session)
{
    private const string Place = $"CASE WHEN c.origin = 'Discord' THEN {DiscussionStore.PlaceOfComment} END";

    private const string OfAuthor = $"""
        c.author_id = @author AND {DiscussionStore.IsForGuild}
        AND (@Article IS NULL OR c.article_id = @Article)
        AND (@Source IS NULL OR EXISTS (SELECT 1 FROM sighting f WHERE f.article_id = c.article_id AND f.source = @Source))
        AND (@From IS NULL OR COALESCE(c.posted_at, c.seen_at) >= @From) AND (@To IS NULL OR COALESCE(c.posted_at, c.seen_at) < @To)
        AND (@Match IS NULL OR EXISTS (
            SELECT 1
            FROM search_entry e
            WHERE e.article_id = c.article_id AND e.comment_id = c.id AND e.id IN (SELECT rowid FROM search WHERE search MATCH @Match)))
        """;

    public IReadOnlyList<WrittenIn> Written(AuthorId author, GuildId guild, StatsFilter filter)
    {
        const string sql = $"""
            SELECT {Place} AS place, c.article_id AS article, COALESCE(c.posted_at, c.seen_at) / 3600000 % 24 AS hour, COUNT(*) AS comments,
                   MIN(COALESCE(c.posted_at, c.seen_at)) AS first, MAX(COALESCE(c.posted_at, c.seen_at)) AS last
            FROM comment c
            WHERE {OfAuthor}
            GROUP BY 1, 2, 3
            """;

        return session.Query<WrittenIn>(sql, new { author, guild, filter.Article, filter.Source, filter.From, filter.To, filter.Match });
    }

    public IReadOnlyList<AnswersIn> Answered(AuthorId author, GuildId guild, StatsFilter filter)
    {
        const string sql = $"""
            WITH own AS (SELECT c.article_id, c.id, {Place} AS place FROM comment c WHERE {OfAuthor})
            SELECT o.article_id AS article, o.id AS comment, o.place AS answered_in, {Place} AS place, COUNT(*) AS count
            FROM own o
            JOIN comment c ON c.article_id = o.article_id AND c.in_reply_to = o.id
            WHERE c.author_id <> @author AND c.author_id <> @ours AND {DiscussionStore.IsForGuild}
            GROUP BY 1, 2, 3, 4
            """;

        return session.Query<AnswersIn>(sql, new { author, guild, filter.Article, filter.Source, filter.From, filter.To, filter.Match, ours = Author.Bot.Id });
    }
}
