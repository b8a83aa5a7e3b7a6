using System.Text.RegularExpressions;

namespace NewsBot.Sources.Html;

/// <summary>Chooses an article's title among what its page calls it, without the site's own name.</summary>
internal static partial class Titles
{
    private const int LongestTitle = 400;
    private const double Alike = 0.5;

    /// <param name="stated">What the page's data call it, the most trusted first.</param>
    /// <param name="headings">The headings of the first rank that the page shows.</param>
    /// <param name="window">What the browser's window shows.</param>
    /// <param name="sites">What the site may be called.</param>
    public static string? Choose(IReadOnlyList<string?> stated, IReadOnlyList<string> headings, string? window, IReadOnlyList<string> sites)
    {
        var clean = stated.Append(window).OfType<string>().Select(title => WithoutSite(Spacing.OneSpaced(title), sites)).Where(title => title.Length > 0).ToList();
        var shown = headings.Where(heading => heading.Length is > 1 and < LongestTitle && !sites.Any(site => Same(site, heading))).ToList();

        // What people see is the title, where anything else says something like it.
        var supported = shown.Select(heading => (heading, support: clean.Select(title => Likeness(heading, title)).DefaultIfEmpty(0).Max())).Where(pair => pair.support >= Alike).ToList();
        if (supported.Count > 0)
            return supported.MaxBy(pair => pair.support).heading;
        if (clean.Count == 0)
            return shown.FirstOrDefault();

        return Shortened(clean.MaxBy(title => clean.Sum(other => Likeness(title, other)))!);
    }

    /// <summary>A title without the name of its site before or after it.</summary>
    public static string WithoutSite(string title, IReadOnlyList<string> sites)
    {
        for (var cut = true; cut;)
        {
            cut = false;
            foreach (Match separator in Separator.Matches(title).Reverse())
            {
                var (before, after) = (title[..separator.Index].Trim(), title[(separator.Index + separator.Length)..].Trim());
                var isSiteAfter = sites.Any(site => Same(site, after)) || (separator.Value.Contains('|') && WordCount(after) <= 3 && WordCount(before) > WordCount(after) + 1);
                if (!isSiteAfter && !sites.Any(site => Same(site, before)))
                    continue;

                title = isSiteAfter ? before : after;
                cut = true;
                break;
            }
        }

        return title;
    }

    // What no heading repeats may still end in a name that nothing else tells.
    private static string Shortened(string title) =>
        Separator.Matches(title) is { Count: > 0 } all && all[^1] is var last && WordCount(title[(last.Index + last.Length)..]) <= 3 && WordCount(title[..last.Index]) >= 4 ? title[..last.Index].Trim() : title;

    private static bool Same(string site, string text) => Bare(site) is { Length: > 0 } bare && Bare(text) == bare;

    private static string Bare(string text)
    {
        var bare = string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));
        return bare.StartsWith("the", StringComparison.Ordinal) && bare.Length > 5 ? bare[3..] : bare;
    }

    private static int WordCount(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>The part of the words that two titles share, 0 to 1.</summary>
    private static double Likeness(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        return a.Count == 0 || b.Count == 0 ? 0 : 2.0 * a.Intersect(b).Count() / (a.Count + b.Count);
    }

    // Where words have no spaces between them, each character is one.
    private static HashSet<string> Words(string text) =>
        [.. Word.Matches(text.ToLowerInvariant()).SelectMany(match => ProseShape.LengthOf(match.Value) > match.Length ? match.Value.Select(character => $"{character}") : [match.Value])];

    [GeneratedRegex(@"\s+[-–—|·•»:/]+\s+|\s*\|\s*|:\s+|\s+::\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Separator { get; }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }
}
