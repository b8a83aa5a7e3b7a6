using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using NewsBot.Sources;
using NewsBot.Sources.Html;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Sources.Html;

/// <summary>The texts of 181 pages against those that people marked in them.</summary>
public sealed class ExtractionEvaluationTests
{
    private static string Folder => Path.Combine(EvaluationFactAttribute.Folder, "extraction", "article-extraction-benchmark");

    [EvaluationFact]
    public async Task The_text_of_pages_is_found()
    {
        var score = ExtractionScore.Of(await ReadAllAsync((id, html) => Read($"{id}.html", html)));

        Assert.True(score.F1 >= 0.975, $"F1 is {score.F1:0.0000}.");
        Assert.True(score.Precision >= 0.950, $"Precision is {score.Precision:0.0000}.");
        Assert.True(score.Recall >= 0.975, $"Recall is {score.Recall:0.0000}.");
    }

    [EvaluationFact]
    public async Task The_text_of_their_text_copies_is_found()
    {
        var score = ExtractionScore.Of(await ReadAllAsync((id, html) => Read($"{id}.txt", CopyOf(html))));

        Assert.True(score.F1 >= 0.85, $"F1 is {score.F1:0.0000}.");
    }

    [EvaluationFact]
    public async Task Nearly_every_page_tells_its_title_and_its_time()
    {
        var articles = new List<NewsBot.Articles.Article>();
        await ReadAllAsync((id, html) =>
        {
            articles.Add(Assert.Single(new PageReader().Read($"{id}.html", html)).Page!.Article);
            return "";
        });

        Assert.Equal(181, articles.Count);
        Assert.True(articles.Count(article => article.PublishedAt is not null) >= 172);
        Assert.True(articles.Count(article => article.Byline is not null) >= 154);
    }

    private static async Task<List<(string Wanted, string Read)>> ReadAllAsync(Func<string, string, string> read)
    {
        using var truth = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "ground-truth.json")));
        var pages = new List<(string Wanted, string Read)>();
        foreach (var page in truth.RootElement.EnumerateObject())
        {
            await using var packed = new GZipStream(File.OpenRead(Path.Combine(Folder, "html", $"{page.Name}.html.gz")), CompressionMode.Decompress);
            using var text = new StreamReader(packed, Encoding.UTF8);
            pages.Add((page.Value.GetProperty("articleBody").GetString()!, read(page.Name, await text.ReadToEndAsync())));
        }

        return pages;
    }

    private static string Read(string file, string text) => Assert.Single(new PageReader().Read(file, text)).Page is { } page ? string.Join('\n', page.Article.Body) : "";

    // As somebody gets it who selects all: a block is a line, and an item has a bullet.
    private static string CopyOf(string html)
    {
        var copy = new StringBuilder();
        Copy(BoundedHtml.Parse(html).Document!.DocumentElement, copy);
        return string.Join('\n', copy.ToString().Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0));
    }

    private static void Copy(INode node, StringBuilder copy)
    {
        if (node is IText text)
            copy.Append(string.IsNullOrWhiteSpace(text.Data) ? " " : text.Data.ReplaceLineEndings(" "));
        if (node is not IElement element || element.LocalName is "script" or "style" or "noscript" or "template" or "svg" or "head" or "iframe" || element.HasAttribute("hidden"))
            return;
        if (element.GetAttribute("style")?.Replace(" ", "").Contains("display:none", StringComparison.Ordinal) == true)
            return;

        var isBlock = Blocks.Contains(element.LocalName);
        copy.Append(!isBlock ? "" : element.LocalName == "li" ? "\n  • " : "\n");
        foreach (var child in element.ChildNodes)
            Copy(child, copy);
        copy.Append(isBlock ? "\n" : "");
    }

    private static readonly HashSet<string> Blocks =
    [
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul", "option",
    ];
}
