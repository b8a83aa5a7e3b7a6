namespace NewsBot.Sources.Fetching;

/// <summary>What a site gave, and at which address in the end.</summary>
/// <param name="Charset">The character set that the site names; null where it names none.</param>
/// <param name="Version">What to say the next time, so that a page that did not change is not sent again.</param>
public sealed record FetchedPage(Uri Address, byte[] Body, string? ContentType, string? Charset, PageVersion Version)
{
    /// <summary>What it says, in the characters that its site or it itself names; or why it is no text.</summary>
    public (string? Text, string? Problem) Decode() => Charsets.Decode(Body, Charset);

    /// <summary>What else the site says of it, by names in any case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>What identifies a state of a page to its site (https://www.rfc-editor.org/rfc/rfc9110#name-validator-fields).</summary>
public sealed record PageVersion(string? EntityTag, DateTimeOffset? LastModified);
