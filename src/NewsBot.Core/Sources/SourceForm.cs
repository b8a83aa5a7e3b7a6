using System.Collections.Frozen;
using NewsBot.Articles;

namespace NewsBot.Sources;

/// <summary>What a source that is written down may say; the schema config/sources.schema.json says the same.</summary>
internal static class SourceForm
{
    public const int NameLength = 100;
    private const int WordLength = 100;
    private const int PatternLength = 500;
    private const int AddressLength = 2_000;
    private const int MostWords = 100;
    private const int MostSentences = 8;
    private const int CreditLength = 200;
    private const int LongestWaitInMinutes = 7 * 24 * 60;

    private static readonly FrozenDictionary<string, SourceKind> Kinds = Named<SourceKind>();
    private static readonly FrozenDictionary<string, Place> Places = Named<Place>();
    private static readonly FrozenSet<string> Systems = Named<Comments.CommentSystem>().Keys.Append(CommentChoice.None).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Throws <see cref="FormatException"/> with one sentence.</summary>
    public static Source Read(SourceLine? line)
    {
        var name = line?.Name is { Length: > 0 and <= NameLength } given && given != SourceName.Every.Value && given.Trim() == given
            ? given
            : throw new FormatException($"The source {line?.Name} needs a name of 1 to {NameLength} characters, without blanks at its ends and other than \"*\".");
        if (line.Kind is null || !Kinds.TryGetValue(line.Kind, out var kind))
            throw new FormatException($"The source {name} has the kind \"{line.Kind}\"; known are {string.Join(", ", Kinds.Keys.Order())}.");

        return kind == SourceKind.Folder
            ? line == new SourceLine(name, line.Kind, line.Path) && line.Path is { Length: > 0 } path ? new(new(name), kind, path) : throw new FormatException($"The source {name} is a folder and needs a path, and nothing else.")
            : OfTheWeb(line, name, kind);
    }

    public static SourceLine Line(Source source) => new(
        source.Name.Value,
        source.Kind.ToString().ToLowerInvariant(),
        source.Kind == SourceKind.Folder ? source.Address : null,
        source.Kind == SourceKind.Folder ? null : source.Address,
        (int?)source.Every?.TotalMinutes,
        source.Only?.Line,
        source.Except?.Line,
        source.Comments is { } comments ? new(comments.System, comments.Url, comments.Site, comments.Credentials) : null,
        source.Elsewhere is { } elsewhere ? new(elsewhere.Places?.Select(place => place.ToString().ToLowerInvariant()).ToList(), elsewhere.Least, elsewhere.Hold) : null,
        source.Credentials,
        source.Terms?.SummarySentences,
        source.Terms?.Image,
        source.Terms?.Credit,
        source.Terms?.AgeRestricted);

    private static Source OfTheWeb(SourceLine line, string name, SourceKind kind)
    {
        var problem = line switch
        {
            { Path: not null } => $"The source {name} has no path but a url.",
            _ when !IsAddress(line.Url) => $"The source {name} needs a url that begins with http:// or https:// and holds no name and no password.",
            { EveryMinutes: < 1 or > LongestWaitInMinutes } => $"The source {name} is asked every 1 to {LongestWaitInMinutes} minutes.",
            _ when !IsWord(line.Credentials) => $"The source {name} names its credentials with 1 to {WordLength} characters.",
            { Comments: { } comments } when !Systems.Contains(comments.System ?? "") => $"The source {name} has the comment system \"{comments.System}\"; known are {string.Join(", ", Systems.Order())}.",
            { Comments: { } comments } when (comments.Url is not null && !IsAddress(comments.Url)) || !IsWord(comments.Site) || !IsWord(comments.Credentials) => $"The source {name} does not say well where its comments are.",
            { SummarySentences: < 1 or > MostSentences } => $"The source {name} quotes 1 to {MostSentences} sentences of its articles.",
            { Credit: { Length: 0 or > CreditLength } } => $"The source {name} has a credit line of 1 to {CreditLength} characters.",
            { Elsewhere.Least: < 0 or > 100_000 } => $"The source {name} needs a least number of comments from 0 to 100000.",
            { Elsewhere.Places: { } places } when places.Any(place => !Places.ContainsKey(place ?? "")) || places.Distinct().Count() != places.Count => $"The source {name} looks for discussions in places of which each is one of {string.Join(", ", Places.Keys.Order())}.",
            _ => null,
        };

        return problem is null
            ? new(
                new(name),
                kind,
                line.Url!,
                line.EveryMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
                Filter(name, line.Only),
                Filter(name, line.Except),
                line.Comments is { } choice ? new(choice.System!, choice.Url, choice.Site, choice.Credentials) : null,
                line.Elsewhere is { } elsewhere ? new(elsewhere.Places?.Select(place => Places[place!]).ToList(), elsewhere.Least, elsewhere.Hold ?? true) : null,
                line.Credentials,
                Terms(line))
            : throw new FormatException(problem);
    }

    private static SourceTerms? Terms(SourceLine line) =>
        new SourceTerms(line.SummarySentences, line.Image ?? true, line.Credit, line.AgeRestricted ?? false) is var terms && terms != SourceTerms.None ? terms : null;

    private static ArticleFilter? Filter(string name, FilterLine? line)
    {
        if (line is null)
            return null;
        if (line.Pattern is { Length: 0 or > PatternLength } || !AreWords(line.Words) || !AreWords(line.Tags) || !AreWords(line.Authors))
            throw new FormatException($"The source {name} has a filter whose words are not 1 to {WordLength} characters long and at most {MostWords}, or whose pattern is not 1 to {PatternLength}.");

        try
        {
            return new(line);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new FormatException($"The source {name} has a pattern that cannot be used: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    private static bool AreWords(IReadOnlyList<string?>? words) => words is null || (words.Count is > 0 and <= MostWords && words.All(word => word is not null && IsWord(word)));

    private static bool IsWord(string? word) => word is null or { Length: > 0 and <= WordLength };

    private static bool IsAddress(string? url) =>
        url is { Length: <= AddressLength }
        && (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal))
        && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Length == 0;

    private static FrozenDictionary<string, T> Named<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToFrozenDictionary(value => value.ToString().ToLowerInvariant(), StringComparer.Ordinal);
}
