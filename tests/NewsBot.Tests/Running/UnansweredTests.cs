using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

/// <summary>A Discord that answers late, or not at all.</summary>
public sealed class UnansweredTests : BotTest
{
    private static readonly SamplePage Page = new("The Ferry Is on Time")
    {
        Comments = [.. Enumerable.Range(1, 12).Select(i => new SampleComment($"{i}", "Bo", $"Comment {i}"))],
    };

    private FaultyDiscord _discord = null!;

    internal override BotSettings Settings => Files.OnDiscord((_discord ??= new(World)).ApiUrl);

    public override async Task DisposeAsync()
    {
        await _discord.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_message_whose_answer_is_lost_is_there_once()
    {
        await World.Admin.UseAsync(News, "channel follow", ("source", "*"), ("mirror", "All"));
        var sent = 0;
        _discord.LosesAnswer = request => IsMessage(request) && Interlocked.Increment(ref sent) % 2 == 1;

        var (_, thread) = await PublishAsync(Page);

        Assert.Equal(Page.Comments.Select(comment => $"**Bo**\n{comment.Text}"), thread.Select(message => message.Content()));
        Assert.True(sent > 0);
    }

    [Fact]
    public async Task A_message_that_is_carried_out_after_the_bot_has_given_up_waiting_is_there_once()
    {
        await World.Admin.UseAsync(News, "channel follow", ("source", "*"), ("mirror", "All"));
        var held = 0;
        var late = Settings.Discord.RequestTimeout + TimeSpan.FromMilliseconds(100);
        _discord.Before = request => IsMessage(request) && Interlocked.Increment(ref held) == 1 ? Task.Delay(late) : Task.CompletedTask;

        var (_, thread) = await PublishAsync(Page with { Comments = [.. Page.Comments.Take(2)] });

        Assert.Equal(["**Bo**\nComment 1", "**Bo**\nComment 2"], thread.Select(message => message.Content()));
        Assert.Single(await World.Reader.ReadAsync(News));
    }

    [Fact]
    public async Task Commands_are_answered_while_what_was_said_meanwhile_is_read()
    {
        await World.Admin.UseAsync(News, "channel follow", ("source", "*"), ("mirror", "All"));
        var (post, _) = await PublishAsync(Page);
        await StopBotAsync();
        await World.RestartAsync();
        await World.Reader.SayAsync(post.Id(), "Said meanwhile");
        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _discord.Before = request =>
        {
            if (request != $"GET /api/v10/channels/{post.Id()}/messages")
                return Task.CompletedTask;
            reading.TrySetResult();
            return goOn.Task;
        };

        try
        {
            await StartBotAsync();
            await reading.Task.WaitAsync(Patience.Long);
            var answer = await World.Reader.UseAsync(News, "article latest");
            Assert.Equal(Page.Title, answer.Embed()!.Text("title"));
            Assert.Equal(0, Said());
        }
        finally
        {
            goOn.SetResult();
        }

        await Patience.UntilAsync(() => Said() == 1, "what was said meanwhile is recorded");
    }

    private long Said() => Bot.Count("SELECT COUNT(*) FROM comment WHERE text = 'Said meanwhile'");

    private static bool IsMessage(string request) => request.StartsWith("POST /api/v10/channels/", StringComparison.Ordinal) && request.EndsWith("/messages", StringComparison.Ordinal);
}
