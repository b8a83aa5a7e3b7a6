using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Comments;
using NewsBot.Storage.Searches;

namespace NewsBot.Storage.Guilds;

/// <summary>What was new in a while, as a guild may know it and those who read it may see it.</summary>
public sealed class DigestFacts(Session session, IChatClient chat)
{
    private const int MostArticles = 10;
    private const int MostDiscussions = 3;
    private const int MostComments = 3;

    // What was published long before it was read is no news.
    private static readonly TimeSpan Late = TimeSpan.FromDays(7);

    private const string OfSource = "(@source = '*' OR EXISTS (SELECT 1 FROM sighting f WHERE f.article_id = a.id AND f.source = @source))";

    private const string NewArticles = $"""
        FROM article a
        WHERE COALESCE(a.published_at, a.seen_at) >= @published AND a.seen_at >= @from AND a.seen_at < @to AND {ArticleStore.IsKnown} AND {ArticleStore.IsForPlace} AND {OfSource}
        """;

    // Where it was said; null for what everybody may read.
    private const string Place = $"CASE WHEN c.origin = 'Discord' THEN {DiscussionStore.PlaceOfComment} END";

    // The numbers of the index begin with the time, so that only what is new is read.
    private const string NewComments = $"""
        FROM search_entry e
        JOIN comment c ON c.article_id = e.article_id AND c.id = e.comment_id
        JOIN article a ON a.id = c.article_id
        WHERE e.id >= @first AND e.id < @end AND c.author_id <> @ours AND {DiscussionStore.IsForGuild} AND {ArticleStore.IsForPlace} AND {OfSource}
        """;

    /// <param name="isSeen">Which channels those who read it can see: what people said elsewhere is neither told nor counted.</param>
    /// <param name="forAdults">Whether what comes from age-restricted sources is among it.</param>
    public Digest Of(GuildId guild, SourceName source, DateTimeOffset from, DateTimeOffset to, Func<ChannelId, bool> isSeen, bool forAdults)
    {
        var asked = new
        {
            guild,
            source,
            from,
            to,
            published = from - Late,
            count = MostArticles,
            first = EntryRange.FirstAt(from),
            end = EntryRange.FirstAt(to),
            ours = Author.Bot.Id,
            forAdults,
        };
        return new(from, to, CountArticles(asked), [.. Articles(asked).Select(row => Shown(row, guild, isSeen))], Liveliest(asked, guild, isSeen), MostAnswered(asked, guild, isSeen));
    }

    private int CountArticles(object asked) => session.First<int>($"SELECT COUNT(*) {NewArticles}", asked);

    private List<ArticleLine> Articles(object asked) => session.Query<ArticleLine>($"""
        SELECT a.id, a.source, a.title, a.url, COALESCE(a.published_at, a.seen_at) AS dated_at
        {NewArticles}
        ORDER BY COALESCE(a.published_at, a.seen_at) DESC, a.id DESC
        LIMIT @count
        """, asked);

    private List<DigestDiscussion> Liveliest(object asked, GuildId guild, Func<ChannelId, bool> isSeen) =>
    [
        .. session.Query<SaidIn>($"SELECT c.article_id AS article, {Place} AS place, COUNT(*) AS comments {NewComments} GROUP BY 1, 2", asked)
            .Where(said => said.Place is not { } place || isSeen(place))
            .GroupBy(said => said.Article, (article, said) => (Article: article, Comments: (int)said.Sum(place => place.Comments)))
            .OrderByDescending(discussion => discussion.Comments)
            .ThenBy(discussion => discussion.Article.Value, StringComparer.Ordinal)
            .Take(MostDiscussions)
            .Select(discussion => new DigestDiscussion(Shown(Line(discussion.Article), guild, isSeen), discussion.Comments)),
    ];

    private List<DigestComment> MostAnswered(object asked, GuildId guild, Func<ChannelId, bool> isSeen)
    {
        const string sql = $"""
            WITH answer AS (SELECT c.article_id, c.in_reply_to, c.author_id, {Place} AS place {NewComments} AND c.in_reply_to IS NOT NULL)
            SELECT c.article_id AS article, c.id AS comment, n.place, {Place} AS answered_in, COUNT(*) AS count
            FROM answer n
            JOIN comment c ON c.article_id = n.article_id AND c.id = n.in_reply_to
            WHERE c.author_id <> n.author_id AND c.author_id <> @ours AND {DiscussionStore.IsForGuild}
            GROUP BY 1, 2, 3, 4
            """;

        return
        [
            .. session.Query<Answers>(sql, asked)
                .Where(answer => (answer.Place is not { } place || isSeen(place)) && (answer.AnsweredIn is not { } answered || isSeen(answered)))
                .GroupBy(answer => (answer.Article, answer.Comment), (comment, answers) => (comment.Article, comment.Comment, Answers: (int)answers.Sum(place => place.Count)))
                .OrderByDescending(answered => answered.Answers)
                .ThenBy(answered => answered.Comment.Value, StringComparer.Ordinal)
                .Select(answered => (Pointed: session.Discussions.Point(answered.Article, answered.Comment, guild, chat, isSeen), answered.Answers))
                .Where(answered => answered.Pointed is not null)
                .Take(MostComments)
                .Select(answered => new DigestComment(answered.Pointed!, answered.Answers)),
        ];
    }

    private ArticleLine Line(ArticleId article) =>
        session.First<ArticleLine>("SELECT id, source, title, url, COALESCE(published_at, seen_at) AS dated_at FROM article WHERE id = @article", new { article })!;

    private DigestArticle Shown(ArticleLine line, GuildId guild, Func<ChannelId, bool> isSeen)
    {
        var post = session.Posts.InGuild(line.Id, guild).FirstOrDefault(post => isSeen(post.ChannelId));
        return new(line.Id, line.Title, line.Source, line.DatedAt, post is null ? PostComposer.WebUrl(line.Url) : chat.LinkTo(guild, post.ChannelId, post.MessageId));
    }

    private sealed record SaidIn(ArticleId Article, ChannelId? Place, long Comments);

    private sealed record Answers(ArticleId Article, CommentId Comment, ChannelId? Place, ChannelId? AnsweredIn, long Count);
}
