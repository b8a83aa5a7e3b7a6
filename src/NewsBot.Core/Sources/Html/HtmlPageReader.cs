using AngleSharp.Html.Dom;
using NewsBot.Articles;
using NewsBot.Sources.Comments;

namespace NewsBot.Sources.Html;

/// <summary>Reads an article's page: what its data say, what it shows, the text that outweighs the rest, and the comments that it lists.</summary>
internal sealed class HtmlPageReader : IArticleReader
{
    // Looking for comments takes as long as all the rest; a page that never says the word has none.
    private static readonly string[] CommentMarks = ["comment-", "depth-", "UserComments", "schema.org/Comment", "\"comment\""];

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

        var warnings = new List<string>();
        if (article.Body.Count == 0)
            warnings.Add("The page has a title and no text.");
        var page = new Page(file, article, [], warnings, CommentsHaveIds: false);
        return [ReadResult.Of(CommentMarks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase)) ? WithComments(page, document, address.Fetched, warnings) : page)];
    }

    // A site's own comments are one branch, in whichever way they are read the next time; those of a file are its page's.
    private static Page WithComments(Page page, IHtmlDocument document, Uri? fetched, List<string> warnings)
    {
        var section = new CommentSection(CommentSystem.Markup, fetched ?? new("about:blank"), fetched ?? new("about:blank"));
        var thread = new ThreadBuilder(section.ToBranch("Comments"));
        MarkupReader.Read(document, fetched, thread);
        if (thread.Comments.Count == 0)
            return page;
        if (fetched is not null)
            return page with { Branches = [thread.Build().ToBranch(page.Article.Id, warnings)] };

        var article = page.Article.Id;
        var comments = SourceComments.Join(thread.Comments, id => CommentId.OfSource(article, id), (author, text, occurrence) => CommentId.OfContent(article, author, null, text, occurrence), warnings);
        return page with { Comments = comments, CommentsHaveIds = SourceComments.HaveIds(thread.Comments) };
    }
}
