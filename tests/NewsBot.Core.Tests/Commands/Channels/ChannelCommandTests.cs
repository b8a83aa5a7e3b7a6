using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands.Channels;

public sealed class ChannelCommandTests : CommandTest
{
    private const string ManagersOnly = "Only those who may manage the server can do this.";

    [Fact]
    public async Task Only_managers_change_a_channel()
    {
        await FollowAsync();
        foreach (var command in new[] { "channel follow", "channel unfollow", "channel held" })
            Assert.Equal(ManagersOnly, await SayAsync(Reader, command, ("source", "*")));

        Assert.Equal(ManagersOnly, (await PressAsync(Reader, "1:channel:show:x")).Card.Text.Value);
        Assert.Equal([SourceName.Every], await FollowedAsync());
    }

    [Fact]
    public async Task A_followed_source_posts_what_is_new()
    {
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        await JoinAsync();

        Assert.Equal("This channel follows **Herald** from now on.", await SayAsync(Manager, "channel follow", ("source", "herald")));
        await Bot.SettleAsync();
        Assert.Empty(Messages(News));

        await Bot.ReadAsync(Some.Article("New", "https://herald.example/new"));
        await Bot.SettleAsync();
        Assert.Equal(["New"], Titles());
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("5", 5)]
    [InlineData("7", 0)]
    public async Task As_many_old_articles_as_are_asked_for_are_posted_oldest_first(string old, int posted)
    {
        for (var story = 0; story < 6; story++)
            await Bot.ReadAsync(Some.Article($"{story}", $"https://herald.example/{story}") with { PublishedAt = Some.Time.AddDays(story) });
        await JoinAsync();
        await Bot.SettleAsync();

        await AskAsync(Manager, "channel follow", ("source", "*"), ("old", old));
        await Bot.SettleAsync();

        Assert.Equal(Enumerable.Range(6 - posted, posted).Select(story => $"{story}"), Titles());
    }

    [Fact]
    public async Task Every_source_can_be_followed_by_its_offered_value_or_its_name()
    {
        Assert.Equal(new Choice("every source", "*"), (await TypeAsync(Manager, "channel follow", "source", ""))[0]);

        await AskAsync(Manager, "channel follow", ("source", "Every Source"));
        Assert.Equal([SourceName.Every], await FollowedAsync());

        Assert.Equal("This channel no longer follows every source. What is posted stays.", await SayAsync(Manager, "channel unfollow", ("source", "every source")));
        Assert.Empty(await FollowedAsync());
    }

