using AngleSharp.Html.Dom;
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
        var (text, problem) = page.Decode();
        var (document, refusal) = text is null ? (null, problem) : BoundedHtml.Parse(text);
        return ThreadOf(section.Page, Read(document ?? throw new FetchException($"{page.Address} is not read: {refusal}"), page.Address));
    }

    /// <summary>A document's comments from whichever of its forms has most of them; the first named wins where they are even.</summary>
    public static IReadOnlyList<SourceComment> Read(IHtmlDocument document, Uri? page)
    {
        IReadOnlyList<SourceComment>[] forms = [RenderedComments.Of(document, page), MicrodataComments.Of(document, page), JsonLdComments.Of(document, page)];
        return forms.MaxBy(form => form.Count)!;
    }

    /// <summary>The comments of a page as a discussion, each id once.</summary>
    public static CommentThread ThreadOf(Uri page, IReadOnlyList<SourceComment> comments)
    {
        var thread = new ThreadBuilder(new CommentSection(CommentSystem.Markup, page, page).ToBranch("Comments"));
        foreach (var comment in comments)
            thread.Add(comment);
        return thread.Build();
    }
}
