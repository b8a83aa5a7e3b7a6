using NewsBot.Core.Tests.Articles;
using NewsBot.Discussions;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Posting;

public sealed class DiscussionComposerTests
{
    private static readonly Discussion Told = new(9, 0, 4, new(new("a"), 3, ["Ann", "Ben"]), [new(new("a"), 3), new(new("b"), 1), new(new("c"), 1)], ["lanterns", "tolls"]);

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    public void However_long_its_quotes_are_all_of_them_and_its_words_are_told(int linkLength)
    {
        var told = Compose(linkLength, string.Concat(Enumerable.Repeat("So much to say about it. ", 40)));

        var lines = told.Split('\n');
        Assert.Equal(6, lines.Length);
        Assert.All(lines[2..5], line => Assert.Matches(@"^> “So much to say .+…” — \[Ann\]\(<https://.+>\)(, 3 answers)?$", line));
        Assert.Equal("Also spoken of: lanterns, tolls", lines[5]);
        Assert.InRange(told.Length, 700, DiscussionComposer.MaxLength);
    }

    [Fact]
    public void Quotes_for_which_their_links_leave_no_room_are_left_out_and_nothing_stands_for_them() =>
        Assert.Equal(["9 comments by 4 people", $"Longest exchange: [3 comments](<{Link(290)}>) by Ann and Ben", "Also spoken of: lanterns, tolls"], Compose(290, "So much to say about it, and no room.").Split('\n'));

    private static string Compose(int linkLength, string text) => DiscussionComposer.Compose(Told, comment => new(Some.Comment(comment.Value, text: text), Link(linkLength))).Value;

    private static string Link(int length) => "https://chat.example/".PadRight(length, '1');
}
