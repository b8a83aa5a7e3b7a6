namespace NewsBot.Posting.Filters;

internal enum FilterTokenKind
{
    Open,
    Close,
    And,
    Or,
    Not,

    /// <summary>A field's name with a colon.</summary>
    Field,

    /// <summary>"links" or "length" with a sign and a number.</summary>
    Count,
    Word,
    Pattern,
}

/// <summary>A word of the filter language, and where it stands.</summary>
internal sealed record FilterToken(FilterTokenKind Kind, string Value, int Start, int End)
{
    /// <summary>The longest word that is looked for, in UTF-16 units: addresses are about as long.</summary>
    public const int LongestWord = 200;

    /// <summary>Whether it is a word that is longer than any.</summary>
    public bool IsTooLong => Kind == FilterTokenKind.Word && Value.Length > LongestWord && !Value.Any(char.IsWhiteSpace);
}

/// <summary>Cuts a filter into its words; throws <see cref="FormatException"/> with one sentence.</summary>
internal static class FilterTokens
{
    private static readonly string[] Fields = ["title", "text", "tag", "author", "source"];
    private static readonly string[] Counted = ["links", "length"];

    public static IReadOnlyList<FilterToken> Of(string text)
    {
        var tokens = new List<FilterToken>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = Next(text, at);
            tokens.Add(token);
            at = token.End;
        }

        return tokens;
    }

    private static FilterToken Next(string text, int at) => text[at] switch
    {
        '(' => new(FilterTokenKind.Open, "(", at, at + 1),
        ')' => new(FilterTokenKind.Close, ")", at, at + 1),
        '-' when at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) => new(FilterTokenKind.Not, "-", at, at + 1),
        '"' or '“' or '„' or '«' => Quoted(text, at),
        '/' => Pattern(text, at),
        _ => Bare(text, at),
    };

    private static FilterToken Quoted(string text, int at)
    {
        var end = text.IndexOfAny(['"', '”', '“', '»'], at + 1);
        if (end < 0)
            throw new FormatException($"The quotation that begins with {Shown(text, at)} has no end.");
        return text[(at + 1)..end].Trim() is { Length: > 0 } phrase
            ? new(FilterTokenKind.Word, phrase, at, end + 1)
            : throw new FormatException("There is nothing between two quotation marks.");
    }

    // A slash inside is written as "\/".
    private static FilterToken Pattern(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && text[end] != '/')
            end += text[end] == '\\' ? 2 : 1;
        if (end >= text.Length)
            throw new FormatException($"The pattern that begins with {Shown(text, at)} has no slash at its end.");
        return new(FilterTokenKind.Pattern, text[(at + 1)..end].Replace("\\/", "/", StringComparison.Ordinal), at, end + 1);
    }

    private static FilterToken Bare(string text, int at)
    {
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')' or '"' or '“' or '”' or ':' or '<' or '>' or '='))
            end++;

        var word = text[at..end];
        var name = word.ToLowerInvariant();
        if (end < text.Length && text[end] == ':')
        {
            return Fields.Contains(name)
                ? new(FilterTokenKind.Field, name, at, end + 1)
                : throw new FormatException($"“{word}:” is no field; there are {string.Join(", ", Fields.Select(field => field + ":"))}.");
        }

        return Counted.Contains(name) && Comparison(text, end) is { } comparison ? new(FilterTokenKind.Count, name + comparison.Value, at, comparison.End)
            : word.Length == 0 ? throw new FormatException($"Nothing begins with {Shown(text, at)}; a sign that is meant stands in quotation marks.")
            : new(name switch { "and" => FilterTokenKind.And, "or" => FilterTokenKind.Or, "not" => FilterTokenKind.Not, _ => FilterTokenKind.Word }, word, at, end);
    }

    private static (string Value, int End)? Comparison(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        if (at >= text.Length || text[at] is not ('<' or '>' or '='))
            return null;

        var (sign, start) = (text[at], at + 1);
        while (start < text.Length && text[start] == ' ')
            start++;
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end > start && end - start <= 6
            ? ($"{sign}{text[start..end]}", end)
            : throw new FormatException($"After {Shown(text, at)} a number of at most six digits is missing.");
    }

    private static string Shown(string text, int at) => $"“{text[at..Math.Min(text.Length, at + 20)]}”";
}
