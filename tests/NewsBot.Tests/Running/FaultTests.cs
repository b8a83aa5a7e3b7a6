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

    internal override BotSettings Settings => Files.OnDiscord(World.ApiUrl);

    [Theory]
    [InlineData(RestFaultKind.NoAnswer, 1)]
    [InlineData(RestFaultKind.BadGatewayAfterStoring, 5)]
    [InlineData(RestFaultKind.Garbage, 5)]
    [InlineData(RestFaultKind.BadGateway, 3)]
    [InlineData(RestFaultKind.Reset, 3)]
    [InlineData(RestFaultKind.LimitedUser, 1)]
    public async Task Whatever_becomes_of_a_message_s_answer_the_message_is_there_once_and_in_its_place(RestFaultKind fault, int times)
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

    private long Said() => Bot.Count("SELECT COUNT(*) FROM comment WHERE text = 'Said meanwhile'");
}
