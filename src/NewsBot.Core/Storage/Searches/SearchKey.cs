namespace NewsBot.Storage.Searches;

/// <summary>Names and titles as they are searched: in lower case, alike in every language.</summary>
internal static class SearchKey
{
    // SQL reads a text to its first NUL.
    public static string Of(string text) => text.Replace('\0', '\uFFFD').Trim().ToLowerInvariant();

    /// <summary>A pattern for LIKE … ESCAPE '\'.</summary>
    public static string Containing(string typed) => $"%{Escape(Of(typed))}%";

    /// <summary>What every key that begins with the same text comes before.</summary>
    public static string After(string key) => key + "\U0010FFFF";

    private static string Escape(string text) =>
        text
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}
