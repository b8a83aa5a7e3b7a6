using System.Globalization;
using System.Text.Json.Nodes;
using NewsBot.Sources;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Sources.Flattened;

public sealed class FlattenedEvaluationTests
{
    [EvaluationFact]
    public async Task The_page_that_the_project_began_from_is_read_exactly()
    {
        var folder = Path.Combine(EvaluationFactAttribute.Folder, "pages");
        var text = await File.ReadAllTextAsync(Path.Combine(folder, "something-very-serious.txt"));
        var expected = await File.ReadAllTextAsync(Path.Combine(folder, "something-very-serious.expected.json"));

        var page = FlattenedPages.Read(text);

        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), Stated(page).ToJsonString());
        Assert.Empty(page.Warnings);
        Assert.DoesNotContain(page.Comments, comment => comment.Orphan);
        Assert.Equal(17, page.Comments.Select(comment => comment.Author).Distinct().Count());
    }

    // In the shape of the expected answer, where a comment's number stands for its id.
    private static JsonObject Stated(Page page)
    {
        var numbers = page.Comments.Select((comment, i) => (comment.Id, n: i + 1)).ToDictionary(pair => pair.Id, pair => pair.n);
        var (article, image) = (page.Article, page.Article.LeadImage);

        return new JsonObject
        {
            ["article"] = new JsonObject
            {
                ["title"] = article.Title,
                ["leadImage"] = new JsonObject { ["caption"] = image?.Caption, ["credit"] = image?.Credit },
                ["capturedAt"] = article.CapturedAt?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
                ["publishedAt"] = article.PublishedAt?.ToString("o", CultureInfo.InvariantCulture),
                ["body"] = Strings(article.Body),
                ["related"] = Strings(article.Related.Select(related => related.Title)),
                ["tags"] = Strings(article.Tags),
            },
            ["comments"] = new JsonArray([.. page.Comments.Select(comment => new JsonObject
            {
                ["n"] = numbers[comment.Id],
                ["inReplyTo"] = comment.InReplyTo is { } parent ? numbers[parent] : null,
                ["author"] = comment.Author,
                ["text"] = comment.Text,
            })]),
        };
    }

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
