using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage;

/// <summary>What somebody searches for: words, "phrases", beginnings*, -without, author:, source:, after: and before:.</summary>
/// <param name="Words">The words to be shown in bold where they are found, as the index compares them; of a beginning, with an asterisk.</param>
/// <param name="Ranking">The words alone, by which hits are ranked; null where none is wanted.</param>
public sealed partial record SearchQuery(IReadOnlyList<string> Words, string Match, string? Ranking, EntryRange Range)
{
    private const int MostTerms = 20;

    /// <summary>Reads what was typed; throws <see cref="NotTakenException"/>.</summary>
    /// <param name="guild">Who searches: what people of other guilds wrote is not found.</param>
    /// <param name="by">Only what this one wrote.</param>
    /// <param name="articlesOnly">Only articles, no comments.</param>
    /// <param name="source">The source that a person means by a name; null where there is none.</param>
    public static SearchQuery Parse(string typed, GuildId guild, AuthorId? by = null, bool articlesOnly = false, Func<string, SourceName?>? source = null)
    {
        var terms = Term.Matches(typed).Select(term => (
            IsWithout: term.Groups["without"].Success,
            Field: term.Groups["field"].Value.ToLowerInvariant(),
            Text: term.Groups["phrase"].Success ? term.Groups["phrase"].Value : term.Groups["word"].Value)).Take(MostTerms).ToList();

        var (kept, wanted, unwanted, words, range) = (new List<string> { SearchStore.Visible(guild) }, new List<string>(), new List<string>(), new List<string>(), EntryRange.All);
        if (by is { } author)
            kept.Add(SearchStore.By(author));
        if (articlesOnly)
            kept.Add(SearchStore.Article);
        var given = kept.Count;
        foreach (var (isWithout, field, text) in terms)
        {
            switch (field)
            {
                case "after":
                    range = range with { After = EntryRange.FirstAt(Day(field, text)) - 1 };
                    break;
                case "before":
                    range = range with { Before = EntryRange.FirstAt(Day(field, text)) };
                    break;
                case "source":
                    (isWithout ? unwanted : kept).Add(SearchStore.OfSource(source is null ? new(text) : source(text) ?? throw new NotTakenException($"There is no source named “{text}” here. Choose one of those that are offered behind “source:”.")));
                    break;
                default:
                    if (Phrase(text) is not { } phrase)
                        break;
                    (isWithout ? unwanted : wanted).Add($"{(field == "author" ? "author" : "text")} : {phrase}");
                    if (!isWithout && field != "author")
                        words.AddRange(Keys(text));
                    break;
            }
        }

        if (kept.Count == given && by is null && wanted.Count + unwanted.Count == 0 && range == EntryRange.All)
            throw new NotTakenException($"Type the words to search for, such as ferry \"on time\" author:ada after:2026-05-01.");
        return new(words, All([.. kept, .. wanted], unwanted), wanted.Count > 0 ? All(articlesOnly ? [SearchStore.Article, .. wanted] : wanted, unwanted) : null, range);
    }

    /// <summary>As this one, but only what one or the other of some authors wrote.</summary>
    public SearchQuery By(IEnumerable<AuthorId> authors) => Only(SearchStore.By(authors));

    /// <summary>As this one, but only comments on an article.</summary>
    public SearchQuery Under(ArticleId article) => Only(SearchStore.Under(article));

    /// <summary>As this one, but only from a source.</summary>
    public SearchQuery Of(SourceName source) => Only(SearchStore.OfSource(source));

    /// <summary>As this one, but only what was written between two moments.</summary>
    public SearchQuery Within(DateTimeOffset? from, DateTimeOffset? to) => this with
    {
        Range = new(
            from is { } first ? Math.Max(Range.After, EntryRange.FirstAt(first) - 1) : Range.After,
            to is { } end ? Math.Min(Range.Before, EntryRange.FirstAt(end)) : Range.Before),
    };

    /// <summary>All that a guild may find.</summary>
    public static SearchQuery Everything(GuildId guild) => new([], SearchStore.Visible(guild), null, EntryRange.All);

    private SearchQuery Only(string part) => this with { Match = $"({Match}) AND ({part})" };

    private static string All(IEnumerable<string> wanted, IEnumerable<string> unwanted) =>
        $"({string.Join(" AND ", wanted.Select(part => $"({part})"))})" + string.Concat(unwanted.Select(part => $" NOT ({part})"));

    // In quotes nothing is a word of FTS5's own language; an asterisk behind them makes the last word a beginning.
    private static string? Phrase(string text) =>
        SearchText.WordsOf(text).Any()
            ? $"\"{SearchText.Spaced(text).Replace("\"", "\"\"", StringComparison.Ordinal).Replace('\0', ' ').TrimEnd('*')}\"{(text.EndsWith('*') ? "*" : "")}"
            : null;

    private static IEnumerable<string> Keys(string text)
    {
        var words = SearchText.WordsOf(text).ToList();
        return words.Select((word, index) => text.EndsWith('*') && index == words.Count - 1 ? word.Key + "*" : word.Key);
    }

    /// <summary>The day that was typed for a field; throws <see cref="NotTakenException"/>.</summary>
    public static DateTimeOffset Day(string field, string text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
            ? day
            : throw new NotTakenException($"“{field}:” takes a day such as 2026-05-31, and not “{text}”.");

    [GeneratedRegex("""(?<without>-)?(?:(?<field>author|source|after|before):)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Term { get; }
}
