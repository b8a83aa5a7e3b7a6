using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Core.Tests.Chat;

/// <summary>What a client would make of a message's text beyond showing its letters; strict, so that what only half begins counts, too (https://docs.discord.com/developers/reference#message-formatting).</summary>
internal static partial class DiscordMarkdown
{
    private const string Unfolded = "invite";

    // What a backslash frees and what a bare address holds has no force; both are passed over first.
    private static readonly (string Kind, Regex Rule)[] Inline =
    [
        ("", new(@"\G\\[^0-9A-Za-z\s]")),
        ("", new(@"\G<https?://[^\s>]+>", RegexOptions.IgnoreCase)),
        ("", new(@"\Ghttps?://[^\s<]+[^<.,:;""')\]\s]", RegexOptions.IgnoreCase)),
        ("emphasis", new(@"\G[*_]+")),
        ("strike", new(@"\G~~")),
        ("spoiler", new(@"\G\|\|")),
        ("code", new(@"\G`+")),
        ("angle", new(@"\G<")),
        ("link", new(@"\G\[")),
        ("mention", new(@"\G@(everyone|here)")),
    ];

    /// <summary>The kinds of what has force, in order.</summary>
    public static IReadOnlyList<string> Live(string text)
    {
        var live = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            if ((at == 0 || text[at - 1] == '\n') && Block.Match(text, at) is { Success: true } block)
            {
                live.Add("block");
                at += block.Length;
                continue;
            }

            var (kind, length) = Inline.Select(rule => (rule.Kind, rule.Rule.Match(text, at))).Where(tried => tried.Item2.Success).Select(tried => (tried.Kind, tried.Item2.Length)).FirstOrDefault(("", 1));
            if (kind.Length > 0)
                live.Add(kind);
            at += length;
        }

        live.AddRange(Invite.Matches(text).Select(_ => Unfolded));
        live.AddRange(Unseen(text));
        return live;
    }

    /// <summary>What a plain text hides, or turns around, or tears.</summary>
    public static IEnumerable<string> Unseen(string text)
    {
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark && rune.Value is < 0xFE00 or > 0xFE0F ? marks + 1 : 0;
            if (marks > 5)
                yield return "tower";
            if (rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200B or 0x200E or 0x200F or 0x061C or 0xFEFF or 0x3164 or 0x00AD or (>= 0x2060 and <= 0x2064) || (category == UnicodeCategory.Control && rune.Value is not ('\n' or '\t')))
                yield return "unseen";
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]) : char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1])))
                yield return "torn";
        }
    }

    [GeneratedRegex(@"\G[^\S\n]*(#{1,3}\s|-#|>|[-+*]\s|[0-9]+[.)])")]
    private static partial Regex Block { get; }

    [GeneratedRegex(@"discord(app)?\.(gg|gift|new|com/(invite|gifts|template|channels))/", RegexOptions.IgnoreCase)]
    private static partial Regex Invite { get; }
}
