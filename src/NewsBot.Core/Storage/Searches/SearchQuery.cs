using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage.Searches;

/// <summary>What somebody of a guild searches for: words, "phrases", beginnings*, -without, author:, source:, after: and before:.</summary>
public sealed partial record SearchQuery
{
    private const int MostTerms = 20;
    private readonly GuildId _guild;

    private SearchQuery(GuildId guild) => _guild = guild;

    /// <summary>The words to be shown in bold where they are found, as the index compares them; of a beginning, with an asterisk.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    public EntryRange Range { get; private init; } = EntryRange.All;

    /// <summary>Everything that is wanted and may be found. Whatever has a key may be, so that where there is one nothing else needs to say so.</summary>
    public string Match => All(Keys.Length > 0 ? [.. Keys, .. Wanted] : [SearchTokens.Visible(_guild), .. Wanted], Unwanted);

    /// <summary>The words alone, by which hits are ranked; null where none is wanted.</summary>
    public string? Ranking => Wanted.Length == 0 ? null : All(OnlyArticles ? [SearchTokens.OnlyArticles(_guild), .. Wanted] : Wanted, Unwanted);

    private string[] Keys { get; init; } = [];

    private string[] Wanted { get; init; } = [];

    private string[] Unwanted { get; init; } = [];

    private bool OnlyArticles { get; init; }

    /// <summary>Reads what was typed; throws <see cref="FormatException"/> with one sentence.</summary>
    /// <param name="guild">Who searches: what people of other guilds wrote is not found.</param>
    /// <param name="articlesOnly">Only articles, no comments.</param>
    /// <param name="source">The source that a person means by a name; null where there is none.</param>
    public static SearchQuery Parse(string typed, GuildId guild, bool articlesOnly = false, Func<string, SourceName?>? source = null)
    {
        var (keys, wanted, unwanted, words, range) = (new List<string>(), new List<string>(), new List<string>(), new List<string>(), EntryRange.All);
        foreach (var term in Term.Matches(typed).Take(MostTerms))
        {
            var isWithout = term.Groups["without"].Success;
            var field = term.Groups["field"].Value.ToLowerInvariant();
            var text = term.Groups["phrase"].Success ? term.Groups["phrase"].Value : term.Groups["word"].Value;
            switch (field)
            {
                case "after":
                    range = range with { After = EntryRange.FirstAt(Day($"{field}:", text)) - 1 };
                    break;
                case "before":
                    range = range with { Before = EntryRange.FirstAt(Day($"{field}:", text)) };
                    break;
                case "source":
                    var named = source is null ? new(text) : source(text) ?? throw new FormatException($"There is no source named “{text}” here. Choose one of those that are offered behind “source:”.");
                    (isWithout ? unwanted : keys).Add(SearchTokens.From(named, guild));
                    break;
                default:
                    if (Phrase(text) is not { } phrase)
                        break;
                    (isWithout ? unwanted : wanted).Add($"{(field == "author" ? "author" : "text")} : {phrase}");
                    if (!isWithout && field != "author")
                        words.AddRange(WordsOf(text));
                    break;
            }
        }

        if (keys.Count + wanted.Count + unwanted.Count == 0 && range == EntryRange.All)
            throw new FormatException($"Type the words to search for, such as ferry \"on time\" author:ada after:2026-05-01.");
        if (articlesOnly)
            keys.Add(SearchTokens.OnlyArticles(guild));
        return new(guild) { Words = words, Range = range, Keys = [.. keys], Wanted = [.. wanted], Unwanted = [.. unwanted], OnlyArticles = articlesOnly };
    }

    /// <summary>All that a guild may find.</summary>
    public static SearchQuery Everything(GuildId guild) => new(guild);

    /// <summary>As this one, but only what one or the other of some authors wrote.</summary>
    public SearchQuery By(IEnumerable<AuthorId> authors) => this with { Keys = [.. Keys, SearchTokens.By(authors, _guild)] };

    /// <summary>As this one, but only comments on an article.</summary>
    public SearchQuery Under(ArticleId article) => this with { Keys = [.. Keys, SearchTokens.Under(article, _guild)] };

    /// <summary>As this one, but only from a source.</summary>
    public SearchQuery Of(SourceName source) => this with { Keys = [.. Keys, SearchTokens.From(source, _guild)] };

    /// <summary>As this one, but only what was written between two moments.</summary>
    public SearchQuery Within(DateTimeOffset? from, DateTimeOffset? to) => this with
    {
        Range = new(
            from is { } first ? Math.Max(Range.After, EntryRange.FirstAt(first) - 1) : Range.After,
            to is { } end ? Math.Min(Range.Before, EntryRange.FirstAt(end)) : Range.Before),
    };

    private static string All(IEnumerable<string> wanted, IEnumerable<string> unwanted) =>
        $"({string.Join(" AND ", wanted.Select(part => $"({part})"))})" + string.Concat(unwanted.Select(part => $" NOT ({part})"));

    // In quotes nothing is a word of FTS5's own language; an asterisk behind them makes the last word a beginning.
    private static string? Phrase(string text) =>
        SearchText.WordsOf(text).Any()
            ? $"\"{SearchText.Spaced(text).Replace("\"", "\"\"", StringComparison.Ordinal).Replace('\0', ' ').TrimEnd('*')}\"{(text.EndsWith('*') ? "*" : "")}"
            : null;

    private static IEnumerable<string> WordsOf(string text)
    {
        var words = SearchText.WordsOf(text).ToList();
        return words.Select((word, index) => text.EndsWith('*') && index == words.Count - 1 ? word.Key + "*" : word.Key);
    }

    /// <summary>The day that was typed for a field or an option; throws <see cref="FormatException"/> with one sentence.</summary>
    public static DateTimeOffset Day(string field, string text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
            ? day
            : throw new FormatException($"“{field}” takes a day such as 2026-05-31, and not “{text}”.");

    [GeneratedRegex("""(?<without>-)?(?:(?<field>author|source|after|before):)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Term { get; }
}
