using NewsBot.LocalDiscord;
using NewsBot.LocalDiscord.Faults;
using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

/// <summary>A Discord that answers late, wrongly, or not at all.</summary>
public sealed class FaultTests : BotTest
{
    private const string Send = "POST /channels/{channel_id}/messages";
    private const string Read = "GET /channels/{channel_id}/messages";

    // Twins among them: what is looked for must not be mistaken for its like.
    private static readonly SamplePage Page = new("The Ferry Is on Time")
    {
        Comments = [.. Enumerable.Range(1, 12).Select(i => new SampleComment($"{i}", "Bo", $"Comment {i / 3}", i % 4 == 0 ? $"{i - 1}" : null))],
    };

    // Short, so that a line that died is soon noticed.
    internal override LocalDiscordOptions Discord => new() { HeartbeatInterval = TimeSpan.FromSeconds(1) };

    internal override BotSettings Settings => Files.OnDiscord(World.ApiUrl);

    [Theory]
    [InlineData(RestFaultKind.BadGatewayAfterStoring, 5)]
    [InlineData(RestFaultKind.BadGateway, 3)]
    [InlineData(RestFaultKind.Failed, 3)]
    public Task F11_Where_the_edge_says_that_a_message_failed_it_is_there_once_and_in_its_place(RestFaultKind fault, int times) => IsThereOnceAsync(fault, times);

    [Theory]
    [InlineData(RestFaultKind.NoAnswer, 1)]
    [InlineData(RestFaultKind.Reset, 3)]
    [InlineData(RestFaultKind.SlowBody, 1)]
    [InlineData(RestFaultKind.Garbage, 5)]
    public Task F12_Where_the_answer_is_cut_off_late_or_torn_the_message_is_there_once_and_in_its_place(RestFaultKind fault, int times) => IsThereOnceAsync(fault, times);

    [Theory]
    [InlineData(RestFaultKind.LimitedUser, 1)]
    [InlineData(RestFaultKind.LimitedShared, 1)]
    [InlineData(RestFaultKind.LimitedGlobal, 1)]
    [InlineData(RestFaultKind.LimitedHtml, 1)]
    [InlineData(RestFaultKind.NoLimitHeaders, 5)]
    public Task F13_Whatever_is_limited_and_however_it_is_said_the_message_is_there_once_and_in_its_place(RestFaultKind fault, int times) => IsThereOnceAsync(fault, times);

    [Theory]
    [InlineData(GatewayFaultKind.Drop, 4000)]
    [InlineData(GatewayFaultKind.Close, 4000)]
    [InlineData(GatewayFaultKind.Close, 4007)]
    [InlineData(GatewayFaultKind.Close, 4008)]
    [InlineData(GatewayFaultKind.Close, 4009)]
    [InlineData(GatewayFaultKind.Close, 1001)]
    [InlineData(GatewayFaultKind.Reconnect, 4000)]
    [InlineData(GatewayFaultKind.InvalidResumable, 4000)]
    [InlineData(GatewayFaultKind.InvalidSession, 4000)]
    [InlineData(GatewayFaultKind.WithholdAcks, 4000)]
    [InlineData(GatewayFaultKind.HalfOpen, 4000)]
    [InlineData(GatewayFaultKind.DuplicateEvents, 4000)]
    [InlineData(GatewayFaultKind.ShuffleEvents, 4000)]
    public async Task F17_Whatever_becomes_of_the_connection_what_people_say_change_and_remove_is_known(GatewayFaultKind fault, int code)
    {
        await World.Admin.UseAsync(News, "channel follow", ("source", "*"), ("mirror", "All"));
        var (post, _) = await PublishAsync(Page);
        var changed = await World.Reader.SayAsync(post.Id(), "Before");
        var removed = await World.Reader.SayAsync(post.Id(), "Not for long");
        await Patience.UntilAsync(() => Said("Before") == 1 && Said("Not for long") == 1, "what was said before is known");

        World.Faults.Strike(new(fault) { Code = code, Count = 3 });
        await World.Reader.SayAsync(post.Id(), "Said meanwhile");
        await World.Reader.EditAsync(post.Id(), changed, "Changed");
        await World.Reader.DeleteAsync(post.Id(), removed);

        await Patience.UntilAsync(() => Said("Said meanwhile") == 1 && Said("Changed") == 1 && Said("Not for long") == 0, "what happened meanwhile is known");
        Assert.Equal(3, Bot.Count("SELECT COUNT(*) FROM comment WHERE origin = 'Discord'"));
    }

    private async Task IsThereOnceAsync(RestFaultKind fault, int times)
    {
        await World.Admin.UseAsync(News, "channel follow", ("source", "*"), ("mirror", "All"));
        World.Faults.Set(new() { NonceWindow = TimeSpan.Zero });
        World.Faults.Plan(new(Send, fault) { Count = times, Probability = 0.5, Seed = 7 });

        var (_, thread) = await PublishAsync(Page);

        Assert.Single(await World.Reader.ReadAsync(News));
        Assert.Equal(Page.Comments.Select(comment => $"**Bo**\n{comment.Text}"), thread.Select(message => message.Content()));
        Assert.Equal(Page.Comments.Select(comment => comment.InReplyTo is { } parent ? thread[int.Parse(parent, null) - 1].Id() : null), thread.Select(message => message.ReplyTo()));
    }

    [Fact]
    public async Task Commands_are_answered_while_what_was_said_meanwhile_is_still_being_read()
    {
        await World.Admin.UseAsync(News, "channel follow", ("source", "*"), ("mirror", "All"));
        var (post, _) = await PublishAsync(Page);
        await StopBotAsync();
        await World.RestartAsync();
        await World.Reader.SayAsync(post.Id(), "Said meanwhile");
        World.Faults.Plan(new(Read, RestFaultKind.NoAnswer));

        await StartBotAsync();
        var answer = await World.Reader.UseAsync(News, "article latest");

        Assert.Equal(Page.Title, answer.Embed()!.Text("title"));
        Assert.Equal(0, Said());
        await Patience.UntilAsync(() => Said() == 1, "what was said meanwhile is recorded");
    }

    private long Said(string text = "Said meanwhile") => Bot.Count($"SELECT COUNT(*) FROM comment WHERE text = '{text}'");
}
