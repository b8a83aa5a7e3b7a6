using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Chat;

/// <summary>Texts that mean harm to whoever shows them.</summary>
internal static class HostileText
{
    /// <summary>One of each kind.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        "@everyone", "@here", "<@1>", "<@!1>", "<@&2>", "<#3>", "</channel follow:4>", "<id:guide>", "<t:0:R>", "<:smile:5>", "<a:smile:5>",
        "**b**", "__u__", "*i*", "_i_", "~~s~~", "||spoiler||", "`c`", "```\nfence\n```", "[a](https://evil.example)", "](https://evil.example)", "<https://evil.example>",
        "# h", "## h", "-# small", "> q", ">>> q", "- l", "+ l", "* l", "1. l", "12) l", "\u3000# h", "\n\n\n\n\n\n# h", "a\\", "\\*b\\*",
        "discord.gg/abc", "https://discord.gg/abc_d_", "HTTPS://DISCORD.COM/INVITE/a", "https://a.example/?https://discord.gift/x_y_", "https://evil.example/a_b_c", "https://пример.example/<@1>", "steam://x<@1>", "https://good.example@evil.example/",
        "a\u200Bb", "\u202Egnp.exe", "\u2066\u2067", "\uFEFF", "\u3164", "\u00AD", "Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308", "\u0301", "\u200D", "\uDB40\uDC41", "🏴\U000E0067\U000E0062", "\uD83D \uDE42", "\0\u0007\u001B[2J",
        "𝐀𝐝𝐦𝐢𝐧", "Αdmіn", "👩‍👩‍👧", "می‌خواهم", new('a', 25_000), string.Concat(Enumerable.Repeat("🙂", 12_500)), "", " \u200B ",
    ];

    /// <summary>Any of them, anything else, and both in any order.</summary>
    public static Arbitrary<string> Any => Gen.OneOf(Gen.Elements(Kinds.Where(kind => kind.Length < 100)), Gen.Elements(" ", "\n", "a", "https://", "http://x1", "discord.", "gg/"), Rune())
        .ArrayOf().Select(parts => string.Concat(parts)).ToArbitrary();

    /// <summary>The big list of naughty strings.</summary>
    public static IReadOnlyList<string> BigList =>
        JsonSerializer.Deserialize<List<string>>(File.ReadAllText(Path.Combine(EvaluationFactAttribute.Folder, "hostile", "blns", "blns.json")))!;

    // The seed is fixed: a run that finds something finds it again.
    public static void Hold(Action<string> property) =>
        Prop.ForAll(Any, property).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20300101, 7));

    private static Gen<string> Rune() => Gen.Choose(0, 0x10FFFF).Select(value => value is >= 0xD800 and <= 0xDFFF ? ((char)value).ToString() : char.ConvertFromUtf32(value));
}
