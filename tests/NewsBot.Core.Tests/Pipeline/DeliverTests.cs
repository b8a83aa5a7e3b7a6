using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Pipeline;

namespace NewsBot.Core.Tests.Pipeline;

public sealed class DeliverTests : PipelineTest
{
    internal override DeliveryOptions Delivery => new() { CommentsPerArticle = 1_000 };

    [Fact]
    public async Task A_channel_that_refuses_does_not_keep_the_others()
    {
        var other = Chat.Open(Guild, "general");
        await FollowAsync();
        await Bot.FollowAsync(Guild, other);
        Chat.Close(News);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));

        await Bot.SettleAsync();

        Assert.Single(Comments(other));
    }

    [Fact]
    public async Task A_refused_message_is_tried_again_ever_later_and_at_once_when_it_works()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        var refused = 0;
        Chat.At = request =>
        {
            if (request.Name == nameof(IChatClient.SendAsync))
                refused++;
            throw new ChatException(ChatFailure.Refused, "Missing permissions.");
        };

        var waits = new List<TimeSpan>();
        for (var tries = 1; tries <= 12; tries++)
        {
            await Bot.SettleAsync();
            Assert.Equal(tries, refused);
            waits.Add(await NextDueAsync() - Time.GetUtcNow());
            Time.Advance(waits[^1]);
        }

        Chat.At = _ => { };
        await Bot.SettleAsync();

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360], waits.Select(wait => wait.TotalMinutes));
        Assert.Single(Comments());
    }

    [Fact]
    public async Task What_was_refused_goes_as_soon_as_it_may()
    {
        var other = Chat.Open(Guild, "general");
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        Chat.Permit(News, sending: false);
        await Bot.SettleAsync();
        var due = await NextDueAsync();

        Chat.Permit(other, sending: true);
        await Bot.SettleAsync();
        Assert.Equal(due, await NextDueAsync());
        Assert.Empty(Messages(News));

        Chat.Permit(News, sending: true);
        await Bot.SettleAsync();
        Assert.Single(Comments());
    }

    [Fact]
    public async Task What_is_refused_while_the_right_is_given_goes_at_once()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        Chat.At = request =>
        {
            Chat.At = _ => { };
            Chat.Permit(News, sending: true);
            Bot.ListenAsync().GetAwaiter().GetResult();
            throw new ChatException(ChatFailure.Refused, "Missing permissions");
        };

        await Bot.SettleAsync();

        Assert.Single(Comments());
    }

    [Fact]
    public async Task What_may_still_be_arriving_is_not_looked_for_sooner_because_rights_changed()
    {
        Bot.Listens = false;
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        Chat.Permit(News, sending: false);
        await Bot.SettleAsync();
        Chat.Permit(News, sending: true);
        FailAfterSending();
        Time.Advance(TimeSpan.FromMinutes(1));
        await Bot.SettleAsync();
        var due = await NextDueAsync();

        await Bot.ListenAsync(only: typeof(RightsChanged));

        Assert.Equal(due, await NextDueAsync());
    }

    [Fact]
    public async Task A_throttled_message_waits_as_long_as_it_was_told()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        Chat.At = _ => throw new ChatException(ChatFailure.Throttled, "Slow down.", TimeSpan.FromSeconds(7));
        await Bot.SettleAsync();
        Chat.At = _ => { };

        Time.Advance(TimeSpan.FromSeconds(6));
        await Bot.SettleAsync();
        Assert.Empty(Messages(News));

        Time.Advance(TimeSpan.FromSeconds(1));
        await Bot.SettleAsync();
        Assert.Single(Messages(News));
    }

    [Fact]
    public async Task What_the_chat_will_never_take_is_given_up_and_the_rest_goes_on()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a"), Some.PageComment("c", "b"));
        var sent = 0;
        Chat.At = request =>
        {
            if (request is { Name: "SendAsync", IsDone: false } && ++sent == 3)
                throw new ChatException(ChatFailure.Invalid, "Not like this.");
        };

        await Bot.FinishAsync();

        Assert.Equal(["**Ann**\nText of a", "**Ann**\nText of c"], Comments().Select(message => message.Text));
        Assert.Equal(Comments()[0].Id, Comments()[1].ReplyTo);
    }

    [Fact]
    public async Task What_is_for_a_guild_that_we_are_not_in_rests_until_we_are()
    {
        await FollowAsync();
        await Bot.Database.WriteAsync(session => session.Guilds.SetPresent([]), default);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.FinishAsync();
        Assert.Empty(Messages(News));

        await Bot.Database.WriteAsync(session => session.Guilds.SetPresent([Guild]), default);
        await Bot.SettleAsync();

        Assert.Single(Comments());
    }

    [Fact]
    public async Task A_message_without_an_answer_is_not_sent_again_where_it_arrives_while_it_waits()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        FailAfterSending();
        Bot.Listens = false;
        await Bot.SettleAsync();
        var requests = new List<string>();
        Chat.At = request => requests.Add(request.Name);

        Bot.Listens = true;
        await Bot.FinishAsync();

        Assert.Single(Messages(News));
        Assert.DoesNotContain("SendAsync", requests);
        Assert.DoesNotContain("OwnMessagesSinceAsync", requests);
    }

    [Fact]
    public async Task A_message_without_an_answer_that_arrived_first_stays_acknowledged()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());

        // The gateway is quicker than the request's time-out.
        Chat.At = request =>
        {
            if (request is not { Name: "SendAsync", IsDone: true })
                return;
            Chat.At = _ => { };
            Bot.ListenAsync().GetAwaiter().GetResult();
            throw new ChatException(ChatFailure.Unknown, "No answer.");
        };
        await Bot.FinishAsync();

        Assert.Equal(1, Chat.Created);
        Assert.Single(Messages(News));
        Assert.Empty(await Bot.Database.ReadAsync(session => session.Deliveries.Queues(), default));
    }

    [Fact]
    public async Task A_message_without_an_answer_is_looked_for_only_after_the_time_it_may_still_take()
    {
        Bot.Listens = false;
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        FailAfterSending();

        await Bot.SettleAsync();
        Assert.Equal(TimeSpan.FromSeconds(15), await NextDueAsync() - Time.GetUtcNow());
        Chat.ForgetKeys();
        await Bot.FinishAsync();

        Assert.Single(Messages(News));
    }

    [Fact]
    public async Task F15_A_reply_to_what_was_removed_just_before_it_was_sent_is_shown_without_it()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        var parent = Comment("of a").Id;
        Chat.At = request =>
        {
            if (request is not { Name: nameof(IChatClient.SendAsync), IsDone: false })
                return;
            Chat.At = _ => { };
            Chat.Erase(ThreadIn(News), parent);
        };

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a"));
        await Bot.FinishAsync();

        Assert.Null(Assert.Single(Comments()).ReplyTo);
        Assert.Contains("of b", Comments()[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F16_A_message_without_an_answer_that_was_removed_before_it_is_looked_for_counts_as_sent_and_removed()
    {
        Bot.Listens = false;
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        FailAfterSending();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b"));
        await Bot.SettleAsync();

        Chat.Erase(ThreadIn(News), Comment("of b").Id);
        await Bot.FinishAsync();

        Assert.Contains("of a", Assert.Single(Comments()).Text, StringComparison.Ordinal);
        Assert.NotNull((await Bot.Database.ReadAsync(session => session.Comments.Find(Some.ArticleId, new("b")), default))!.HiddenAt);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task F19_A_clock_that_jumps_loses_and_doubles_nothing(int hours)
    {
        Bot.Listens = false;
        await FollowAsync();
        FailAfterSending();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        Chat.ForgetKeys();

        Time.Advance(TimeSpan.FromHours(hours));
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a"));
        await Bot.FinishAsync();

        Assert.Single(Messages(News));
        Assert.Equal(2, Comments().Count);
    }

    [Fact]
    public async Task Of_two_messages_that_say_the_same_each_is_found_for_itself()
    {
        Bot.Listens = false;
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "Same"), Some.PageComment("b", text: "Same"), Some.PageComment("c", text: "Same"));
        Chat.At = request =>
        {
            if (request is not { Name: "SendAsync", IsDone: true })
                return;
            Chat.ForgetKeys();
            throw new ChatException(ChatFailure.Unknown, "No answer, ever.");
        };

        await Bot.FinishAsync();

        Assert.Equal(4, Chat.Created);
        Assert.Equal(3, Comments().Count);
    }

    [Fact]
    public async Task What_changed_while_an_edit_was_under_way_is_shown_afterwards()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "Second"));
        Chat.At = request =>
        {
            if (request is not { Name: "EditAsync", IsDone: true })
                return;
            Chat.At = _ => { };
            Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "Third")).GetAwaiter().GetResult();
            Bot.CatchUpAsync().GetAwaiter().GetResult();
        };

        await Bot.SettleAsync();

        Assert.EndsWith("Third", Comments()[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_that_grows_again_while_its_rest_is_removed_is_whole_again()
    {
        await FollowAsync();
        var text = string.Join(' ', Enumerable.Range(0, 600).Select(number => $"w{number}"));
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: text));
        await Bot.SettleAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "short"));
        Chat.At = request =>
        {
            if (request is not { Name: "DeleteAsync", IsDone: true })
                return;
            Chat.At = _ => { };
            Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: text)).GetAwaiter().GetResult();
            Bot.CatchUpAsync().GetAwaiter().GetResult();
        };

        await Bot.SettleAsync();

        Assert.Equal(text, string.Join(' ', Comments().Select(message => message.Text.Split('\n')[^1])));
    }

    [Fact]
    public async Task A_request_under_way_is_allowed_to_finish_when_the_bot_stops()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.PrepareAsync();
        using var isSending = new ManualResetEventSlim();
        using var mayFinish = new ManualResetEventSlim();
        Chat.At = request =>
        {
            if (request is not { Name: "SendAsync", IsDone: false })
                return;
            isSending.Set();
            mayFinish.Wait();
        };
        using var stopping = new CancellationTokenSource();
        await Bot.Deliver.StartAsync(stopping.Token);
        isSending.Wait();

        await stopping.CancelAsync();
        var stopped = Bot.Deliver.StopAsync();
        Assert.False(stopped.IsCompleted);
        mayFinish.Set();
        await stopped;

        Assert.Single(Messages(News));
        Assert.NotNull(await Bot.Database.ReadAsync(session => session.Messages.LastAcknowledged(News.Value), default));
    }

    [Fact]
    public async Task A_long_discussion_is_told_without_one_comment_lost()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), [.. Enumerable.Range(0, 200).Select(number => Some.PageComment($"c{number}", number == 0 ? null : $"c{number / 2}"))]);

        await Bot.SettleAsync();

        Assert.Equal(200, Comments().Count);
        Assert.Equal(199, Comments().Count(message => message.ReplyTo is not null));
    }

    private void FailAfterSending() => Chat.At = request =>
    {
        if (request is not { Name: "SendAsync", IsDone: true })
            return;
        Chat.At = _ => { };
        throw new ChatException(ChatFailure.Unknown, "No answer.");
    };

    private async Task<DateTimeOffset> NextDueAsync() =>
        Assert.Single(await Bot.Database.ReadAsync(session => session.Deliveries.Queues(), default)).DueAt;
}
