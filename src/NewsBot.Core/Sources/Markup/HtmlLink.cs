namespace NewsBot.Sources.Markup;

/// <summary>A link within a text: its address, where one can go there.</summary>
/// <param name="IsName">Whether its words name a person or a topic, and say all there is to say.</param>
internal sealed record HtmlLink(string? Address, bool IsName)
{
    private const int Longest = 500;

    public static HtmlLink Read(AttributeReader attributes, Uri? page)
    {
        string? address = null;
        var isName = false;
        while (attributes.Read())
        {
            if (attributes.Name.Equals("href", StringComparison.OrdinalIgnoreCase))
                address = attributes.Value.Trim();
            else if (attributes.Name.Equals("class", StringComparison.OrdinalIgnoreCase))
                isName = attributes.RawValue.Contains("mention", StringComparison.OrdinalIgnoreCase) || attributes.RawValue.Contains("hashtag", StringComparison.OrdinalIgnoreCase);
        }

        return new(address is null || address.StartsWith('#') ? null : Absolute(address, page), isName);
    }

    public static string AlternativeOf(AttributeReader attributes)
    {
        while (attributes.Read())
        {
            if (attributes.Name.Equals("alt", StringComparison.OrdinalIgnoreCase))
                return attributes.Value;
        }

        return "";
    }

    /// <summary>The words with the address, unless either says it all.</summary>
    public string Shown(string words)
    {
        if (IsName || Address is not { Length: <= Longest } address)
            return words;
        return words.Length == 0 || IsCutFrom(address, words) ? address : $"{words} ({address})";
    }

    // "example.com/a-long…" for "https://www.example.com/a-long-way".
    private static bool IsCutFrom(string address, string words) =>
        words.Length > 3 && words.Contains('.', StringComparison.Ordinal) && !words.Contains(' ', StringComparison.Ordinal) && Bare(address).StartsWith(Bare(words.TrimEnd('.', '…')), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string address)
    {
        var begin = address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        var bare = address[begin..];
        return (bare.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? bare[4..] : bare).TrimEnd('/');
    }

    private static string? Absolute(string written, Uri? page)
    {
        var isWhole = Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        if (isWhole)
            return written;
        return page is not null && Uri.TryCreate(page, written, out var within) && within.Scheme is "http" or "https" ? within.AbsoluteUri : null;
    }
}
