using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Reads what comment systems answer or export, kept as a file, where the form leaves no doubt whose it is.</summary>
internal sealed class DiscussionFileReader : IArticleReader
{
    private static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 2_048, AllowTrailingCommas = true };

    // Lines of pages are JSON as well, but each is an object of its own that holds an article.
    public bool Recognizes(string text)
    {
        var begin = text.AsSpan().TrimStart("\uFEFF` \t\r\n");
        if (begin.StartsWith("<"))
            return IsExport(begin);
        if (!begin.StartsWith("{") && !begin.StartsWith("["))
            return false;

        var (json, problem) = Parse(begin);
        return problem is not null ? begin.StartsWith("[") : Of(json) is not null;
    }

    public IReadOnlyList<ReadResult> Read(string file, string text)
    {
        try
        {
            var begin = text.AsSpan().TrimStart("\uFEFF` \t\r\n");
            if (begin.StartsWith("<"))
                return DisqusExport.Read(begin.ToString()) is { Count: > 0 } discussions ? [.. discussions.Select(discussion => ReadResult.Of(PageOf(file, discussion)))] : [ReadResult.Failed(file, "There are no comments in this file.")];

            var (json, problem) = Parse(begin);
            return [problem is null ? ReadResult.Of(PageOf(file, DiscussionJson.Read(json)!)) : ReadResult.Failed(file, problem)];
        }
        catch (Exception exception) when (exception is FormatException or FetchException)
        {
            return [ReadResult.Failed(file, $"It is not read: {exception.Message}")];
        }
        catch (InvalidOperationException)
        {
            return [ReadResult.Failed(file, "It is JSON with halves of characters in it.")];
        }
    }

    private static Page PageOf(string file, DiscussionFile discussion)
    {
        var article = new Article(discussion.Title, discussion.Url, null, null, null, null, null, null, [], [], [], null);
        var warnings = new List<string>(discussion.Thread.Warnings);
        var branch = discussion.Thread.ToBranch(article.Id, warnings);
        return new Page(file, article, [], warnings, CommentsHaveIds: true) { Branches = [branch] };
    }

    private static DiscussionFile? Of(JsonElement json)
    {
        try
        {
            return DiscussionJson.Read(json);
        }
        catch (Exception exception) when (exception is FetchException or InvalidOperationException)
        {
            return null;
        }
    }

    private static (JsonElement Json, string? Problem) Parse(ReadOnlySpan<char> text)
    {
        try
        {
            return (JsonElement.Parse(text, Bounds), null);
        }
        catch (JsonException exception)
        {
            return (default, $"It is JSON that is cut off, damaged or too deep (line {exception.LineNumber + 1}).");
        }
    }

    private static bool IsExport(ReadOnlySpan<char> begin)
    {
        var tokens = new MarkupTokenizer(begin.Length > 2_000 ? begin[..2_000] : begin);
        while (tokens.Read())
        {
            if (tokens.Kind is MarkupKind.Start)
                return tokens.Value.Equals("disqus", StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }
}