    [Fact]
    public async Task A_source_that_is_not_there_cannot_be_followed()
    {
        Assert.StartsWith("There is no source named “\\*\\*x\\*\\*”.", await SayAsync(Manager, "channel follow", ("source", "**x**")), StringComparison.Ordinal);
        Assert.StartsWith("There is no source named", await SayAsync(Manager, "channel follow", ("source", new string('*', 6_000))), StringComparison.Ordinal);
        Assert.StartsWith("There is no source named", await SayAsync(Manager, "channel follow"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("All", MirrorMode.All)]
    [InlineData("Hold", MirrorMode.Hold)]
    [InlineData("Off", MirrorMode.Off)]
    [InlineData(null, MirrorMode.Filtered)]
    [InlineData("99", MirrorMode.Filtered)]
    public async Task Comments_are_filtered_unless_it_is_said_otherwise(string? mirror, MirrorMode mode)
    {
        await AskAsync(Manager, "channel follow", [("source", "*"), .. mirror is null ? [] : new[] { ("mirror", mirror) }]);

        Assert.Equal(mode, Assert.Single(await Bot.Database.ReadAsync(session => session.Subscriptions.FollowersOf(Some.Source), default)).Mirror);
    }

    [Fact]
    public async Task A_channel_s_summaries_are_as_long_and_set_as_it_wants_also_of_old_articles()
    {
        var article = Some.Article() with { Body = ["One.", "Two.", "Three.", "Four.", "Five."] };
        await Bot.ReadAsync(article);
        await JoinAsync();
        await Bot.SettleAsync();

        await AskAsync(Manager, "channel follow", ("source", "*"), ("old", "1"), ("summary", "4"), ("bullets", "yes"));
        await Bot.SettleAsync();
        Assert.Equal(["• One.\n• Two.\n• Three.\n• Four."], Bodies());

        await AskAsync(Manager, "channel follow", ("source", "*"), ("summary", "2"));
        await Bot.ReadAsync(article with { Url = "https://herald.example/second" });
        await Bot.SettleAsync();
        Assert.Equal("One. Two.", Bodies().Last());

        await Bot.ReadAsync(article with { Body = ["Other.", "Two.", "Three.", "Four."] });
        await Bot.SettleAsync();
        Assert.StartsWith("• Other.\n• Two.\n• Three.\n• Four.\n", Bodies().First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, 3, false)]
    [InlineData("1", "no", 1, false)]
    [InlineData("8", "yes", 8, true)]
    [InlineData("0", "99", 1, false)]
    [InlineData("100", null, 8, false)]
    [InlineData("-1", null, 3, false)]
    public async Task A_summary_has_from_one_to_eight_sentences(string? sentences, string? bullets, int length, bool list)
    {
        await AskAsync(Manager, "channel follow", [("source", "*"), .. sentences is null ? [] : new[] { ("summary", sentences) }, .. bullets is null ? [] : new[] { ("bullets", bullets) }]);

        var style = Assert.Single(await Bot.Database.ReadAsync(session => session.Subscriptions.FollowersOf(Some.Source), default)).Summary;
        Assert.Equal((length, list), (style.Sentences, style.Bullets));
    }

    [Fact]
    public async Task Unfollowing_tells_what_was_ended_or_that_there_was_nothing()
    {
        Assert.Equal("This channel follows nothing.", await SayAsync(Manager, "channel unfollow"));

        await Bot.ReadAsync(Some.Article());
        await AskAsync(Manager, "channel follow", ("source", "Herald"));
        Assert.Equal("This channel does not follow “Other”.", await SayAsync(Manager, "channel unfollow", ("source", "Other")));
        Assert.Equal("This channel does not follow “every source”.", await SayAsync(Manager, "channel unfollow", ("source", "*")));
        Assert.Equal("This channel no longer follows Herald. What is posted stays.", await SayAsync(Manager, "channel unfollow", ("source", "HERALD")));
    }

    [Fact]
    public async Task In_a_thread_a_command_is_for_the_channel_it_belongs_to()
    {
        var forum = Chat.Open(Guild, "articles", ChannelKind.Forum);
        var thread = new ChannelId((await Chat.PostInForumAsync(forum, "A talk", [], Card.Of($"Hello"), default)).Value);

        await AskInAsync(thread, Manager, "channel follow", ("source", "*"));

        var follower = Assert.Single(await Bot.Database.ReadAsync(session => session.Subscriptions.FollowersOf(Some.Source), default));
        Assert.Equal((forum, ChannelKind.Forum), (follower.Channel, follower.ChannelKind));
    }

    [Fact]
    public async Task In_a_channel_that_we_cannot_see_nothing_is_followed() =>
        Assert.StartsWith("I cannot see this channel", (await AskInAsync(new("1"), Manager, "channel follow", ("source", "*"))).Card.Text.Value, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, true)]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    [InlineData("99", false)]
    public async Task An_announcement_channel_publishes_unless_it_is_said_otherwise(string? publish, bool publishes)
    {
        await Bot.ReadAsync(Some.Article());
        await JoinAsync();
        var breaking = Chat.Open(Guild, "breaking", ChannelKind.Announcement);

        await AskInAsync(breaking, Manager, "channel follow", [("source", "*"), ("old", "1"), .. publish is null ? [] : new[] { ("publish", publish) }]);
        await Bot.SettleAsync();

        Assert.Equal(publishes, Assert.Single(Messages(breaking)).IsPublished);
    }

    [Fact]
    public async Task A_channel_that_nobody_can_follow_publishes_nothing()
    {
        Assert.Equal("Only an announcement channel has followers to publish to; leave “publish” out here.", await SayAsync(Manager, "channel follow", ("source", "*"), ("publish", "yes")));
        Assert.Empty(await FollowedAsync());

        await AskAsync(Manager, "channel follow", ("source", "*"), ("publish", "no"));
        Assert.False(Assert.Single(await Bot.Database.ReadAsync(session => session.Subscriptions.FollowersOf(Some.Source), default)).Publishes);
    }

    [Fact]
    public async Task What_is_missing_for_posting_is_told_at_once_and_the_channel_follows_all_the_same()
    {
        Chat.Permit(News, sending: false);

        Assert.Equal("This channel follows **every source** from now on. I cannot post here yet: give me **Send Messages**.", await SayAsync(Manager, "channel follow", ("source", "*")));
        Assert.Equal([SourceName.Every], await FollowedAsync());
    }

    [Fact]
    public async Task Held_comments_are_shown_or_hidden_one_after_the_other()
    {
        await FollowAsync(MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "*First*"), Some.PageComment("b", text: "Second"), Some.PageComment("c", text: "Third"));
        await Bot.SettleAsync();

        var first = await AskAsync(Manager, "channel held");
        Assert.Equal("**Ann** on *A bridge is opened* (3 waiting)\n\\*First\\*", first.Card.Text.Value);
        var second = await PressAsync(Manager, first, "Show");
        Assert.Equal("**Ann** on *A bridge is opened* (2 waiting)\nSecond", second.Card.Text.Value);
        var third = await PressAsync(Manager, second, "Hide");
        Assert.Equal("**Ann** on *A bridge is opened* (1 waiting)\nThird", third.Card.Text.Value);
        Assert.True(third.ReplacesMessage);
        await Bot.SettleAsync();

        Assert.Equal(["**Ann**\n\\*First\\*"], Comments().Select(message => message.Text));
        Assert.Equal("No comment waits here.", (await PressAsync(Manager, third, "Show")).Card.Text.Value);
        Assert.Equal("No comment waits here.", await SayAsync(Manager, "channel held"));
    }

