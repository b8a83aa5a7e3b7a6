using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Discussions;
using NewsBot.Posting;
using NewsBot.Summaries;

namespace NewsBot.Core.Tests.Posting;

public sealed class PostComposerTests
{
    [Fact]
    public void A_post_says_what_its_page_says()
    {
        var article = Some.Article() with
        {
            Byline = "Ann Author",
            PublishedAt = Some.Time,
            LeadImage = new("https://herald.example/bridge.jpg", "The bridge", "© Herald"),
            Tags = ["bridges", "rivers"],
            Related = [new("A ferry", "https://herald.example/ferry"), new("A boat", null)],
            CommentCount = 12,
        };

        var card = PostComposer.Compose(article, new([new("It was opened.", 0, 0, 14), new("It is long.", 0, 15, 26)], "test"), comments: 3);

        var panel = card.Panel!;
        Assert.Equal(("A bridge is opened", "https://herald.example/bridge", "It was opened. It is long."), (panel.Title.Value, panel.Url, panel.Body.Value));
        Assert.Equal((Some.Time, "https://herald.example/bridge.jpg", "herald.example · Replies in the thread are kept. /history export gives you yours, /history forget erases them."), (panel.Timestamp, panel.ImageUrl, panel.Footer.Value));
        Assert.Equal(
            [("By", "Ann Author"), ("Comments", "3"), ("Tags", "bridges, rivers"), ("Related", "• [A ferry](<https://herald.example/ferry>)\n• A boat"), ("Picture", "The bridge · © Herald")],
            panel.Fields!.Select(field => (field.Name, field.Value.Value)));
        Assert.Equal([CardButton.Link("Source", "https://herald.example/bridge")], card.Buttons);
    }

    [Fact]
    public void What_a_page_lacks_is_left_out()
    {
        var card = PostComposer.Compose(new("Title", null, null, " ", null, null, null, new(null, " ", null), [], ["\u200B"], [], null), null, 0);

        Assert.Equal(new Panel(MessageText.Of($"Title")), card.Panel! with { Fields = null, Footer = default });
        Assert.Empty(card.Panel!.Fields!);
        Assert.Empty(card.Buttons!);
    }

    [Fact]
    public void A_summary_can_be_a_list_and_what_it_leaves_open_is_closed()
    {
        var summary = new Summary([new("It was\nopened.", 0, 0, 14), new("“It is long.", 0, 15, 26)], "test");

        Assert.Equal("It was opened. “It is long.”", PostComposer.Compose(Some.Article(), summary, 0).Panel!.Body.Value);
        Assert.Equal("• It was opened.\n• “It is long.”", PostComposer.Compose(Some.Article(), summary, 0, style: new(null, Bullets: true)).Panel!.Body.Value);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:pass@good.example/")]
    [InlineData("/relative")]
    [InlineData("ftp://a.example/")]
    [InlineData("")]
    [InlineData(null)]
    public void An_address_that_no_reader_may_be_sent_to_is_none(string? url) => Assert.Null(PostComposer.WebUrl(url));

    [Fact]
    public void An_address_that_is_too_long_for_a_button_is_none() =>
        Assert.Null(PostComposer.WebUrl("https://a.example/" + string.Concat(Enumerable.Repeat("ж", 200))));

    [Fact]
    public void However_much_a_page_says_the_chat_takes_the_post()
    {
        var much = string.Concat(Enumerable.Repeat("**@everyone** [x](https://x1.example/y) ", 500));
        var url = "https://herald.example/" + new string('a', 480);
        var article = new Article(much, url, much, much, Some.Time, null, null, new(url, much, much), [much], [.. Enumerable.Repeat(much, 50)], [.. Enumerable.Repeat(new RelatedArticle(much, url), 50)], int.MaxValue);

        var discussion = new Discussion(int.MaxValue, 0, int.MaxValue, new(new("a"), int.MaxValue, [much, much, much]), [.. Enumerable.Repeat(new AnsweredComment(new("a"), int.MaxValue), 3)], [much, much]);
        var told = DiscussionComposer.Compose(discussion, id => new(Some.Comment(id.Value, author: much, text: much), url));
        var card = PostComposer.Compose(article, new([new(much, 0, 0, 1)], "test"), int.MaxValue, [.. Enumerable.Repeat(new Branch(new("x"), much, url, "other.example"), 20)], told);

        CardLimits.Check(card);
        Assert.All(card.Panel!.Fields!, field => Assert.DoesNotContain("(<https://herald.example/aaaa…", field.Value.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("A  title\nin two lines", "A title in two lines")]
    [InlineData("\u200B", "—")]
    public void A_thread_s_name_is_one_line_and_never_empty(string title, string name) =>
        Assert.Equal(name, PostComposer.ThreadName(Some.Article(title)));

    [Fact]
    public void A_thread_s_name_is_at_most_a_hundred_long_and_tears_no_character()
    {
        var name = PostComposer.ThreadName(Some.Article(string.Concat(Enumerable.Repeat("🙂", 80))));

        CardLimits.CheckThreadName(name);
        Assert.Equal(string.Concat(Enumerable.Repeat("🙂", 49)) + "…", name);
    }
}
