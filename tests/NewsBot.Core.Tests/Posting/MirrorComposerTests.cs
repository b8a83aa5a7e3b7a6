using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Posting;

public sealed class MirrorComposerTests
{
    [Fact]
    public void A_comment_says_who_when_and_what()
    {
        var comment = Some.Comment("a", text: "*Hello*", postedAt: DateTimeOffset.UnixEpoch.AddDays(1));

        Assert.Equal("**Ann** · <t:86400:R>\n\\*Hello\\*", MirrorComposer.Compose(comment, null)[0].Text.Value);
    }

    [Fact]
    public void A_comment_without_a_time_states_none() =>
        Assert.Equal("**Ann**\nText of a", MirrorComposer.Compose(Some.Comment("a"), null)[0].Text.Value);

    [Fact]
    public void A_tombstone_keeps_its_author_and_not_its_text() =>
        Assert.Equal("**Ann**\n*deleted at the source*", MirrorComposer.Compose(Some.Comment("a") with { DeletedAt = Some.Time, EditedAt = Some.Time }, ("Bob", "https://x.example/"))[0].Text.Value[^31..]);

    [Theory]
    [InlineData("")]
    [InlineData(" \u200B\n")]
    public void A_comment_without_words_is_its_author_s_name(string text) =>
        Assert.Equal("**Ann**", Assert.Single(MirrorComposer.Compose(Some.Comment("a") with { Text = text }, null)).Text.Value);

    [Fact]
    public void Whatever_a_comment_says_the_chat_takes_its_messages()
    {
        var name = new string('*', 300) + "\n";
        var random = new Random(11);
        for (var length = 1_500; length < 12_000; length += random.Next(1, 700))
        {
            var text = string.Concat(Enumerable.Range(0, length).Select(_ => "ab *_\n"[random.Next(6)]));
            var cards = MirrorComposer.Compose(Some.Comment("a", author: name, text: text + "x", postedAt: Some.Time), (name, "https://chat.example/" + new string('1', 80)));

            Assert.All(cards, CardLimits.Check);
        }
    }
}
