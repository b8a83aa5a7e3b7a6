using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsBot.Sources.Comments;

/// <summary>A page's scripts: where they come from, and what those within it set.</summary>
internal sealed partial class PageScripts
{
    private const int Longest = 200_000;
    private readonly Lazy<Dictionary<string, string>> _settings;

    public PageScripts(IReadOnlyList<IElement> scripts)
    {
        Elements = scripts;
        Text = string.Join('\n', Elements.Where(script => script.TextContent.Length is > 0 and < Longest).Select(script => script.TextContent));
        _settings = new(() => SettingsIn(Text));
    }

    public IReadOnlyList<IElement> Elements { get; }

    public string Text { get; }

    /// <summary>The text or number that a name is given, as in <c>name = "x"</c>, <c>name: 'x'</c> or <c>"name":"x"</c>; the first of the names that is.</summary>
    public string? Setting(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_settings.Value.TryGetValue(name, out var value))
                return value;
        }

        return null;
    }

    // Of each name what it is given first.
    private static Dictionary<string, string> SettingsIn(string scripts)
    {
        var settings = new Dictionary<string, string>();
        foreach (Match match in Assignments.Matches(scripts))
            settings.TryAdd(match.Groups["name"].Value, match.Groups["value"].Value.Replace(@"\/", "/", StringComparison.Ordinal));
        return settings;
    }

    [GeneratedRegex("""["']?\b(?<name>[A-Za-z_.]{3,40})["']?\s*[:=]\s*(?:(?<quote>["'])(?<value>[^"'\r\n]{1,1000})\k<quote>|(?<value>[0-9]{1,20})\b)""")]
    private static partial Regex Assignments { get; }
}
