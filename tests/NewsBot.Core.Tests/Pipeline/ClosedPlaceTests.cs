using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Pipeline;
using NewsBot.Posting;
using NewsBot.Storage.Deliveries;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>Places that are deleted, rights that are lost, and who is told of it.</summary>
public sealed class ClosedPlaceTests : PipelineTest
{
    internal override DeliveryOptions Delivery => new() { Tries = 3 };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task F14_A_deleted_thread_gets_nothing_more_and_the_owner_is_told_once(bool isHeardOf)
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        Chat.Write(ThreadIn(News), new("12"), "reader", "Said here");
        await Bot.SettleAsync();

        Remove(ThreadIn(News), isHeardOf);
        for (var comments = 2; comments < 5; comments++)
        {
            await Bot.ReadAsync(Some.Article(), [.. Enumerable.Range(0, comments).Select(number => Some.PageComment($"{(char)('a' + number)}"))]);
            await Bot.FinishAsync();
        }

        Assert.StartsWith("The thread of “A bridge is opened” was deleted", Assert.Single(Chat.ToOwner).Text, StringComparison.Ordinal);
        Assert.Single(Messages(News));
        Assert.True((await CommentsAsync()).Single(comment => comment.Origin == Origin.Discord).IsTombstone);
        Assert.All((await CommentsAsync()).Where(comment => comment.Origin == Origin.Site), comment => Assert.Null(comment.HiddenAt));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task F14_A_deleted_channel_follows_nothing_any_more_and_the_owner_is_told_once(bool isHeardOf)
    {
        var other = Chat.Open(Guild, "general");
        await FollowAsync();
        await Bot.FollowAsync(Guild, other);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        Remove(News, isHeardOf);
        foreach (var title in new[] { "Second", "Third" })
        {
            await Bot.ReadAsync(Some.Article(title, $"https://herald.example/{title}"));
            await Bot.FinishAsync();
        }

        Assert.StartsWith("A channel that followed every source was deleted", Assert.Single(Chat.ToOwner).Text, StringComparison.Ordinal);
        Assert.Empty(await Bot.Database.ReadAsync(session => session.Subscriptions.FollowedBy(News), default));
        Assert.Equal(3, Messages(other).Count);
    }

    [Fact]
    public async Task F14_A_lost_right_is_told_once_where_people_chose_and_again_when_it_is_lost_again()
    {
        var alerts = Chat.Open(Guild, "alerts");
        await FollowAsync();
        await Bot.Database.WriteAsync(session => session.Guilds.SetAlertChannel(Guild, alerts), default);

        for (var lost = 1; lost <= 2; lost++)
        {
            Chat.Permit(News, sending: false);
            await Bot.ReadAsync(Some.Article($"Article {lost}", $"https://herald.example/{lost}"));
            await Bot.ReadAsync(Some.Article($"Other {lost}", $"https://herald.example/other/{lost}"));
            await Bot.SettleAsync();
            Time.Advance(TimeSpan.FromMinutes(2));
            await Bot.SettleAsync();
            Assert.Equal(lost, Messages(alerts).Count);

            Chat.Permit(News, sending: true);
            await Bot.SettleAsync();
            Assert.Equal(2 * lost, Messages(News).Count);
        }

        Assert.Contains("Send Messages", Messages(alerts)[0].Text, StringComparison.Ordinal);
        Assert.Empty(Chat.ToOwner);
    }

    [Fact]
    public async Task What_is_told_in_a_channel_is_told_in_its_language()
    {
        var alerts = Chat.Open(Guild, "alerts");
        await FollowAsync();
        await Bot.Database.WriteAsync(session =>
        {
            session.Guilds.SetAlertChannel(Guild, alerts);
            session.Channels.Save(Guild, alerts, new(Language: "de"));
        }, default);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        Remove(ThreadIn(News), isHeardOf: true);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b"));
        await Bot.SettleAsync();

        Assert.Equal("Das Gespräch zu „A bridge is opened“ wurde gelöscht.", Assert.Single(Messages(alerts)).Text);
    }

    [Fact]
    public async Task F14_Where_the_chosen_channel_takes_nothing_the_owner_is_told()
    {
        var alerts = Chat.Open(Guild, "alerts");
        await FollowAsync();
        await Bot.Database.WriteAsync(session => session.Guilds.SetAlertChannel(Guild, alerts), default);
        Chat.Permit(alerts, sending: false);
        Chat.Permit(News, sending: false);

        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();

        Assert.Single(Chat.ToOwner);
    }

