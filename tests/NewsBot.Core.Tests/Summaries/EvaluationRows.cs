using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Summaries;

/// <summary>A text with the summary that an editor wrote of it.</summary>
internal sealed record EvaluationRow(string Language, string Title, string Text, string Summary)
{
    public Article Article => new(Title, null, null, null, null, null, null, null, [Text], [], [], null);
}

internal static class EvaluationRows
{
    public static IReadOnlyList<EvaluationRow> Read(string file) =>
        [.. File.ReadLines(Path.Combine(EvaluationFactAttribute.Folder, "summaries", file)).Select(RowOf)];

    private static EvaluationRow RowOf(string line)
    {
        using var row = JsonDocument.Parse(line);
        string Text(string name) => row.RootElement.GetProperty(name).GetString()!;
        return new(Text("lang"), Text("title"), Text("text"), Text("summary"));
    }
}
