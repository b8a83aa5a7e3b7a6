using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Tests.Scripted;

namespace NewsBot.Discord.Tests.Rest;

public sealed class WebhookTests
{
    private static readonly MessageCreate Hello = new("hello", Username: "Ann");

    [Fact(DisplayName = "11.1 A webhook is waited for, goes without the bot's token, and says where its text belongs")]
    public async Task A_webhook_is_waited_for()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        foreach (var _ in Enumerable.Range(0, 3))
            discord.Answer("POST /webhooks/7/hook-token", ScriptedAnswer.Message(10));
        await client.Rest.Webhooks.ExecuteAsync(new(7), "hook-token", Hello);
        await client.Rest.Webhooks.ExecuteAsync(new(7), "hook-token", Hello with { Components = [new ActionRow(Button.Link("Open", "https://news.example/1"))] }, thread: new(8));
        await client.Rest.Webhooks.ExecuteAsync(new(7), "hook-token", Hello with { ThreadName = "post" });
        var requests = new[] { await discord.RequestAsync(), await discord.RequestAsync(), await discord.RequestAsync() };

        Assert.Equal(["?wait=true", "?wait=true&thread_id=8&with_components=true", "?wait=true"], requests.Select(request => request.Query));
        Assert.Equal([null, null, "post"], requests.Select(request => request.Json.TryGetProperty("thread_name", out var name) ? name.GetString() : null));
        Assert.All(requests, request => Assert.False(request.Headers.ContainsKey("Authorization")));
    }

    [Fact(DisplayName = "11.1 A webhook takes no nonce, and either a thread or the name of a new one")]
    public async Task A_webhook_takes_no_nonce()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        Assert.Equal("nonce", (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Webhooks.ExecuteAsync(new(7), "hook-token", Hello with { Nonce = "n" }))).Field);
        Assert.Equal("thread_name", (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Webhooks.ExecuteAsync(new(7), "hook-token", Hello with { ThreadName = "post" }, thread: new(8)))).Field);
        Assert.False(discord.TryRequest(out _));
    }

    [Fact(DisplayName = "11.1 8.9 A webhook's text is never sent twice")]
    public async Task A_webhooks_text_is_never_sent_twice()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /webhooks/7/hook-token", new ScriptedAnswer(502));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.Rest.Webhooks.ExecuteAsync(new(7), "hook-token", Hello));
        await discord.RequestAsync();

        Assert.False(discord.TryRequest(out _));
    }

    [Fact(DisplayName = "8.7 11.2 A webhook that is gone is not called again")]
    public async Task A_webhook_that_is_gone_is_not_called_again()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /webhooks/7/hook-token", ScriptedAnswer.Error(404, ErrorCode.UnknownWebhook));
        for (var tries = 0; tries < 2; tries++)
            Assert.Equal(ErrorCode.UnknownWebhook, (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Webhooks.ExecuteAsync(new(7), "hook-token", Hello))).Code);

        var request = await discord.RequestAsync();
        Assert.Equal("?wait=true", request.Query);
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Assert.False(discord.TryRequest(out _));
    }
}
