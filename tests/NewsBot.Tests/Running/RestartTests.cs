using System.Text.Json.Nodes;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

public sealed class RestartTests : BotTest
{
    private static readonly SamplePage Page = new("The Ferry Is on Time")
    {
        // Twins among them: what is looked for must not be mistaken for its like.
        Comments = [.. Enumerable.Range(1, 40).Select(i => new SampleComment($"{i}", $"Reader {i % 3}", $"Comment {i / 2}", i % 4 == 0 ? $"{i - 1}" : null))],
    };

    [Fact]
    public async Task Whenever_the_bot_is_stopped_each_thing_is_posted_once()
    {
        await Bot.ImportAsync(Page);

        for (var seen = 0; seen < Page.Comments.Count; seen = (await MirrorsAsync()).Count)
        {
            await Patience.UntilAsync(async () => (await MirrorsAsync()).Count > seen, "the bot goes on");
            await StopBotAsync();
            await StartBotAsync();
        }

        await SettledAsync();
        await HasEachOnceAsync();
    }

    [Fact]
    public async Task A_restart_with_nothing_new_changes_nothing()
    {
        var (_, before) = await PublishAsync(Page);
        var post = Assert.Single(await World.Reader.ReadAsync(News));

        await StopBotAsync();
        await StartBotAsync();
        await SettledAsync();

        Assert.Equal(post.ToJsonString(), Assert.Single(await World.Reader.ReadAsync(News)).ToJsonString());
        Assert.Equal(before.Select(message => message.ToJsonString()), (await World.Reader.ReadAsync(post.Id())).Select(message => message.ToJsonString()));
    }

    [Fact]
    public async Task What_a_restarted_Discord_has_forgotten_of_nonces_doubles_nothing()
    {
        await Bot.ImportAsync(Page);
        await Patience.UntilAsync(async () => (await MirrorsAsync()).Count > 5, "the bot has begun");

        await World.RestartAsync();
        await SettledAsync();

        await HasEachOnceAsync();
    }

    private async Task HasEachOnceAsync()
    {
        Assert.Single(await World.Reader.ReadAsync(News));
        var mirrors = await MirrorsAsync();
        Assert.Equal(Page.Comments.Select(comment => $"**{comment.Author}**\n{comment.Text}"), mirrors.Select(message => message.Content()));

        var ids = mirrors.Select((message, i) => (Page.Comments[i].Id, Message: message.Id())).ToDictionary(pair => pair.Id, pair => pair.Message);
        Assert.Equal(Page.Comments.Select(comment => comment.InReplyTo is { } parent ? ids[parent] : null), mirrors.Select(message => message.ReplyTo()));
    }

    private async Task<IReadOnlyList<JsonNode>> MirrorsAsync() =>
        await World.Reader.ReadAsync(News) is [var post, ..] && post["thread"] is not null ? await World.Reader.ReadAsync(post.Id()) : [];
}
