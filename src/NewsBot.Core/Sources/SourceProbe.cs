using NewsBot.Sources.Comments;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Fetching;

namespace NewsBot.Sources;

/// <summary>What an address turned out to be.</summary>
/// <param name="Kind">What it would be as a source; null where it would be none.</param>
/// <param name="Reader">The form that a feed is read as; null for a page.</param>
/// <param name="Feed">The feed, where the address is that of a page which announces it.</param>
/// <param name="Title">What it calls itself.</param>
/// <param name="FirstLines">How it begins: a feed's newest titles, a page's title and text.</param>
/// <param name="Missing">What was looked for and is not there, or what was wrong, a sentence each.</param>
public sealed record ProbeResult(Uri Address, SourceKind? Kind, string? Reader, Uri? Feed, string? Title, IReadOnlyList<string> FirstLines, IReadOnlyList<CommentSection> Comments, IReadOnlyList<string> Missing)
{
    /// <summary>What its own lines begin with.</summary>
    public const string Indentation = "  ";

    /// <summary>What a line about something missing or wrong begins with.</summary>
    public const string Problem = "! ";

    private const int LineLength = 200;

    /// <summary>How many comments stand on a page itself.</summary>
    public int CommentsOnPage { get; init; }

    /// <summary>All of it for people to read, a line each.</summary>
    public IEnumerable<string> Lines()
    {
        if (Kind is null)
        {
            var problem = Missing.Select(Short).FirstOrDefault() ?? "";
            yield return problem.StartsWith(Address.AbsoluteUri, StringComparison.Ordinal) ? problem : $"{Address} is no source: {problem}";
            yield break;
        }

        yield return Kind switch
        {
            SourceKind.Feed => $"{Address} is a feed, read as {Reader}.",
            SourceKind.Site => $"{Address} is a site, read as {Reader}.",
            _ when CommentsOnPage > 0 => $"{Address} is a page; comments on it: {CommentsOnPage}.",
            _ => $"{Address} is a page.",
        };
        if (Feed is not null)
            yield return $"Its feed: {Feed}";
        if (!string.IsNullOrWhiteSpace(Title))
            yield return $"It calls itself: {Short(Title)}";
        foreach (var line in FirstLines)
            yield return Indentation + Short(line);
        foreach (var section in Comments)
        {
            yield return section.System switch
            {
                CommentSystem.Markup => "The comments are read from the page itself.",
                CommentSystem.Feed => $"The comments have a feed: {section.Api}",
                _ => $"Comments by {section.System}: {section.Api}",
            };
        }

        foreach (var missing in Missing)
            yield return Problem + Short(missing);
    }

    private static string Short(string line) => line.ReplaceLineEndings(" ") is { Length: > LineLength } text ? text[..LineLength] + "…" : line.ReplaceLineEndings(" ");
}

/// <summary>Looks at an address as a source would, and keeps nothing.</summary>
public sealed class SourceProbe(Fetcher fetcher, PageReader reader)
{
    private const int MostLines = 5;
    private const int LeastText = 600;

    /// <summary>An address as people type it, with or without "https://"; null for what is none.</summary>
    public static Uri? AddressOf(string typed) =>
        Uri.TryCreate(typed.Contains("://", StringComparison.Ordinal) ? typed.Trim() : $"https://{typed.Trim()}", UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    public async Task<ProbeResult> RunAsync(Uri address, SourceKind? kind, CancellationToken cancellationToken)
    {
        try
        {
            var page = (await fetcher.AskAsync(new(address), cancellationToken)).Page!;
            return FeedReader.Recognizes(page) && kind is null or SourceKind.Feed
                ? OfFeed(address, null, FeedReader.Read(page))
                : await OfPageAsync(page, kind, cancellationToken);
        }
        catch (Exception exception) when (exception is FetchException or FormatException)
        {
            return Nothing(address, exception.Message);
        }
    }

    private async Task<ProbeResult> OfPageAsync(FetchedPage page, SourceKind? kind, CancellationToken cancellationToken)
    {
        var read = reader.Read(page);
        var feeds = AnnouncedFeeds.Of(page);
        var isArticle = read.Page is { } article && article.Article.Body.Sum(paragraph => paragraph.Length) >= LeastText && page.Address.AbsolutePath.Length > 1;
        if (kind == SourceKind.Site || (kind is null && feeds.Count > 0 && !isArticle))
            return feeds.Count == 0 ? Nothing(page.Address, "It announces no feed.") : OfFeed(page.Address, feeds[0], FeedReader.Read((await fetcher.AskAsync(new(feeds[0]), cancellationToken)).Page!));
        if (read.Page is not { } found)
            return Nothing(page.Address, read.Problem!);

        var missing = new List<string>(found.Warnings);
        AddIf(missing, found.Article.Byline is null, "It does not say who wrote it.");
        AddIf(missing, found.Article.PublishedAt is null, "It does not say when it was published.");
        AddIf(missing, found.Comments.Count == 0 && read.Sections.Count == 0, "There are no comments on it, and no comment system that is known.");
        return new(page.Address, SourceKind.Page, null, null, found.Article.Site, [found.Article.Title, .. found.Article.Body.Take(MostLines - 1)], read.Sections, missing) { CommentsOnPage = found.Comments.Count };
    }

    private static ProbeResult OfFeed(Uri address, Uri? announced, Feed feed)
    {
        var entries = feed.Articles;
        var missing = new List<string>(feed.Warnings);
        AddIf(missing, entries.Count == 0, "It lists no article.");
        AddIf(missing, entries.Any() && entries.All(entry => entry.Content is null), "It has only teasers: whole texts are read from the articles' pages.");
        AddIf(missing, entries.Any(entry => entry.Link is null), "Some of its articles have no page.");
        AddIf(missing, entries.Any(entry => entry.PublishedAt is null && entry.UpdatedAt is null), "Some of its articles have no time.");
        AddIf(missing, entries.Any() && entries.All(entry => entry.CommentFeed is null), "It names no feeds of comments: they are looked for on the articles' pages.");
        return new(address, announced is null ? SourceKind.Feed : SourceKind.Site, feed.Form, announced, feed.Title, [.. entries.Take(MostLines).Select(entry => entry.Title ?? entry.Link?.AbsoluteUri ?? "—")], [], missing);
    }

    private static ProbeResult Nothing(Uri address, string problem) => new(address, null, null, null, null, [], [], [problem]);

    private static void AddIf(List<string> missing, bool isSo, string sentence)
    {
        if (isSo)
            missing.Add(sentence);
    }
}
