using System.Text.Json;
using NewsBot.Articles;

namespace NewsBot.Benchmarks.Questions;

/// <summary>A question, and words that a quote must contain to answer it; null where nothing answers it.</summary>
internal sealed record AskedQuestion(string Ask, string? In);

/// <summary>An article of our own with its discussion and questions about both.</summary>
internal sealed record QuestionedArticle(Article Article, IReadOnlyList<Comment> Comments, IReadOnlyList<AskedQuestion> Questions);

/// <summary>Reads the sets in the folder Questions.</summary>
internal static class QuestionSet
{
    public static IReadOnlyList<QuestionedArticle> Read(string name)
    {
        using var file = typeof(QuestionSet).Assembly.GetManifestResourceStream($"NewsBot.Benchmarks.Questions.{name}.json")!;
        return [.. JsonSerializer.Deserialize<List<Story>>(file, JsonSerializerOptions.Web)!.Select(Of)];
    }

    private static QuestionedArticle Of(Story story)
    {
        var article = new Article(story.Title, null, null, null, null, null, story.Language, null, story.Body, [], [], null);
        return new(
            article,
            [.. story.Comments.Select(said => new Comment(article.Id, new(said.Id), said.InReplyTo is { } parent ? new(parent) : null, new(new(said.Author), said.Author), null, said.Text, null, default, null, null, null, Origin.Site))],
            story.Questions);
    }

    private sealed record Story(string Title, string Language, IReadOnlyList<string> Body, IReadOnlyList<Said> Comments, IReadOnlyList<AskedQuestion> Questions);

    private sealed record Said(string Id, string? InReplyTo, string Author, string Text);
}