    [Fact]
    public async Task A_comment_decided_on_twice_is_decided_once()
    {
        await FollowAsync(MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        var held = await AskAsync(Manager, "channel held");

        await PressAsync(Manager, held, "Show");
        await PressAsync(Manager, held, "Hide");
        await Bot.SettleAsync();

        Assert.Single(Comments());
    }

    [Fact]
    public async Task Another_channel_s_comments_cannot_be_decided_on_from_here()
    {
        await FollowAsync(MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        var button = (await AskAsync(Manager, "channel held")).Card.Buttons![0].CustomId!;

        foreach (var forged in new[] { button, button.Replace("show", "other", StringComparison.Ordinal), button[..^1], "1:channel:show" })
            Assert.StartsWith("This button is no longer valid.", (await PressAsync(Manager, forged, Chat.Open(Guild, "general"))).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("This button is no longer valid.", (await PressAsync(Manager, button.Replace("show", "other", StringComparison.Ordinal))).Card.Text.Value, StringComparison.Ordinal);
        await Bot.SettleAsync();

        Assert.Empty(Comments());
    }

    [Fact]
    public async Task A_held_comment_fits_one_message_however_much_it_says()
    {
        await FollowAsync(MirrorMode.Hold);
        var much = string.Concat(Enumerable.Repeat("**much** ", 500));
        await Bot.ReadAsync(Some.Article(much), Some.PageComment("a", author: much, text: much));
        await Bot.SettleAsync();

        Assert.NotEmpty((await AskAsync(Manager, "channel held")).Card.Buttons!);
    }

    private Task<IReadOnlyList<SourceName>> FollowedAsync() => Bot.Database.ReadAsync(session => session.Subscriptions.FollowedBy(News), default);

    private Task JoinAsync() => Bot.Database.WriteAsync(session => session.Guilds.Join(Guild, "Guild"), default);

    private IEnumerable<string?> Bodies() => Messages(News).Select(message => message.Card.Panel?.Body.Value);

    private IEnumerable<string?> Titles() => Messages(News).Select(message => message.Card.Panel?.Title.Value);

    [Fact]
    public async Task A_filter_that_would_be_refused_now_keeps_nothing_out_by_what_can_never_hold_and_is_told_of()
    {
        await Bot.FollowAsync(Guild, News, mirror: MirrorMode.All);
        await Bot.Database.WriteAsync(session => session.Channels.Save(Guild, News, ChannelSettings.Usual with { Filter = "bridge and links>3", Hold = $"author:Ann or {new string('x', 300)}" }), default);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", author: "Bob"));
        await Bot.SettleAsync();

        Assert.Equal(["**Bob**\nText of b"], Comments().Select(message => message.Text));
        var shown = await SayAsync(Manager, "channel show");
        Assert.Contains("The filter of articles cannot be used as it stands: “links>3” can be asked of comments only, not of articles. `/channel edit` changes it.", shown, StringComparison.Ordinal);
        Assert.Contains("The filter of comments cannot be used as it stands: “xxxxxxxxxxxxxxxxxxxx…” is longer than any word: at most 200 characters without a blank are looked for. `/channel edit` changes it.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_any_more_stops_nothing()
    {
        await Bot.FollowAsync(Guild, News, mirror: MirrorMode.All);
        await Bot.Database.WriteAsync(session => session.Channels.Save(Guild, News, ChannelSettings.Usual with { Filter = "(bridge", Hold = "/(/" }), default);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        Assert.Single(Comments());
        Assert.Contains("The filter of articles cannot be used as it stands: A parenthesis is not closed.", await SayAsync(Manager, "channel show"), StringComparison.Ordinal);
        Assert.DoesNotContain("filter keeps", await SayAsync(Manager, "channel test"), StringComparison.Ordinal);
    }
}
