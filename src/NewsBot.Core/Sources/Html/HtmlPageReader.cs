using NewsBot.Articles;

namespace NewsBot.Sources.Html;

/// <summary>Reads an article's page: what its data say, what it shows, and the text that outweighs the rest.</summary>
internal sealed class HtmlPageReader : IArticleReader
{
    public bool Recognizes(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        return start.Length > 1 && start[0] == '<' && (char.IsAsciiLetter(start[1]) || start[1] is '!' or '?');
    }

    public IReadOnlyList<ReadResult> Read(string file, string text)
    {
        var (document, problem) = BoundedHtml.Parse(text);
        if (document?.DocumentElement is not { } root)
            return [ReadResult.Failed(file, problem ?? "It is no page.")];

        var (parts, tree) = (PageParts.Of(root), PageTree.Of(root));
        var address = new PageAddress(file, parts);
        if (new ArticleFacts(tree, parts, address, root.GetAttribute("lang")).Read() is not { } article)
            return [ReadResult.Failed(file, "It is no page of an article: there is no title.")];

        string[] warnings = article.Body.Count == 0 ? ["The page has a title and no text."] : [];
        return [ReadResult.Of(new Page(file, article, [], warnings, CommentsHaveIds: false))];
    }
}
