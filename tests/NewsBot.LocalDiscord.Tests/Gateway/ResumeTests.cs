using Microsoft.Extensions.Time.Testing;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Gateway;

public sealed class ResumeTests
{
    [Fact(DisplayName = "4.1 4.2 What was missed is told again in order and then resumed")]
    public async Task What_was_missed_is_told_again_in_order_and_then_resumed()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        await using var before = await GatewayClient.LogInAsync(discord, "local-bot");
        await before.EventAsync("GUILD_CREATE");
        await discord.Reader.SayAsync(news, "heard");
        await before.EventAsync("MESSAGE_CREATE");
        await before.CloseAsync(4000);
        await before.ClosedAsync();

        await discord.Reader.SayAsync(news, "missed 1");
        await discord.Reader.SayAsync(news, "missed 2");
        await using var after = await ResumeAsync(discord, before);
        await after.EventAsync("RESUMED");
        await discord.Reader.SayAsync(news, "live");

        Assert.Equal(["missed 1", "missed 2", "live"], [await TextAsync(), await TextAsync(), await TextAsync()]);
        Assert.Equal(before.Sequence + 4, after.Sequence);

        async Task<string> TextAsync() => (await after.EventAsync("MESSAGE_CREATE")).Text("content");
    }

    [Fact(DisplayName = "4.2 A client may resume before its old connection is known to be dead")]
    public async Task A_client_may_resume_before_its_old_connection_is_known_to_be_dead()
    {
        await using var discord = await Discord.StartAsync();
        await using var before = await GatewayClient.LogInAsync(discord, "local-bot");

        await using var after = await ResumeAsync(discord, before);

        await after.EventAsync("RESUMED");
        Assert.Equal(4000, await before.ClosedAsync());
    }

    [Theory(DisplayName = "4 A goodbye ends the session")]
    [InlineData(1000)]
    [InlineData(1001)]
    public async Task A_goodbye_ends_the_session(int code)
    {
        await using var discord = await Discord.StartAsync();
        await using var before = await GatewayClient.LogInAsync(discord, "local-bot");
        await before.CloseAsync(code);
        await before.ClosedAsync();

        await using var after = await ResumeAsync(discord, before);

        Assert.False((await after.OpcodeAsync(9))["d"]!.GetValue<bool>());
    }

    [Fact(DisplayName = "4 A session is kept for some minutes only")]
    public async Task A_session_is_kept_for_some_minutes_only()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var discord = await Discord.StartAsync(Discord.Generous, clock);
        await using var before = await GatewayClient.LogInAsync(discord, "local-bot");
        await before.CloseAsync(4000);
        await before.ClosedAsync();

        clock.Advance(TimeSpan.FromMinutes(6));
        await using var after = await ResumeAsync(discord, before);

        Assert.False((await after.OpcodeAsync(9))["d"]!.GetValue<bool>());
    }

    [Fact(DisplayName = "4 A sequence number that was never sent and another's session are refused")]
    public async Task A_sequence_number_that_was_never_sent_and_another_s_session_are_refused()
    {
        await using var discord = await Discord.StartAsync();
        await using var before = await GatewayClient.LogInAsync(discord, "local-bot");
        var session = before.Ready.Text("session_id");

        await using var ahead = await GatewayClient.ConnectAsync(discord.GatewayUrl);
        await ahead.SendAsync(6, new { token = "local-bot", session_id = session, seq = before.Sequence + 100 });
        await using var thief = await GatewayClient.ConnectAsync(discord.GatewayUrl);
        await thief.SendAsync(6, new { token = "local-reader", session_id = session, seq = 1 });

        Assert.Equal(4007, await ahead.ClosedAsync());
        Assert.False((await thief.OpcodeAsync(9))["d"]!.GetValue<bool>());
    }

    private static async Task<GatewayClient> ResumeAsync(Discord discord, GatewayClient before)
    {
        Assert.StartsWith(discord.GatewayUrl, before.Ready.Text("resume_gateway_url"), StringComparison.Ordinal);
        var after = await GatewayClient.ConnectAsync(before.Ready.Text("resume_gateway_url"));
        await after.OpcodeAsync(10);
        await after.SendAsync(6, new { token = "local-bot", session_id = before.Ready.Text("session_id"), seq = before.Sequence });
        return after;
    }
}
