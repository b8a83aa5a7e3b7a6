using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Reads the file that Disqus exports a site's comments to (https://help.disqus.com/en/articles/1717164-comments-export).</summary>
internal static class DisqusExport
{
    /// <summary>Each page that was commented on, with its comments; throws <see cref="FormatException"/> with one sentence.</summary>
    public static IReadOnlyList<DiscussionFile> Read(string text)
    {
        var root = LenientXml.Parse(text, null);
        if (root.Name != "disqus")
            throw new FormatException("It is no export of Disqus.");

        var posts = root.Children.Where(child => child.Name == "post").ToLookup(post => IdOf(post.Children.FirstOrDefault(child => child.Name == "thread")));
        var threads = root.Children.Where(child => child.Name == "thread").DistinctBy(IdOf).Select(thread => (Id: IdOf(thread), Title: Said(thread, "title"), Link: Said(thread, "link"))).ToList();
        var lost = posts.Select(group => group.Key).Except(threads.Select(thread => thread.Id)).Select(id => (Id: id, Title: (string?)null, Link: (string?)null));

        return [.. threads.Concat(lost).Where(thread => posts[thread.Id].Any()).Select(thread => FileOf(thread.Id, thread.Title, thread.Link, posts[thread.Id]))];
    }

    private static DiscussionFile FileOf(string? id, string? title, string? link, IEnumerable<XmlElement> posts)
    {
        var address = Uri.TryCreate(link, UriKind.Absolute, out var known) && known.Scheme is "http" or "https" ? known : null;
        var thread = new ThreadBuilder(new(new("disqus"), "Disqus", address?.AbsoluteUri, "disqus.com"));
        foreach (var post in posts.Where(post => Said(post, "isspam") != "true"))
            thread.Add(Comment(post));
        return new(title ?? $"Disqus thread {id}", address?.AbsoluteUri, thread.Build());
    }

    private static SourceComment Comment(XmlElement post)
    {
        var author = post.Children.FirstOrDefault(child => child.Name == "author");
        var isGone = Said(post, "isdeleted") == "true";
        return new(
            IdOf(post), IdOf(post.Children.FirstOrDefault(child => child.Name == "parent")), (author is null ? null : Said(author, "name")) ?? "", author is null ? null : Said(author, "username"),
            isGone ? "" : HtmlText.Of(post.Children.FirstOrDefault(child => child.Name == "message")?.Html ?? ""), Dates.FeedDate.Parse(Said(post, "createdat")), Deleted: isGone);
    }

    private static string? IdOf(XmlElement? element) => element?.Attributes.FirstOrDefault(attribute => attribute.Name == "id")?.Value.Trim() is { Length: > 0 } id ? id : null;

    private static string? Said(XmlElement element, string name) =>
        element.Children.FirstOrDefault(child => child.Name == name)?.Text.Trim() is { Length: > 0 } text ? text : null;
}
