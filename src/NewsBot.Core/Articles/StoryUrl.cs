using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NewsBot.Articles;

/// <summary>What an article's addresses have in common: how it was reached, with which device and by whose link makes no other story.</summary>
public static partial class StoryUrl
{
    // Words that tell a site where a reader came from, and never which article is meant.
    private static readonly FrozenSet<string> Tracking = new[]
    {
        "_ga", "_gl", "_hsenc", "_hsmi", "amp", "at_campaign", "at_medium", "campaign_id", "cid", "cmp", "cmpid", "dclid", "fbclid", "gbraid", "gclid", "guccounter",
        "icid", "igsh", "igshid", "ito", "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ncid", "ocid", "outputtype", "ref", "ref_src", "ref_url", "referrer", "share", "smid",
        "spm", "src", "srsltid", "taid", "twclid", "vero_id", "wbraid", "wt_mc", "xtor", "yclid",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The same for all addresses of one article; null for what is no address of a page.</summary>
    public static string? KeyOf(string? url) => Parse(url) is { } address ? Host(address) + Path(address.AbsolutePath) + Query(address.Query) + Place(address.Fragment) : null;

    /// <summary>Whether both are addresses of one page, however it was reached.</summary>
    public static bool AreSame(string? one, string? other) => KeyOf(one) is { } key && key == KeyOf(other);

    /// <summary>The address without what only tells how it was reached; null for what is no address of a page.</summary>
    public static string? Clean(string? url) => Parse(url) is { } address
        ? address.GetLeftPart(UriPartial.Path) + Query(address.Query) + Place(address.Fragment)
        : null;

    /// <summary>The forms in which people pass an address on, the most likely first.</summary>
    public static IReadOnlyList<string> VariantsOf(string url)
    {
        if (Clean(url) is not { } clean)
            return [];

        var rest = clean[(clean.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var bare = rest.StartsWith("www.", StringComparison.Ordinal) ? rest[4..] : rest;
        var ends = bare.Contains('?', StringComparison.Ordinal) ? [bare] : new[] { bare, bare.EndsWith('/') ? bare.TrimEnd('/') : bare + "/" };
        return [.. ends.SelectMany(end => new[] { $"https://{end}", $"https://www.{end}", $"http://{end}", $"http://www.{end}" }).Prepend(clean).Distinct()];
    }

    private static Uri? Parse(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0 ? address : null;

    private static string Host(Uri address)
    {
        var host = address.IdnHost.TrimEnd('.').ToLowerInvariant();
        while (Edition.Match(host) is { Success: true } edition)
            host = host[edition.Length..];
        return address.IsDefaultPort ? host : $"{host}:{address.Port}";
    }

    private static string Path(string path)
    {
        var shortened = AmpAtEnd.Replace(AmpAtStart.Replace(Slashes.Replace(path, "/"), "/"), "");
        return IndexPage.Replace(shortened, "").TrimEnd('/');
    }

    private static string Query(string query)
    {
        var kept = query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => pair.Split('=')[0] is var name && !Tracking.Contains(name) && !name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToList();
        return kept.Count == 0 ? "" : "?" + string.Join('&', kept);
    }

    // Some sites keep the name of the page where others keep a place in it.
    private static string Place(string fragment) => fragment.StartsWith("#!", StringComparison.Ordinal) ? fragment : "";

    // Only before what is a name of its own: "m.example" may be all there is.
    [GeneratedRegex(@"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.[^.])")]
    private static partial Regex Edition { get; }

    [GeneratedRegex("/{2,}")]
    private static partial Regex Slashes { get; }

    [GeneratedRegex("^/amp/", RegexOptions.IgnoreCase)]
    private static partial Regex AmpAtStart { get; }

    [GeneratedRegex(@"(?:/amp/?|\.amp(?:\.html)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex AmpAtEnd { get; }

    [GeneratedRegex(@"/index\.(?:html?|php)$", RegexOptions.IgnoreCase)]
    private static partial Regex IndexPage { get; }
}
