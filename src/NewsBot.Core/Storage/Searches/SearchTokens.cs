using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage.Searches;

/// <summary>The words of the index that nobody can write: who may find an entry, and for each of them who wrote it, under which article, and from which source it is.</summary>
/// <remarks>One word says by whom and for whom: two of which one is in nearly every entry would cost a step through all of them.</remarks>
internal static class SearchTokens
{
    private const string Everybody = "everybody";
    private const string Articles = "article";

    /// <summary>Those of an entry.</summary>
    /// <param name="article">The article that a comment is of; null for an article itself.</param>
    /// <param name="author">Null where it is not known.</param>
    /// <param name="guilds">Those who may find it; null stands for everybody.</param>
    public static string Of(ArticleId? article, AuthorId? author, IEnumerable<GuildId?> guilds, IReadOnlyList<SourceName> sources) =>
        string.Join(' ', guilds.Select(guild => guild?.Value ?? Everybody).Distinct().SelectMany(finder => Of(article, author, finder, sources)));

    /// <summary>What everybody may find, and what a guild's own people said.</summary>
    public static string Visible(GuildId guild) => Any([Finder(Everybody), Finder(guild.Value)]);

    /// <summary>What any of some authors wrote, of that.</summary>
    public static string By(IEnumerable<AuthorId> authors, GuildId guild) => Any(authors.SelectMany(author => Both('a', author.Value, guild)));

    /// <summary>The articles among that, and no comments.</summary>
    public static string OnlyArticles(GuildId guild) => Any(Both('k', Articles, guild));

    /// <summary>The comments on an article among that.</summary>
    public static string Under(ArticleId article, GuildId guild) => Any(Both('t', article.Value, guild));

    /// <summary>What a source has of that.</summary>
    public static string From(SourceName source, GuildId guild) => Any(Both('s', source.Value, guild));

    private static IEnumerable<string> Of(ArticleId? article, AuthorId? author, string finder, IReadOnlyList<SourceName> sources)
    {
        yield return Finder(finder);
        yield return article is { } under ? Token('t', under.Value, finder) : Token('k', Articles, finder);
        if (author is { } who)
            yield return Token('a', who.Value, finder);
        foreach (var source in sources)
            yield return Token('s', source.Value, finder);
    }

    private static IEnumerable<string> Both(char kind, string name, GuildId guild) => [Token(kind, name, Everybody), Token(kind, name, guild.Value)];

    private static string Any(IEnumerable<string> tokens) => $"keys : ({string.Join(" OR ", tokens.Select(token => $"\"{token}\""))})";

    private static string Finder(string finder) => SearchText.Token('g', finder);

    private static string Token(char kind, string name, string finder) => SearchText.Token(kind, $"{name}\n{finder}");
}
