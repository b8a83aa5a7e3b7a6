using AngleSharp.Html.Dom;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Html;

namespace NewsBot.Sources.Comments;

/// <summary>Reads the comments that a page itself holds: its rendered list, or else what it states in schema.org's words.</summary>
internal sealed class MarkupReader : ICommentReader
{
    public CommentSystem Reads => CommentSystem.Markup;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var page = await access.Fetch(new(section.Page), cancellationToken);
        var (document, problem) = BoundedHtml.Parse(FeedText.Decode(page.Body, page.Charset));
        var thread = new ThreadBuilder(section.ToBranch("Comments"));
        Read(document ?? throw new FetchException($"{page.Address} is not read: {problem}"), page.Address, thread);
        return thread.Build();
    }

    /// <summary>Takes a document's comments from whichever of its forms has most of them; the first named wins where they are even.</summary>
    public static void Read(IHtmlDocument document, Uri? page, ThreadBuilder thread)
    {
        IReadOnlyList<SourceComment>[] forms = [RenderedComments.Of(document, page), MicrodataComments.Of(document, page), JsonLdComments.Of(document, page)];
        foreach (var comment in forms.MaxBy(form => form.Count)!)
            thread.Add(comment);
    }
}
