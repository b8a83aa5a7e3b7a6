using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace NewsBot.Sources.Comments;

/// <summary>The comment systems that a page embeds by a script, as each system's own instructions say.</summary>
internal static partial class EmbeddedSections
{
    private static readonly SearchValues<string> Disqus = SearchValues.Create(["disqus"], StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<CommentSection?> Find(IHtmlDocument document, PageScripts scripts, Uri page) =>
    [
        DisqusOf(scripts, page),
        DiscourseOf(scripts, page),
        CoralOf(scripts, page),
        CommentoOf(document, scripts, page),
        IssoOf(document, scripts, page),
        Remark42Of(scripts, page),
        OpenWebOf(document, scripts, page),
    ];

    private static CommentSection? DisqusOf(PageScripts scripts, Uri page)
    {
        var host = scripts.Elements.Select(script => DisqusHost.Match(script.GetAttribute("src") ?? "")).FirstOrDefault(match => match.Success);
        if (host is null && !scripts.Text.AsSpan().ContainsAny(Disqus))
            return null;

        var site = scripts.Setting("disqus_shortname", "disqusShortname", "shortname") ?? (host ?? DisqusHost.Match(scripts.Text)).Groups[1].Value;
        if (site.Length == 0)
            return null;

        var address = Address(page, scripts.Setting("this.page.url", "disqus_url", "disqusUrl")) ?? page;
        return new(CommentSystem.Disqus, address, DisqusReader.DefaultApi, scripts.Setting("this.page.identifier", "disqus_identifier", "disqusIdentifier"), site);
    }

    private static CommentSection? DiscourseOf(PageScripts scripts, Uri page) =>
        scripts.Text.Contains("DiscourseEmbed", StringComparison.Ordinal) && Address(page, scripts.Setting("discourseUrl")) is { } forum
            ? new(CommentSystem.Discourse, Address(page, scripts.Setting("discourseEmbedUrl")) ?? page, forum, scripts.Setting("topicId"))
            : null;

    private static CommentSection? CoralOf(PageScripts scripts, Uri page) =>
        scripts.Text.Contains("Coral", StringComparison.Ordinal) && scripts.Text.Contains("createStreamEmbed", StringComparison.Ordinal) && Address(page, scripts.Setting("rootURL")) is { } root
            ? new(CommentSystem.Coral, Address(page, scripts.Setting("storyURL")) ?? page, root, scripts.Setting("storyID"))
            : null;

    private static CommentSection? CommentoOf(IHtmlDocument document, PageScripts scripts, Uri page)
    {
        var script = scripts.Elements.FirstOrDefault(script => script.GetAttribute("src")?.EndsWith("/js/commento.js", StringComparison.Ordinal) == true);
        if (Address(page, script?.GetAttribute("src")) is not { } source || document.GetElementById("commento") is null)
            return null;

        // What serves the script for everybody answers beside it.
        var host = source.Host.StartsWith("cdn.", StringComparison.Ordinal) ? source.Host[4..] : source.Host;
        return new(CommentSystem.Commento, page, new UriBuilder(source) { Host = host, Path = "/", Query = "" }.Uri, script!.GetAttribute("data-page-id") ?? page.AbsolutePath, page.Host);
    }

    private static CommentSection? IssoOf(IHtmlDocument document, PageScripts scripts, Uri page)
    {
        var root = Address(page, scripts.Elements.Select(script => script.GetAttribute("data-isso")).FirstOrDefault(address => address is not null));
        return root is not null && document.GetElementById("isso-thread") is { } thread ? new(CommentSystem.Isso, page, root, thread.GetAttribute("data-isso-id") ?? page.AbsolutePath) : null;
    }

    private static CommentSection? Remark42Of(PageScripts scripts, Uri page) =>
        scripts.Text.Contains("remark_config", StringComparison.Ordinal) && Address(page, scripts.Setting("host")) is { } host && scripts.Setting("site_id") is { } site
            ? new(CommentSystem.Remark42, page, host, Address(page, scripts.Setting("remark_config.url"))?.AbsoluteUri, site)
            : null;

    private static CommentSection? OpenWebOf(IHtmlDocument document, PageScripts scripts, Uri page)
    {
        if (scripts.Elements.FirstOrDefault(script => SpotId.IsMatch(script.GetAttribute("src") ?? "")) is not { } script)
            return null;

        var post = script.GetAttribute("data-post-id") ?? document.QuerySelector("[data-spotim-module][data-post-id]")?.GetAttribute("data-post-id");
        return string.IsNullOrEmpty(post) ? null : new(CommentSystem.OpenWeb, page, OpenWebReader.DefaultApi, post, SpotId.Match(script.GetAttribute("src")!).Groups[1].Value);
    }

    private static Uri? Address(Uri page, string? written) =>
        !string.IsNullOrWhiteSpace(written) && Uri.TryCreate(page, written.Trim(), out var address) && address.Scheme is "http" or "https" ? address : null;

    [GeneratedRegex(@"//([a-z0-9-]{1,60})\.disqus\.com/(?:embed|count)\.js", RegexOptions.IgnoreCase)]
    private static partial Regex DisqusHost { get; }

    [GeneratedRegex(@"//launcher\.spot\.im/spot/(sp_[A-Za-z0-9]{1,20})")]
    private static partial Regex SpotId { get; }
}
