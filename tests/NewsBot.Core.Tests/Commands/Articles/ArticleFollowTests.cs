using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands.Articles;

public sealed class ArticleFollowTests : CommandTest
{
    private IReadOnlyList<MemoryMessage> Notes => Chat.To(Reader.User);

    [Fact]
    public async Task Who_follows_an_article_is_told_in_private_who_answers_there_and_what()
    {
        await PublishAsync();
        var answer = await AskInAsync(ThreadIn(News), Reader, "article follow");

        var said = Chat.Write(ThreadIn(News), Manager.User, "manager", "It is *open*!");
        await Bot.FinishAsync();

        Assert.Equal("From now on I write to you when somebody answers to *A bridge is opened*. Allow private messages from members of this server for that.", answer.Card.Text.Value);
        Assert.True(answer.Ephemeral);
        Assert.Equal(
            $"""
            **1 new answer** to [A bridge is opened](<https://herald.example/bridge>), which you follow:
            • [manager](<{Chat.LinkTo(Guild, ThreadIn(News), said.Id)}>): It is \*open\*!
            Use `/article unfollow` there to be told no more.
            """,
            Assert.Single(Notes).Text);
    }

    [Fact]
    public async Task What_is_answered_within_a_while_is_told_at_once_and_none_of_it_twice()
    {
        await PublishAsync();
        await FollowAsync(Reader);
        await SayAsync("First");
        foreach (var number in Enumerable.Range(1, 7))
            await SayAsync($"Answer {number}");
        Assert.Single(Notes);

        Time.Advance(TimeSpan.FromMinutes(10));
        await Bot.SettleAsync();
        Time.Advance(TimeSpan.FromMinutes(10));
        await Bot.SettleAsync();

        Assert.Equal(2, Notes.Count);
        Assert.StartsWith("**7 new answers** to", Notes[1].Text, StringComparison.Ordinal);
        Assert.Equal([5, 1], [Notes[1].Text.Split("Answer ").Length - 1, Notes[1].Text.Split("… and 2 more.").Length - 1]);
    }

    [Fact]
    public async Task Nobody_is_told_of_their_own_words_nor_of_what_was_said_before_they_followed()
    {
        await PublishAsync();
        await SayAsync("Before");
        await FollowAsync(Reader);
        Chat.Write(ThreadIn(News), Reader.User, "reader", "My own");
        await Bot.FinishAsync();

        Assert.Empty(Notes);
    }

