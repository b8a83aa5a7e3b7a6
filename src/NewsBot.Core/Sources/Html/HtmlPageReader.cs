using System.Buffers;
using NewsBot.Articles;
using NewsBot.Sources.Comments;

namespace NewsBot.Sources.Html;

/// <summary>Reads an article's page: what its data say, what it shows, the text that outweighs the rest, the comments that it lists, and where others are.</summary>
internal sealed class HtmlPageReader : IArticleReader
{
    // Looking for comments takes as long as all the rest; a page that never says the word has none.
    private static readonly SearchValues<string> CommentMarks = SearchValues.Create(["comment-", "depth-", "UserComments", "schema.org/Comment", "\"comment\""], StringComparison.OrdinalIgnoreCase);

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
        var listed = text.AsSpan().ContainsAny(CommentMarks) ? MarkupReader.Read(document, address.Fetched) : [];
        var sections = address.Fetched is { } fetched ? CommentSections.Find(document, parts, fetched, listed.Count > 0) : [];

        var article = new ArticleFacts(tree, parts, address, root.GetAttribute("lang")).Read();
        return article is null
            ? [ReadResult.Failed(file, "It is no page of an article: there is no title.") with { Sections = sections }]
            : [ReadResult.Of(PageOf(file, article, listed, address.Fetched)) with { Sections = sections }];
    }

    private static Page PageOf(string file, Article article, IReadOnlyList<SourceComment> listed, Uri? fetched)
    {
        var warnings = new List<string>();
        if (article.Body.Count == 0)
            warnings.Add("The page has a title and no text.");

        var page = new Page(file, article, [], warnings, CommentsHaveIds: false);
        if (listed.Count == 0)
            return page;

        // A site's own comments are one branch, in whichever way they are read the next time; those of a file are its page's.
        if (fetched is not null)
            return page with { Branches = [MarkupReader.ThreadOf(fetched, listed).ToBranch(article.Id, warnings)] };

        var comments = SourceComments.Join(listed, id => CommentId.OfSource(article.Id, id), (author, text, occurrence) => CommentId.OfContent(article.Id, author, null, text, occurrence), warnings);
        return page with { Comments = comments, CommentsHaveIds = SourceComments.HaveIds(listed) };
    }
}
