using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Faults;

public sealed class GatewayFaultTests
{
    [Theory(DisplayName = "4 A close code decides whether the session can be resumed")]
    [InlineData(4000, true)]
    [InlineData(4004, false)]
    [InlineData(4008, true)]
    [InlineData(4009, false)]
    public async Task A_close_code_decides_whether_the_session_can_be_resumed(int code, bool resumes)
    {
        await using var faulty = await FaultyDiscord.StartAsync();
        await using var bot = await LogInAsync(faulty);

        await faulty.OrderAsync("/gateway", new { fault = "close", code });

        Assert.Equal(code, await bot.ClosedAsync());
        await using var back = await ResumeAsync(bot);
        if (resumes)
            await back.EventAsync("RESUMED");
        else
            Assert.False((await back.OpcodeAsync(9))["d"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_dropped_connection_ends_without_a_word_and_resumes()
    {
        await using var faulty = await FaultyDiscord.StartAsync();
        await using var bot = await LogInAsync(faulty);

        await faulty.OrderAsync("/gateway", new { fault = "drop" });

        await Assert.ThrowsAsync<WebSocketException>(() => bot.ClosedAsync());
        await using var back = await ResumeAsync(bot);
        await back.EventAsync("RESUMED");
    }

    [Fact(DisplayName = "4 1.3 A reconnect is asked for and nobody who watches is troubled")]
    public async Task A_reconnect_is_asked_for_and_nobody_who_watches_is_troubled()
    {
        await using var faulty = await FaultyDiscord.StartAsync();
        await using var bot = await LogInAsync(faulty);
        await using var reader = await GatewayClient.LogInAsync(faulty.Discord, "local-reader");

        await faulty.OrderAsync("/gateway", new { fault = "op7" });
        await bot.OpcodeAsync(7);
        await bot.CloseAsync(4000);
        await bot.ClosedAsync();
        await using var back = await ResumeAsync(bot);

        await back.EventAsync("RESUMED");
        Assert.DoesNotContain(await reader.EventsSoFarAsync(), frame => frame.Number("op") != 0);
    }

    [Theory(DisplayName = "4 An invalid session says whether it can be resumed and means it")]
    [InlineData("op9-resumable", true)]
    [InlineData("op9-new-session", false)]
    public async Task An_invalid_session_says_whether_it_can_be_resumed_and_means_it(string fault, bool resumes)
    {
        await using var faulty = await FaultyDiscord.StartAsync();
        await using var bot = await LogInAsync(faulty);

        await faulty.OrderAsync("/gateway", new { fault });

        Assert.Equal(resumes, (await bot.OpcodeAsync(9))["d"]!.GetValue<bool>());
        await bot.SendAsync(6, new { token = "local-bot", session_id = bot.Ready.Text("session_id"), seq = bot.Sequence });
        if (resumes)
            await bot.EventAsync("RESUMED");
        else
            Assert.False((await bot.OpcodeAsync(9))["d"]!.GetValue<bool>());
    }

    [Fact(DisplayName = "2.4 Heartbeats stay unanswered while events come until it is cleared")]
    public async Task Heartbeats_stay_unanswered_while_events_come_until_it_is_cleared()
    {
        await using var faulty = await FaultyDiscord.StartAsync();
        await using var bot = await LogInAsync(faulty);

        await faulty.OrderAsync("/gateway", new { fault = "withhold-acks" });
        await bot.SendAsync(1, bot.Sequence);
        await bot.SendAsync(8, new { guild_id = await faulty.Discord.GuildAsync(), query = "", limit = 0 });
        await bot.EventAsync("GUILD_MEMBERS_CHUNK");
        Assert.DoesNotContain(bot.Unread, frame => frame.Number("op") == 11);

        await faulty.ClearAsync();
        await bot.EventsSoFarAsync();
    }

    [Fact(DisplayName = "4.1 The resume host refuses so many handshakes and the gateway none")]
    public async Task The_resume_host_refuses_so_many_handshakes_and_the_gateway_none()
    {
        await using var faulty = await FaultyDiscord.StartAsync();
        await using var bot = await LogInAsync(faulty);
        await faulty.OrderAsync("/gateway", new { fault = "refuse-resume", count = 2 });

        Assert.Contains("503", (await Assert.ThrowsAsync<WebSocketException>(() => ResumeAsync(bot))).Message, StringComparison.Ordinal);
        await using var other = await GatewayClient.ConnectAsync(faulty.Discord.GatewayUrl);
        await other.OpcodeAsync(10);
        await Assert.ThrowsAsync<WebSocketException>(() => ResumeAsync(bot));

        await using var back = await ResumeAsync(bot);
        await back.EventAsync("RESUMED");
    }

    [Fact]
    public async Task A_half_open_connection_passes_nothing_and_what_was_missed_is_replayed_elsewhere()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var faulty = await FaultyDiscord.StartAsync(clock);
        await using var bot = await LogInAsync(faulty);

        await faulty.OrderAsync("/gateway", new { fault = "half-open" });
        await bot.SendAsync(1, bot.Sequence);
        await faulty.Discord.Reader.SayAsync(faulty.News, "missed");
        await using var back = await ResumeAsync(bot);

        Assert.Equal("missed", (await back.EventAsync("MESSAGE_CREATE")).Text("content"));
        await Assert.ThrowsAsync<WebSocketException>(() => bot.ClosedAsync());
        Assert.Empty(bot.Unread);
    }

    [Fact(DisplayName = "4.6 Events come as often as asked for and then once again")]
    public async Task Events_come_as_often_as_asked_for_and_then_once_again()
    {
        await using var faulty = await FaultyDiscord.StartAsync();
        await using var bot = await LogInAsync(faulty);
        var before = bot.Sequence;

        await faulty.OrderAsync("/gateway", new { fault = "duplicate-events", count = 2, times = 3 });

        Assert.Equal(["1", "1", "1", "2", "2", "2", "3"], await SayAsync(faulty, bot, "1", "2", "3"));
        Assert.Equal(before + 7, bot.Sequence);
    }

    [Fact(DisplayName = "4.6 Events come out of order once all of them are there")]
    public async Task Events_come_out_of_order_once_all_of_them_are_there()
    {
        await using var faulty = await FaultyDiscord.StartAsync();
        await using var bot = await LogInAsync(faulty);

        await faulty.OrderAsync("/gateway", new { fault = "shuffle-events", count = 3 });
        Assert.Equal(["3", "2", "1", "4"], await SayAsync(faulty, bot, "1", "2", "3", "4"));

        await faulty.OrderAsync("/gateway", new { fault = "shuffle-events", count = 3, seed = 1 });
        Assert.Empty(await SayAsync(faulty, bot, "5", "6"));
        await faulty.ClearAsync();
        Assert.Equal(["5", "6"], (await SayAsync(faulty, bot)).Order());
    }

    private static async Task<GatewayClient> LogInAsync(FaultyDiscord faulty)
    {
        var bot = await GatewayClient.LogInAsync(faulty.Discord, "local-bot");
        await bot.EventAsync("GUILD_CREATE");
        return bot;
    }

    private static async Task<GatewayClient> ResumeAsync(GatewayClient before)
    {
        var after = await GatewayClient.ConnectAsync(before.Ready.Text("resume_gateway_url"));
        await after.OpcodeAsync(10);
        await after.SendAsync(6, new { token = "local-bot", session_id = before.Ready.Text("session_id"), seq = before.Sequence });
        return after;
    }

    private static async Task<IEnumerable<string>> SayAsync(FaultyDiscord faulty, GatewayClient bot, params string[] texts)
    {
        foreach (var text in texts)
            await faulty.Discord.Reader.SayAsync(faulty.News, text);
        return (await bot.EventsSoFarAsync()).Select(frame => frame["d"].Text("content"));
    }
}
