using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage.Comments;
using NewsBot.Storage.Searches;

namespace NewsBot.Storage.People;

/// <summary>Somebody who has written, by the name they are shown with.</summary>
/// <param name="ArticleUrl">An article that they have written on.</param>
public sealed record AuthorLine(AuthorId Id, string Name, string Origin, long Comments, string? ArticleUrl);

/// <summary>Who has written something, by name.</summary>
public sealed class AuthorStore(Session session)
{
    private const int MostCompared = 40;
    private const int MostCounted = 10;

    /// <summary>Authors whose name begins with a text, as one guild may know them: those of just this name before the others, those with most comments first.</summary>
    /// <remarks>Of many with the same beginning only the first by name are compared, so that a single letter costs no more than a name.</remarks>
    public IReadOnlyList<AuthorLine> Named(string typed, GuildId guild)
    {
        var key = SearchKey.Of(typed);
        return
        [
            .. Following(key, guild)
                .DistinctBy(author => author.Id)
                .OrderBy(author => SearchKey.Of(author.Name) == key ? 0 : 1)
                .ThenByDescending(author => author.Comments)
                .ThenBy(author => author.Name, StringComparer.Ordinal)
                .ThenBy(author => author.Id.Value, StringComparer.Ordinal),
        ];
    }

    // Steps from one to the next, so that what each has written costs nothing; and of that no more is counted than tells who wrote most.
    private List<AuthorLine> Following(string key, GuildId guild)
    {
        const string same = "FROM comment WHERE author_key = n.key AND author_id > n.id ORDER BY author_id LIMIT 1";
        const string next = "FROM comment WHERE author_key > n.key AND author_key < @after ORDER BY author_key, author_id LIMIT 1";
        const string theirs = $"FROM comment c WHERE c.author_key = n.key AND c.author_id = n.id AND {DiscussionStore.IsForGuild}";
        const string sql = $"""
            WITH RECURSIVE named (key, id, place) AS (
                SELECT @key, '', 0
                UNION ALL
                SELECT COALESCE((SELECT author_key {same}), (SELECT author_key {next})), COALESCE((SELECT author_id {same}), (SELECT author_id {next})), n.place + 1
                FROM named n
                WHERE n.key IS NOT NULL AND n.place < @MostCompared)
            SELECT id, name, origin, comments, (SELECT url FROM article WHERE id = article_id) AS article_url
            FROM (
                SELECT n.id, (SELECT c.author_name {theirs} LIMIT 1) AS name, (SELECT c.origin {theirs} LIMIT 1) AS origin, (SELECT c.article_id {theirs} LIMIT 1) AS article_id,
                       (SELECT COUNT(*) FROM (SELECT 1 {theirs} LIMIT @MostCounted)) AS comments
                FROM named n
                WHERE n.key IS NOT NULL AND n.place > 0)
            WHERE name IS NOT NULL
            """;

        return session.Query<AuthorLine>(sql, new { key, after = SearchKey.After(key), guild, MostCompared, MostCounted });
    }
}
