using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("a\u202Eb\u200B\u2066c\0\u0007d\uFEFF\u00ADe\u3164f\u115F", "abcdef")]
    [InlineData("a\uDB40\uDC41\uDB40\uDC42b", "ab")]
    [InlineData("a\u2800b", "a b")]
    [InlineData("\u200D\u200C \u200Da\u200D", " a")]
    [InlineData("a\u200D\u200D\u200Db", "a\u200Db")]
    [InlineData("\u0301a \u0301b", "a b")]
    [InlineData("a\uFE0F\uFE0Fb", "a\uFE0Fb")]
    public void A14_What_nobody_sees_is_left_out(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Theory]
    [InlineData("👩‍👩‍👧 ❤️ 1️⃣ 🏳️‍🌈 👍🏽 🇳🇱")]
    [InlineData("🏴󠁧󠁢󠁳󠁣󠁴󠁿")]
    [InlineData("می‌خواهم نمی‌دانم ۱۲۳")]
    [InlineData("Tiếng Việt với dấu ếể")]
    [InlineData("בְּרֵאשִׁ֖ית בָּרָ֣א")]
    [InlineData("भारत में नमस्ते क्षत्रिय")]
    [InlineData("ภาษาไทยที่นี่")]
    [InlineData("中文，日本語が、한국어")]
    [InlineData("one\n\ntwo\n  three\tfour")]
    public void What_languages_and_emoji_need_is_kept(string text) => Assert.Equal(text, VisibleText.Of(text));

    [Fact]
    public void A14_A_letter_carries_no_tower_of_marks() =>
        Assert.Equal("Z" + new string('\u0301', 5) + "a", VisibleText.Of("Z" + new string('\u0301', 4_000) + "a"));

    [Fact]
    public void A14_A_flag_hides_no_message() =>
        Assert.InRange(VisibleText.Of("🏴" + string.Concat(Enumerable.Repeat("\uDB40\uDC41", 1_000))).Length, 2, 16);

    [Fact]
    public void A14_Letters_that_only_look_bold_are_plain() =>
        Assert.Equal("Admin x 42 Z", VisibleText.Of("𝐀𝐝𝐦𝐢𝐧 𝑥 𝟜𝟐 𝚉"));

    [Fact]
    public void Empty_lines_do_not_push_everything_else_away() =>
        Assert.Equal("a\n\n  b\n\nc", VisibleText.Of("a\n\n\n\n  \n\n  b\r\n\r\n\r\nc").Replace("    ", "  ", StringComparison.Ordinal));

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("two words", 5, "two…")]
    [InlineData("🙂🙂🙂", 4, "🙂…")]
    public void A_line_is_cut_between_characters(string text, int length, string line) => Assert.Equal(line, VisibleText.OneLine(text, length));
}
