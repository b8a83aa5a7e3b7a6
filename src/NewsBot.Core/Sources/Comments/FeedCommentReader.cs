using System.Net;
using System.Text.RegularExpressions;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Reads a feed of comments: flat in RSS, with who answers whom in Atom (https://www.rfc-editor.org/rfc/rfc4685).</summary>
internal sealed partial class FeedCommentReader : ICommentReader
{
    public CommentSystem Reads => CommentSystem.Feed;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var thread = new ThreadBuilder(section.ToBranch("Comments"));
        for (var at = section.Api; thread.TurnsTo(at.AbsoluteUri);)
        {
            var feed = Parse(await access.Fetch(new(at), cancellationToken));
            Read(feed.Articles, thread);
            if (feed.Next is not { } next || feed.Articles.Count == 0)
                break;
            at = next;
        }

        return thread.Build();
    }

    /// <summary>Takes the entries of a feed that is all comments.</summary>
    public static void Read(IReadOnlyList<FeedArticle> entries, ThreadBuilder thread)
    {
        // A parent may be named by its address instead of its id.
        var byLink = entries.Where(entry => entry.Link is not null).DistinctBy(entry => entry.Link).ToDictionary(entry => entry.Link!.AbsoluteUri, IdOf);

        // The newest come first in a feed, and the oldest first in a discussion.
        var isNewestFirst = entries.Count > 1 && entries[0].PublishedAt > entries[^1].PublishedAt;
        foreach (var entry in isNewestFirst ? entries.Reverse() : entries)
        {
            var parent = entry.InReplyTo.Select(parent => byLink.GetValueOrDefault(parent) ?? Bare(parent)).FirstOrDefault();
            var html = entry.Content ?? WebUtility.HtmlEncode(entry.Summary ?? entry.Title ?? "").ReplaceLineEndings("<br>");
            thread.Add(new(
                IdOf(entry), parent, entry.Author?.Name ?? WriterIn(entry.Title) ?? "", entry.Author?.Page?.AbsoluteUri, HtmlText.Of(html, entry.Link),
                entry.PublishedAt ?? entry.UpdatedAt, entry.UpdatedAt > entry.PublishedAt ? entry.UpdatedAt : null));
        }
    }

    private static Feed Parse(FetchedPage page)
    {
        try
        {
            return FeedReader.Read(page);
        }
        catch (FormatException exception)
        {
            throw new FetchException($"{page.Address} is no feed: {exception.Message}", exception);
        }
    }

    private static string? IdOf(FeedArticle entry) => entry.Id is null ? null : Bare(entry.Id);

    // WordPress puts the number that its other interfaces know a comment by behind the page's address.
    private static string Bare(string id) => Number.Match(id) is { Success: true } match ? match.Groups[1].Value : id;

    // "By: Ann", "Ann on An article"
    private static string? WriterIn(string? title) => title is not null && Writer.Match(title) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("#comment-([0-9]+)$")]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"^\p{L}{1,12}:\s(.{1,100})$")]
    private static partial Regex Writer { get; }
}
