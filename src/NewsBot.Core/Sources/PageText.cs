namespace NewsBot.Sources;

/// <summary>Bytes to text: what is not marked as anything else is UTF-8, pages of the web apart, which come in all that there is.</summary>
internal static class PageText
{
    /// <summary>Far above any page; keeps one wrong file from filling the memory.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private const string TooLarge = "It is larger than 16 MiB.";

    public static async Task<(string? Text, string? Problem)> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(content.CanSeek ? (int)Math.Min(content.Length, MaxBytes) : 0);
        var buffer = new byte[64 * 1024];

        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MaxBytes)
                return (null, TooLarge);
        }

        return Charsets.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), null);
    }

    /// <summary>Why no reader should look at this text, if so.</summary>
    public static string? ProblemOf(string text) => text switch
    {
        { Length: > MaxBytes } => TooLarge,
        _ when text.Contains('\0') => "It is not text: it contains NUL characters.",
        _ when HasHalfCharacters(text) => "It is not text: it contains halves of characters.",
        _ when string.IsNullOrWhiteSpace(text.TrimStart('\uFEFF')) => "It is empty.",
        _ => null,
    };

    // No decoder gives such text; a caller's own string may be it.
    private static bool HasHalfCharacters(string text)
    {
        var rest = text.AsSpan();

        for (int next; (next = rest.IndexOfAnyInRange('\uD800', '\uDFFF')) >= 0; rest = rest[(next + 2)..])
        {
            if (next + 1 == rest.Length || !char.IsSurrogatePair(rest[next], rest[next + 1]))
                return true;
        }

        return false;
    }
}
