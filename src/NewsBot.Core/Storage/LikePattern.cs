namespace NewsBot.Storage;

/// <summary>Text typed by a person as a pattern for LIKE … ESCAPE '\', in lower case.</summary>
internal static class LikePattern
{
    public static string Contains(string text) => $"%{Escape(text)}%";

    public static string StartsWith(string text) => $"{Escape(text)}%";

    private static string Escape(string text) =>
        text.Trim().ToLowerInvariant()
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}
