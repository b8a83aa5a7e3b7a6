namespace NewsBot.Sources;

/// <summary>The blanks of a text, which say nothing on the web.</summary>
internal static class Spacing
{
    /// <summary>Words with one space between them.</summary>
    public static string OneSpaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
