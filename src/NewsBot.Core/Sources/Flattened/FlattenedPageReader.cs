using NewsBot.Articles;

namespace NewsBot.Sources.Flattened;

/// <summary>Reads a page copied as plain text: the site's clock, a picture's caption, the title, the text, related titles, tags, then the comments as a list. A copy without that list is read by the shape of its lines.</summary>
internal sealed class FlattenedPageReader : IArticleReader
{
    private static readonly string Headings = string.Join(" or ", PageLabels.All.Select(labels => $"'{labels.AllComments}'"));

    public bool Recognizes(string text) => true;

    public IReadOnlyList<ReadResult> Read(string file, string text)
    {
        var lines = FlatText.LinesOf(text);
        var heading = CommentHeading.Find(lines);
        if (heading is null && TextCopy.Read(lines) is { } copy)
            return [ReadResult.Of(new Page(file, copy, [], [], CommentsHaveIds: false))];

        var said = FlatLine.Of(lines.AsSpan(0, heading?.ArticleEnd ?? lines.Length));
        var head = FlatHead.Read(said);

        if (heading is null || head.Title is null)
            return [ReadResult.Failed(file, $"It is not a page of a known layout: there is {Missing(head.Title is null, heading is null)}.")];

        var foot = FlatFoot.Read(said, head.End, heading.TouchesArticle);
        var body = FlatBody.Read(said, head.End, foot.Start);
        var article = new Article(
            head.Title, null, null, null, head.PublishedAt, head.CapturedAt, heading.Labels.Language, head.LeadImage,
            body, foot.Tags, [.. foot.Related.Select(title => new RelatedArticle(title, null))], null);

        var list = FlatCommentList.Read(lines, heading);
        var warnings = new List<string>(list.Warnings);
        if (head.Warning is not null)
            warnings.Add(head.Warning);
        if (body.Count == 0)
            warnings.Add("The page has a title and no text.");

        var comments = Addressees.Join(article.Id, list.Comments, warnings);
        return [ReadResult.Of(new Page(file, article, comments, warnings, CommentsHaveIds: false))];
    }

    private static string Missing(bool title, bool section) =>
        string.Join(" and ", new[] { title ? "no title" : null, section ? $"no comment section (a line {Headings})" : null }.OfType<string>());
}
