using System.Globalization;

namespace NewsBot.Sources.Fetching;

/// <summary>What a site's robots.txt asks of this bot (https://www.rfc-editor.org/rfc/rfc9309).</summary>
internal sealed class RobotsRules
{
    public static readonly RobotsRules None = new([], TimeSpan.Zero);

    private const string Us = "newsbot";
    private const string Everyone = "*";
    private const int LongestFile = 500 * 1024;

    private readonly IReadOnlyList<(string Pattern, bool Allows)> _rules;

    private RobotsRules(IReadOnlyList<(string Pattern, bool Allows)> rules, TimeSpan delay) => (_rules, Delay) = (rules, delay);

    /// <summary>The time from one request to the next.</summary>
    public TimeSpan Delay { get; }

    /// <summary>Reads the groups that name us or, where none does, those for everyone.</summary>
    public static RobotsRules Parse(string text)
    {
        var lines = Lines(text.Length > LongestFile ? text[..LongestFile] : text).ToList();
        return Of(lines, Us) ?? Of(lines, Everyone) ?? None;
    }

    /// <summary>The longest rule that matches decides, and of two as long the one that allows.</summary>
    public bool Allows(string path) =>
        path == "/robots.txt" || _rules
            .Where(rule => Matches(rule.Pattern, path))
            .OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.Allows)
            .Select(rule => rule.Allows)
            .FirstOrDefault(true);

    private static RobotsRules? Of(List<(string Name, string Value)> lines, string agent)
    {
        var rules = new List<(string, bool)>();
        var delay = TimeSpan.Zero;
        var (isNamed, isOurs, namesAgents) = (false, false, false);

        foreach (var (name, value) in lines)
        {
            if (name == "user-agent")
            {
                isOurs = (namesAgents && isOurs) || string.Equals(value, agent, StringComparison.OrdinalIgnoreCase);
                isNamed |= isOurs;
                namesAgents = true;
                continue;
            }

            namesAgents = false;
            if (!isOurs)
                continue;
            if (name is "allow" or "disallow" && value.Length > 0)
                rules.Add((value, name == "allow"));
            else if (name == "crawl-delay" && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < TimeSpan.MaxValue.TotalSeconds)
                delay = TimeSpan.FromSeconds(seconds);
        }

        return isNamed ? new(rules, delay) : null;
    }

    private static IEnumerable<(string Name, string Value)> Lines(string text) =>
        from line in text.TrimStart('\uFEFF').Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        let said = line.Split('#')[0]
        let colon = said.IndexOf(':', StringComparison.Ordinal)
        where colon > 0
        select (said[..colon].Trim().ToLowerInvariant(), said[(colon + 1)..].Trim());

    // A star is any text, a dollar at the end the end; each star gives back only what the next piece needs, so the time is bounded.
    private static bool Matches(string pattern, string path)
    {
        var isAnchored = pattern.EndsWith('$');
        var pieces = (isAnchored ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
            return false;

        var at = pieces[0].Length;
        for (var piece = 1; piece < pieces.Length; piece++)
        {
            var isLast = isAnchored && piece == pieces.Length - 1;
            var found = isLast ? path.LastIndexOf(pieces[piece], StringComparison.Ordinal) : path.IndexOf(pieces[piece], at, StringComparison.Ordinal);
            if (found < at)
                return false;
            at = found + pieces[piece].Length;
        }

        return !isAnchored || at == path.Length;
    }
}