    [Fact]
    public async Task Comments_of_the_site_are_told_unless_they_wait_for_a_moderator()
    {
        await Bot.FollowAsync(Guild, News, mirror: MirrorMode.Filtered);
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        await FollowAsync(Reader);

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", author: "Ann"), Some.PageComment("b", author: "Spammer", text: "https://a.example https://b.example"));
        await Bot.FinishAsync();

        Assert.Contains("Ann", Assert.Single(Notes).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Spammer", Notes[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("channel held")]
    [InlineData("newsbot review")]
    public async Task What_a_moderator_lets_through_is_told_then_and_once(string command)
    {
        await Bot.FollowAsync(Guild, News, mirror: MirrorMode.Filtered);
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        await FollowAsync(Reader);
        var spam = Some.PageComment("b", author: "Spammer", text: "https://a.example https://b.example");
        await Bot.ReadAsync(Some.Article(), spam);
        await SayAsync("Meanwhile");
        Assert.DoesNotContain("Spammer", Assert.Single(Notes).Text, StringComparison.Ordinal);

        await PressAsync(Manager, await AskAsync(Manager, command), "Show");
        for (var day = 0; day < 2; day++)
        {
            Time.Advance(TimeSpan.FromDays(1));
            await Bot.FinishAsync();
        }

        Assert.Equal(2, Notes.Count);
        Assert.Contains("Spammer", Notes[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_shown_in_one_channel_is_told_though_it_waits_in_another()
    {
        await Bot.FollowAsync(Guild, News, mirror: MirrorMode.Hold);
        await Bot.FollowAsync(Guild, Chat.Open(Guild, "general"), mirror: MirrorMode.All);
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        await FollowAsync(Reader);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", author: "Ann"));
        await Bot.FinishAsync();

        Assert.Empty(Comments(News));
        Assert.Contains("Ann", Assert.Single(Notes).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hide")]
    [InlineData("Hide author")]
    public async Task What_a_moderator_does_not_let_through_is_never_told(string verdict)
    {
        await Bot.FollowAsync(Guild, News, mirror: MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        await FollowAsync(Reader);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        await PressAsync(Manager, await AskAsync(Manager, "newsbot review"), verdict);
        Time.Advance(TimeSpan.FromDays(1));
        await Bot.FinishAsync();

        Assert.Empty(Notes);
    }

    [Fact]
    public async Task A_note_fits_one_message_whatever_is_said_and_however_long_the_article_s_title_and_address_are()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(string.Concat(Enumerable.Repeat("*Bridge* ", 60)), $"https://herald.example/{new string('a', 400)}"));
        await Bot.SettleAsync();
        await FollowAsync(Reader);

        for (var i = 0; i < 7; i++)
            Chat.Write(ThreadIn(News), Manager.User, new string('*', 200), string.Concat(Enumerable.Repeat("*_~`|>[x](y) ", 100)));
        await Bot.SettleAsync();

        Assert.EndsWith("Use `/article unfollow` there to be told no more.", Assert.Single(Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_in_the_language_of_whoever_follows()
    {
        await PublishAsync();
        await FollowAsync(Reader with { Locale = "de" });

        await SayAsync("Hallo");

        Assert.StartsWith("**1 neue Antwort** unter [A bridge is opened]", Assert.Single(Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_articles_that_are_followed_are_told_page_by_page_and_only_those_are_offered_for_following_no_more()
    {
        for (var story = 0; story < 10; story++)
            await Bot.ReadAsync(Some.Article($"Story {story}", $"https://herald.example/{story}"));
        for (var story = 0; story < 9; story++)
            await AskAsync(Reader, "article follow", ("article", $"Story {story}"));

        var first = await AskAsync(Reader, "article follow");
        var second = await PressAsync(Reader, first, "More");

        Assert.StartsWith("You follow 9 articles here. Name another one to follow it.\n• [Story 0](<https://herald.example/0>)", first.Card.Text.Value, StringComparison.Ordinal);
        Assert.EndsWith("[Story 8](<https://herald.example/8>)", second.Card.Text.Value, StringComparison.Ordinal);
        Assert.Equal((true, first.Card.Text.Value), (second.ReplacesMessage, (await PressAsync(Reader, second, "Back")).Card.Text.Value));
        Assert.StartsWith("You follow no article here.", (await PressAsync(Manager, "1:article:follow:7")).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("This button is no longer valid.", (await PressAsync(Reader, "1:article:follow:-1")).Card.Text.Value, StringComparison.Ordinal);
        Assert.Equal(9, (await TypeAsync(Reader, "article unfollow", "article", "story")).Count);
        Assert.Empty(await TypeAsync(Manager, "article unfollow", "article", "story"));
    }

    [Fact]
    public async Task Nobody_is_told_of_what_they_cannot_see_where_it_was_said()
    {
        var hidden = Chat.Open(Guild, "staff", managersOnly: true);
        await Bot.FollowAsync(Guild, hidden);
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        foreach (var who in (Member[])[Reader, Manager])
            await FollowAsync(who);

        Chat.Write(ThreadIn(hidden), new("13"), "staff", "Secret");
        await Bot.FinishAsync();

        Assert.Empty(Notes);
        Assert.Contains("Secret", Assert.Single(Chat.To(Manager.User)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_may_have_been_sent_is_looked_for_and_not_sent_again()
    {
        await PublishAsync();
        await FollowAsync(Reader);
        Chat.At = request => Fail(request, isDone: true, ChatFailure.Unknown);
        await SayAsync("Once");
        Chat.At = _ => { };
        Chat.ForgetKeys();

        await RestartAsync();
        await Bot.FinishAsync();

        Assert.Single(Notes);
    }

    [Fact]
    public async Task A_note_that_was_not_sent_is_sent_after_a_restart()
    {
        await PublishAsync();
        await FollowAsync(Reader);
        Chat.At = request => Fail(request, isDone: false, ChatFailure.Unknown);
        await SayAsync("Once");
        Chat.At = _ => { };

        await RestartAsync();
        await Bot.FinishAsync();

        Assert.Contains("Once", Assert.Single(Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_takes_no_private_messages_is_tried_three_times_and_then_follows_no_more()
    {
        await PublishAsync();
        await FollowAsync(Reader);
        var tries = 0;
        Chat.At = request =>
        {
            if (request is { Name: nameof(IChatClient.DirectChannelAsync), IsDone: false })
                tries++;
            Fail(request, isDone: false, ChatFailure.Refused);
        };
        await SayAsync("Hello");
        await Bot.FinishAsync();
        for (var day = 0; day < 5; day++)
        {
            Time.Advance(TimeSpan.FromDays(1));
            await Bot.FinishAsync();
        }

        Assert.Equal(3, tries);
        Assert.Equal("You do not follow *A bridge is opened*.", await SayAsync(Reader, "article unfollow", ("article", "bridge")));
    }

    [Fact]
    public async Task Who_has_left_the_guild_is_told_nothing_more()
    {
        await PublishAsync();
        await FollowAsync(Reader);
        Chat.Gone.Add(Reader.User);
        await SayAsync("Hello");
        Chat.Gone.Remove(Reader.User);
        await SayAsync("Hello again");

        Assert.Empty(Notes);
        Assert.Equal("You do not follow *A bridge is opened*.", await SayAsync(Reader, "article unfollow", ("article", "bridge")));
    }

    [Fact]
    public async Task A_command_or_the_button_ends_it()
    {
        await PublishAsync();
        var followed = await AskAsync(Reader, "article follow", ("article", "bridge"));
        Assert.StartsWith("You follow *A bridge is opened* already", await SayAsync(Reader, "article follow", ("article", "bridge")), StringComparison.Ordinal);
        Assert.Equal($"You follow 1 article here. Name another one to follow it.\n• [A bridge is opened](<{Chat.LinkTo(Guild, News, Messages(News)[0].Id)}>)", await SayAsync(Reader, "article follow"));

        var ended = await PressAsync(Reader, followed, "Unfollow");
        await SayAsync("Hello");

        Assert.Equal("I write to you no more when somebody answers to *A bridge is opened*.", ended.Card.Text.Value);
        Assert.True(ended.ReplacesMessage);
        Assert.Empty(Notes);
        Assert.StartsWith("Which article?", await SayAsync(Reader, "article follow"), StringComparison.Ordinal);
        Assert.StartsWith("Which article?", await SayAsync(Reader, "article unfollow"), StringComparison.Ordinal);
        Assert.StartsWith("No article's title contains", await SayAsync(Reader, "article follow", ("article", "tram")), StringComparison.Ordinal);
        Assert.StartsWith("This button is no longer valid.", (await PressAsync(Reader, "1:article:unfollow:nothing")).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_articles_can_be_followed_at_once()
    {
        for (var story = 0; story < 51; story++)
            await Bot.ReadAsync(Some.Article($"Story {story:00}", $"https://herald.example/{story}"));
        for (var story = 0; story < 50; story++)
            await AskAsync(Reader, "article follow", ("article", $"Story {story:00}"));

        Assert.StartsWith("You follow 50 articles here already.", await SayAsync(Reader, "article follow", ("article", "Story 50")), StringComparison.Ordinal);
        Assert.StartsWith("You follow *Story 00* already", await SayAsync(Reader, "article follow", ("article", "Story 00")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_forgotten_follows_nothing_any_more_and_can_follow_nothing()
    {
        await PublishAsync();
        await FollowAsync(Reader);
        Assert.Contains("A bridge is opened", System.Text.Encoding.UTF8.GetString((await AskAsync(Reader, "history export")).Files![0].Content.Span), StringComparison.Ordinal);

        await PressAsync(Reader, await AskAsync(Reader, "history forget"), "Erase");
        await SayAsync("Hello");

        Assert.Empty(Notes);
        Assert.StartsWith("You asked me to keep nothing of you", await SayAsync(Reader, "article follow", ("article", "bridge")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_back_before_it_was_told_is_not_told()
    {
        await PublishAsync();
        await FollowAsync(Reader);
        await SayAsync("First");
        var said = Chat.Write(ThreadIn(News), Manager.User, "manager", "Second");
        await Bot.SettleAsync();
        Chat.Erase(ThreadIn(News), said.Id);
        await Bot.FinishAsync();

        Assert.Single(Notes);
    }

    private static void Fail(ChatRequest request, bool isDone, ChatFailure failure)
    {
        if (request.Name == nameof(IChatClient.SendAsync) && request.IsDone == isDone)
            throw new ChatException(failure, "Not now.");
    }

    private async Task PublishAsync()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
    }

    private async Task FollowAsync(Member who) => await AskAsync(who, "article follow", ("article", "bridge"));

    private async Task SayAsync(string text)
    {
        Chat.Write(ThreadIn(News), Manager.User, "manager", text);
        await Bot.SettleAsync();
    }
}
