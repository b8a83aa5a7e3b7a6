using NewsBot.Articles;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Feeds;

/// <summary>The articles of a feed as pages; entries that answer others are the comments on what they answer in the end.</summary>
public static class FeedPages
{
    public static IReadOnlyList<Page> Of(Feed feed, string file)
    {
        var byName = feed.Articles.SelectMany(entry => new[] { entry.Id, entry.Link?.AbsoluteUri }.OfType<string>().Distinct().Select(name => (name, entry))).DistinctBy(pair => pair.name).ToDictionary(pair => pair.name, pair => pair.entry);
        var answers = feed.Articles.Where(entry => entry.InReplyTo.Count > 0).ToLookup(entry => RootOf(entry, byName));

        return [.. feed.Articles.Where(entry => entry.InReplyTo.Count == 0).Select(entry => PageOf(feed, entry, [.. answers[entry]], file))];
    }

    /// <summary>What a feed says of an article; the teaser stands for a text that it does not have.</summary>
    public static Article ArticleOf(Feed feed, FeedArticle entry)
    {
        var text = entry.Content is { } html ? HtmlText.Of(html, entry.Link) : entry.Summary;
        var body = (text ?? "").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var address = entry.Link ?? feed.Link;

        return new(
            entry.Title ?? (body.Length > 0 ? body[0] : entry.Id ?? "—"), entry.Link?.AbsoluteUri, address is null ? null : SiteOf(address), entry.Author?.Name, entry.PublishedAt ?? entry.UpdatedAt, null,
            feed.Language, entry.Image is { } image ? new(image.AbsoluteUri, null, null) : null, body, entry.Tags, [], entry.CommentCount);
    }

    private static Page PageOf(Feed feed, FeedArticle entry, IReadOnlyList<FeedArticle> answers, string file)
    {
        var article = ArticleOf(feed, entry);
        var thread = new ThreadBuilder(new(new("comments"), "Comments", null, null));
        FeedCommentReader.Read(answers, thread);

        // What answers the article itself begins a talk.
        var roots = new[] { entry.Id, entry.Link?.AbsoluteUri };
        var read = thread.Comments.Select(comment => roots.Contains(comment.InReplyTo) ? comment with { InReplyTo = null } : comment);
        var warnings = new List<string>(feed.Warnings);
        var comments = SourceComments.Join(read, id => CommentId.OfSource(article.Id, id), (author, said, occurrence) => CommentId.OfContent(article.Id, author, null, said, occurrence), warnings);
        return new(file, article, comments, warnings, CommentsHaveIds: true);
    }

    // Answers to answers lead to the article, unless they lead in a circle or out of the feed: then to the last that is here.
    private static FeedArticle RootOf(FeedArticle entry, Dictionary<string, FeedArticle> byName)
    {
        var seen = new HashSet<FeedArticle>(ReferenceEqualityComparer.Instance);
        var at = entry;
        while (seen.Add(at) && at.InReplyTo.Select(parent => byName.GetValueOrDefault(parent)).FirstOrDefault(parent => parent is not null) is { } parent)
            at = parent;
        return at;
    }

    private static string SiteOf(Uri address) => address.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? address.IdnHost[4..] : address.IdnHost;
}
