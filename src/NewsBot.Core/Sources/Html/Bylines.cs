using System.Text.RegularExpressions;

namespace NewsBot.Sources.Html;

/// <summary>From a byline to the people it names.</summary>
internal static partial class Bylines
{
    private const int LongestName = 60;
    private const int MostNames = 12;
    private const int MostWords = 6;

    /// <summary>Whether a label such as "Written by" announces an author.</summary>
    public static bool StartsWithBy(string text) => By.Match(text + " ") is { Success: true, Length: > 0 };

    /// <summary>Whether this can be a name, and not an address or a text.</summary>
    public static bool MayBeName(string text) =>
        text.Length is > 1 and < 200 && !text.Contains("://", StringComparison.Ordinal) && !text.StartsWith('@') && !text.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>The names in the order of the byline, each once, without what people are and where they write.</summary>
    public static IReadOnlyList<string> NamesIn(IEnumerable<string> bylines) =>
        [.. bylines.SelectMany(NamesIn).DistinctBy(name => name.ToUpperInvariant()).Take(MostNames)];

    private static IEnumerable<string> NamesIn(string byline)
    {
        var text = Noise.Replace(Spacing.OneSpaced(byline), " ");
        text = By.Replace(text.Trim(), "");
        var names = Between.Split(text).Select(part => By.Replace(part.Trim(), "").Trim(' ', ',', ';', '|', '·', '•', '-', '–', '—', ':', '.', '(', ')')).Where(part => part.Length > 0).ToList();
        if (names.Count == 0)
            yield break;

        for (var i = 0; i < names.Count; i++)
        {
            if (IsName(names[i]) && (i == 0 || !(Role.IsMatch(names[i]) || IsDegree(names[i]))))
                yield return Cased(names[i]);
        }
    }

    private static bool IsName(string name) =>
        name.Length is > 1 and <= LongestName && name.Any(char.IsLetter) && !name.Any(char.IsDigit) && !name.Contains('@') && name.Split(' ').Length <= MostWords && !NoName.IsMatch(name);

    // "MS", "RDN": what somebody has earned.
    private static bool IsDegree(string text) => text.Length <= 5 && text.All(char.IsAsciiLetterUpper);

    // "JANE DOE" is how a layout shows a name, not how she writes it.
    private static string Cased(string name) =>
        name.Contains(' ') && name.Length > 6 && name.All(character => !char.IsLower(character)) && name.Any(char.IsUpper)
            ? System.Globalization.CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant())
            : name;

    [GeneratedRegex(@"^(?:(?:(?:article|story|posted|written|published|reported|reporting|words|review|text|photos?|analysis|opinion|edited|created|submitted|provided|updated)\s+)?by|autore?s?|auteurs?|authors?|von|par|por|di|door|av|af|от|автор|yazan|oleh|przez|écrit par|escrito por|publicado por|rédigé par|verfasst von|ein beitrag von|eine analyse von|ein kommentar von|scritto da|a cura di|tekst|текст|text|foto)(?:\s*:\s*|\s+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex By { get; }

    [GeneratedRegex(@"\s*(?:[,;|/•·・、]|\s&\s|\s+(?:and|und|et|och|og|en|with|mit|avec|via)\s+|\s+[yi]\s+(?=\p{Lu})|\s[-–—]\s)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between { get; }

    [GeneratedRegex(@"\([^)]*\)|\S+@\S+|https?://\S+|@\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Noise { get; }

    [GeneratedRegex(@"\b(?:reporter|editor|editors|staff|writer|correspondent|contributor|columnist|journalist|bureau|desk|news|press|times|post|media|tribune|journal|today|online|special|agency|chief|senior|associate|producer|director|professor|university|business|insider|international|reuters|fellow|redaktion|redakteur\w*|rédaction|redacción|redação|redazione|journaliste|korrespondent\w*|photographer|phd|m\.?d|jr|inc|llc|ltd)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Role { get; }

    [GeneratedRegex(@"^(?:admin|administrator|author|authors|guest|guest post|staff|staff writer|staff reporter|editor|editors|editorial team|newsroom|anonymous|unknown|none|null|undefined|webmaster|follow|follow us|share|view profile|view all posts|posts|subscribe|about the author|contact|published|updated|redaktion|updated on|last updated)$|\b(?:ago|updated|published|min read|minutes?|comments?|follow)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoName { get; }
}
