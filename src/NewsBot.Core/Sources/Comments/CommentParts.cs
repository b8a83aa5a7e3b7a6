using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using NewsBot.Sources.Dates;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>What stands in the markup of one comment, up to where the next begins.</summary>
internal sealed partial record CommentParts(string Author, string Text, DateTimeOffset? PostedAt)
{
    // Parsed once: a page asks each of them of every element.
    private static readonly ISelector Content = Selector(".comment-content, .comment_content, .comment__content, .comment-text, .comment_text, .comment__text, .comment-entry, [itemprop=text], [itemprop=commentText]");
    private static readonly ISelector[] Writers = [.. ".fn, [itemprop=author] [itemprop=name], [itemprop=creator] [itemprop=name], .comment-author-name, .comment-author, .comment__author, .comment_author, [itemprop=author], [itemprop=creator], [rel=author], cite, .author".Split(", ").Select(Selector)];
    private static readonly ISelector Time = Selector("time[datetime], [itemprop=datePublished], [itemprop=dateCreated], [itemprop=commentTime], abbr[title]");

    private const string Furniture = "header, footer, form, nav, script, style, button, time, .comment-meta, .comment-metadata, .comment-author, .vcard, .reply, .comment-reply-link, .avatar, .says, .children";

    /// <param name="comments">Where the comments are, so that none says what another does.</param>
    public static CommentParts Of(IElement comment, IReadOnlyDictionary<IElement, string> comments, Uri? page)
    {
        var within = Within(comment, comments).ToList();
        var content = within.FirstOrDefault(element => Content.Match(element, null));
        var writer = within.Select(element => (element, rank: RankOf(element))).Where(pair => pair.rank >= 0).OrderBy(pair => pair.rank).Select(pair => pair.element).FirstOrDefault(element => Name(element).Length > 0);
        if (writer is null && comment.ClassList.Any(name => name is "pingback" or "trackback"))
            writer = within.FirstOrDefault(element => element.LocalName == "a" && !element.ClassList.Contains("comment-edit-link"));
        var time = within.Where(element => Time.Match(element, null)).Select(TimeOf).FirstOrDefault(time => time is not null);

        return new(writer is null ? "" : Name(writer), HtmlText.Of(HtmlOf(content ?? comment, content is null, comments), page), time);
    }

    public SourceComment ToComment(string? id, string? parent) => new(id, parent, Author, null, Text, PostedAt);

    // Another comment that stands within this one is passed over, with all that is in it.
    private static IEnumerable<IElement> Within(IElement comment, IReadOnlyDictionary<IElement, string> comments)
    {
        var pending = new Stack<IElement>(comment.Children.Reverse());
        while (pending.TryPop(out var element))
        {
            if (comments.ContainsKey(element))
                continue;

            yield return element;
            foreach (var child in element.Children.Reverse())
                pending.Push(child);
        }
    }

    private static string HtmlOf(IElement content, bool isWhole, IReadOnlyDictionary<IElement, string> comments)
    {
        var others = content.QuerySelectorAll("*").Index().Where(pair => comments.ContainsKey(pair.Item)).Select(pair => pair.Index).ToHashSet();
        if (!isWhole && others.Count == 0)
            return content.InnerHtml;

        var copy = (IElement)content.Clone();
        var inner = copy.QuerySelectorAll("*").ToList();
        foreach (var place in others)
            inner[place].Remove();
        foreach (var furniture in isWhole ? copy.QuerySelectorAll(Furniture).ToList() : [])
            furniture.Remove();
        return copy.InnerHtml;
    }

    private static int RankOf(IElement element) => Array.FindIndex(Writers, writer => writer.Match(element, null));

    private static ISelector Selector(string selector) => new CssSelectorParser().ParseSelector(selector) ?? throw new ArgumentException($"{selector} is no selector.", nameof(selector));

    // "Ann says:" in whichever language.
    private static string Name(IElement element)
    {
        var says = element.QuerySelector(".says")?.TextContent ?? "";
        var text = element.TextContent;
        return FeedFacts.Line(HtmlEscaped(says.Length > 0 ? text.Replace(says, "", StringComparison.Ordinal) : text))?.TrimEnd(':', ' ') is { Length: <= 200 } name ? name : "";
    }

    private static string HtmlEscaped(string text) => WebUtility.HtmlEncode(text);

    private static DateTimeOffset? TimeOf(IElement element) =>
        FeedDate.Parse(element.GetAttribute("datetime")) ?? FeedDate.Parse(element.GetAttribute("content")) ?? FeedDate.Parse(element.GetAttribute("title"))
            ?? (Iso.IsMatch(element.TextContent) ? FeedDate.Parse(element.TextContent) : null);

    [GeneratedRegex(@"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}T")]
    private static partial Regex Iso { get; }
}
