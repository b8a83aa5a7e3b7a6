using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Commands.Articles;
using NewsBot.Commands.Sources;
using NewsBot.Storage;
using NewsBot.Storage.Searches;

namespace NewsBot.Commands.Histories;

/// <summary>What of a history is wanted: of one article, of one source, of a time, with some words.</summary>
/// <param name="Before">The day before which it was written.</param>
internal sealed record HistoryFilter(ArticleId? Article, SourceName? Source, DateTimeOffset? After, DateTimeOffset? Before, string Words)
{
    private const int MostWords = 70;
    private const int SourceLength = 8;

    public static readonly HistoryFilter None = new(null, null, null, null, "");

    /// <summary>What the filters' options are, on every command that has them.</summary>
    public static IReadOnlyList<OptionDefinition> Options { get; } =
    [
        new("article", "Only on this article: a part of its title", Completed: true),
        new("source", "Only on articles of this source", Completed: true),
        new("after", "Only from this day on, such as 2026-05-31"),
        new("before", "Only from before this day"),
        new("words", "Only with these words, \"phrases\", beginnings*, -without"),
    ];

    public bool IsNone => this == None;

    /// <summary>Reads the options; throws <see cref="FormatException"/> with one sentence.</summary>
    public static HistoryFilter Of(Session session, CommandInvoked invoked)
    {
        var words = invoked.Options.GetValueOrDefault("words", "").Trim();
        if (words.Length > MostWords)
            throw new FormatException($"“words” takes at most {MostWords} characters.");

        var article = invoked.Options.GetValueOrDefault("article") is { } title
            ? ArticleChoice.Find(session, invoked).Article ?? throw new FormatException($"No article's title contains “{title}”. Choose one of those that are offered while you type.")
            : (ArticleId?)null;
        var source = invoked.Options.GetValueOrDefault("source") is { } named
            ? SourceChoices.Named(session, invoked.Member.Guild, named) ?? throw new FormatException($"There is no source named “{named}”. Choose one of those that are offered while you type.")
            : (SourceName?)null;
        var filter = new HistoryFilter(article, source, DayOf(invoked, "after"), DayOf(invoked, "before"), words);
        _ = filter.Query(invoked.Member.Guild);
        return filter;
    }

    /// <summary>What is searched for; throws <see cref="FormatException"/> with one sentence.</summary>
    public SearchQuery Query(GuildId guild)
    {
        var query = (Words.Length == 0 ? SearchQuery.Everything(guild) : SearchQuery.Parse(Words, guild)).Within(After, Before);
        if (Article is { } article)
            query = query.Under(article);
        return Source is { } source ? query.Of(source) : query;
    }

    /// <summary>As values of a button's id; the words come last, since they may hold anything.</summary>
    public IReadOnlyList<string> Pack() => [Article?.Value ?? "", Source is { } source ? Short(source) : "", Days(After), Days(Before), Words];

    /// <summary>Reads the values of a button's id, which came from outside; null where they are none.</summary>
    public static HistoryFilter? Unpack(Session session, GuildId guild, IReadOnlyList<string> values)
    {
        if (values is not [var article, var shortSource, var after, var before, ..] || (article.Length > 0 && !session.Articles.IsKnownTo(guild, new(article))))
            return null;

        var source = shortSource.Length == 0 ? null : session.Sources.NamesFor(guild).Where(name => Short(name) == shortSource).Select(name => (SourceName?)name).FirstOrDefault();
        if ((shortSource.Length > 0 && source is null) || (after.Length > 0 && DayOf(after) is null) || (before.Length > 0 && DayOf(before) is null))
            return null;
        return new(article.Length == 0 ? null : new(article), source, DayOf(after), DayOf(before), string.Join(':', values.Skip(4)));
    }

    private static DateTimeOffset? DayOf(CommandInvoked invoked, string option) => invoked.Options.GetValueOrDefault(option) is { } typed ? SearchQuery.Day(Phrases.Named(option), typed.Trim()) : null;

    private static string Short(SourceName source) => ShortHash.Of("source", source.Value)[..SourceLength];

    private static string Days(DateTimeOffset? day) => day is { } moment ? ((int)(moment - DateTimeOffset.UnixEpoch).TotalDays).ToString("x", CultureInfo.InvariantCulture) : "";

    private static DateTimeOffset? DayOf(string packed) => packed.Length <= 5 && int.TryParse(packed, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var days) ? DateTimeOffset.UnixEpoch.AddDays(days) : null;
}
