using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Summaries;
using NewsBot.Summaries.Languages;

namespace NewsBot.Benchmarks.Summaries;

/// <summary>An article with the summary that an editor wrote of it.</summary>
internal sealed record SummaryPair(Article Article, string Reference)
{
    private readonly Rouge _rouge = new(Reference);

    public string[] Words { get; } = Split(Article.Body[0]);

    /// <summary>By how many points a summary is nearer to the editor's than as many words from the top of the article.</summary>
    public double GainOf(string summary) => _rouge.Of(summary) - _rouge.Of(string.Join(' ', Words.Take(Split(summary).Length)));

    /// <summary>The article's sentences in order.</summary>
    public IReadOnlyList<string> Sentences()
    {
        var text = Article.Body[0];
        return [.. NewsBot.Summaries.Sentences.In(text, LanguageSet.BesideProgram.Find(text), TextShape.Of(text)).Select(range => text[range])];
    }

    public static IReadOnlyList<SummaryPair> Read(string file) => [.. File.ReadLines(file).Select(Parse)];

    private static SummaryPair Parse(string line)
    {
        using var row = JsonDocument.Parse(line);
        string Text(string name) => row.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        return new(new(Text("title"), null, null, null, null, null, null, null, [Text("text")], [], [], null), Text("summary"));
    }

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
