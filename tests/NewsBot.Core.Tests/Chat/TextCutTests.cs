using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat;

public sealed class TextCutTests
{
    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abc", 2, "ab")]
    [InlineData("a🙂", 2, "a")]
    [InlineData("🙂", 1, "")]
    [InlineData("abc", 0, "")]
    public void A_beginning_tears_no_character(string text, int length, string expected) =>
        Assert.Equal(expected, TextCut.Before(text, length));

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\u200B\u200B")]
    public void Nothing_to_see_is_one_empty_piece(string text) => Assert.True(Assert.Single(TextCut.Pieces(text, 10, 10)).IsEmpty);

    [Fact]
    public void Words_stay_whole_where_a_piece_can_hold_them() =>
        Assert.Equal(["one two", "three", "seventeen", "four"], Cut("one two three seventeen four", 8, 9));

    [Fact]
    public void A_word_that_fills_a_piece_just_so_is_not_torn() =>
        Assert.Equal(["aaa", "bbbb"], Cut("aaa bbbb", 3, 4));

    [Fact]
    public void A_word_longer_than_a_piece_is_torn_between_characters()
    {
        var pieces = TextCut.Pieces(string.Concat(Enumerable.Repeat("🙂", 12_500)), 1_999, 2_000);

        Assert.Equal(12_500, pieces.Sum(piece => piece.Value.Length) / 2);
        Assert.All(pieces, piece => Assert.DoesNotContain('\uFFFD', piece.Value));
        Assert.Equal(13, pieces.Count);
    }

    [Fact]
    public void A_long_text_that_nobody_sees_makes_no_empty_messages() =>
        Assert.Single(TextCut.Pieces("a" + new string('\u200B', 10_000) + "b", 2_000, 2_000));

    [Fact]
    public void Every_piece_fits_and_together_they_say_all()
    {
        var random = new Random(5);
        string[] bits = ["word", "*", "_", "`", " ", " ", "\n", "🙂", "\uD83D", "https://x1.example/a_b", "1. ", "# ", "- ", "\u00A0", "ж", new('m', 70), new('*', 40)];
        for (var round = 0; round < 400; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => bits[random.Next(bits.Length)]));
            var (first, others) = (random.Next(20, 120), random.Next(20, 120));

            var pieces = TextCut.Pieces(text, first, others);

            Assert.All(pieces.Index(), piece => Assert.InRange(piece.Item.Value.Length, pieces.Count > 1 ? 1 : 0, piece.Index == 0 ? first : others));
            Assert.Equal(Bare(MessageText.FromUntrusted(text).Value), Bare(string.Concat(pieces.Select(piece => piece.Value))));
        }
    }

    private static string[] Cut(string text, int first, int others) => [.. TextCut.Pieces(text, first, others).Select(piece => piece.Value)];

    // Without white space and what escapes: where a line begins, and an address ends, differs after a cut.
    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\\' or '<' or '>')));
}