    [Fact]
    public async Task What_is_told_is_told_once_also_where_the_process_ends_before_it_knows()
    {
        await FollowAsync();
        Chat.Permit(News, sending: false);
        await Bot.ReadAsync(Some.Article());
        Chat.At = request =>
        {
            if (request is not { Name: nameof(IChatClient.SendAsync), IsDone: true } || Chat.ToOwner.Count == 0)
                return;
            Chat.At = _ => { };
            Chat.ForgetKeys();
            Bot.Kill();
            throw new ChatException(ChatFailure.Unknown, "No answer.");
        };
        await Bot.SettleAsync();
        Assert.True(Bot.IsKilled);

        await RestartAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        await Bot.SettleAsync();

        Assert.Single(Chat.ToOwner);
        Assert.Equal(0, await Bot.Database.ReadAsync(session => session.Alerts.Next() is null ? 0 : 1, default));
    }

    [Fact]
    public async Task What_is_refused_too_often_is_given_up_until_somebody_says_otherwise()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        Chat.At = _ => throw new ChatException(ChatFailure.Refused, "No.");
        await Bot.FinishAsync();
        Chat.At = _ => { };
        Time.Advance(TimeSpan.FromDays(1));
        await Bot.SettleAsync();
        Assert.Empty(Messages(News));
        Assert.Equal((DeliveryKind.Post, "No."), (await DeadAsync()).Select(letter => (letter.Delivery.Kind, letter.Error)).Single());

        Assert.Equal(1, await Bot.Database.WriteAsync(session => session.DeadLetters.RetryAll(Guild, Time.GetUtcNow()), default));
        await Bot.SettleAsync();

        Assert.Single(Comments());
        Assert.Empty(await DeadAsync());
    }

    [Fact]
    public async Task What_is_dropped_is_never_sent_and_the_rest_goes_on()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a"));
        var isFirst = true;
        Chat.At = request =>
        {
            if (request is { Name: nameof(IChatClient.SendAsync), IsDone: false } && Messages(News).Count == 1 && isFirst)
            {
                isFirst = false;
                throw new ChatException(ChatFailure.Invalid, "It can never be done like this.");
            }
        };
        await Bot.SettleAsync();

        Assert.Equal(1, await Bot.Database.WriteAsync(session => session.DeadLetters.DropAll(Guild), default));
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "Changed"), Some.PageComment("b", "a"), Some.PageComment("c"));
        Chat.Permit(News, sending: true);
        await Bot.FinishAsync();

        Assert.Equal(["**Ann**\nText of b", "**Ann**\nText of c"], Comments().Select(message => message.Text));
        Assert.Empty(await DeadAsync());
    }

    [Fact]
    public async Task What_was_given_up_for_a_missing_right_goes_when_the_right_is_given()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        Chat.Permit(News, sending: false);
        await Bot.FinishAsync();
        Assert.Single(await DeadAsync());

        Chat.Permit(News, sending: true);
        await Bot.SettleAsync();

        Assert.Single(Comments());
    }

    [Fact]
    public async Task What_a_guild_had_set_is_kept_when_it_puts_us_out_and_forgotten_in_the_end()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        var left = Time.GetUtcNow();
        await Bot.Database.WriteAsync(session => session.Guilds.Leave(Guild, left), default);
        Assert.Empty(await LeftBeforeAsync(left));
        await Bot.Database.WriteAsync(session => session.Guilds.Join(Guild, "Guild"), default);
        Assert.Empty(await LeftBeforeAsync(left.AddDays(1)));
        await Bot.ReadAsync(Some.Article("Second", "https://herald.example/2"));
        await Bot.SettleAsync();
        Assert.Equal(2, Messages(News).Count);

        await Bot.Database.WriteAsync(session => session.Guilds.Leave(Guild, left), default);
        Assert.Equal([Guild], await LeftBeforeAsync(left.AddDays(1)));
        await Bot.Database.WriteAsync(session => session.Guilds.Forget(Guild), default);
        await FollowNothingAsync();
        await Bot.ReadAsync(Some.Article("Third", "https://herald.example/3"), Some.PageComment("b"));
        await Bot.FinishAsync();

        Assert.Equal(2, Messages(News).Count);
        Assert.Empty(await Bot.Database.ReadAsync(session => session.Subscriptions.FollowedBy(News), default));
    }

    private Task FollowNothingAsync() => Bot.Database.WriteAsync(session => session.Guilds.Join(Guild, "Guild"), default);

    private Task<IReadOnlyList<GuildId>> LeftBeforeAsync(DateTimeOffset moment) => Bot.Database.ReadAsync(session => session.Guilds.LeftBefore(moment), default);

    private Task<IReadOnlyList<Comment>> CommentsAsync() => Bot.Database.ReadAsync(session => session.Comments.Everything(Some.ArticleId), default);

    private Task<IReadOnlyList<DeadLetter>> DeadAsync() => Bot.Database.ReadAsync(session => session.DeadLetters.Oldest(Guild, 10), default);

    private void Remove(ChannelId place, bool isHeardOf)
    {
        if (isHeardOf)
            Chat.Delete(place);
        else
            Chat.Close(place);
    }
}
