namespace NewsBot.Sources.Flattened;

/// <summary>What stands below an article's text: related titles, one a line, and a line of tags.</summary>
/// <param name="Start">The line where they begin: the end of the text.</param>
internal sealed record FlatFoot(IReadOnlyList<string> Related, IReadOnlyList<string> Tags, int Start)
{
    private const int MostTagWords = 6;
    private const int MostWordsOfOnlyTag = 4;
    private const int ShortestParagraph = 100;

    /// <param name="touchesFurniture">Whether the last line stands directly on the furniture of the comments, where the layout puts the tags.</param>
    public static FlatFoot Read(List<FlatLine> lines, int headEnd, bool touchesFurniture)
    {
        if (headEnd >= lines.Count)
            return new([], [], lines.Count);

        var start = lines.FindIndex(headEnd, line => line.Paragraph == lines[^1].Paragraph);
        while (start < lines.Count && IsParagraph(lines[start]))
            start++;

        var foot = lines[start..];

        // A line on its own is the last one of the text unless its place or its form says otherwise.
        if (foot is [var only] && !(touchesFurniture ? AreTags(only) || !only.IsProse : AreTags(only) && only.Text.Contains(',')))
            return new([], [], lines.Count);

        return foot is [.. var above, var last] && AreTags(last)
            ? new(TitlesOf(above), TagsOf(last), start)
            : new(TitlesOf(foot), [], start);
    }

    private static bool IsParagraph(FlatLine line) => line.IsProse && line.Text.Length >= ShortestParagraph;

    private static bool AreTags(FlatLine line)
    {
        var tags = TagsOf(line);
        var most = tags.Count == 1 ? MostWordsOfOnlyTag : MostTagWords;
        return (!line.IsProse || EndsInAbbreviation(line.Text)) && tags.All(tag => tag.Split(' ').Length <= most);
    }

    // "Washington D.C." ends a list as well as a sentence.
    private static bool EndsInAbbreviation(string text) => text[(text.LastIndexOf(' ') + 1)..^1].Contains('.');

    private static List<string> TagsOf(FlatLine line) => [.. line.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static List<string> TitlesOf(List<FlatLine> lines) => [.. lines.Where(line => !FlatHead.IsCredit(line)).Select(line => line.Text)];
}
