using System.Text.Json;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Tests.Scripted;

namespace NewsBot.Discord.Tests.Gateway;

public sealed class HeartbeatTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(41_250);

    [Fact(DisplayName = "2.1 13.1 The first heartbeat comes after the interval times a random number, the next after the whole interval")]
    public async Task The_first_heartbeat_is_jittered()
    {
        await using var scene = await ReadyBot.BeginAsync(change: options => options with { Jitter = () => 0.25 });
        await scene.Time.UntilTimerAsync(Interval * 0.25);
        Assert.False(scene.Connection.TryReceive(out _));

        await scene.PassAsync(Interval * 0.25);
        Assert.Equal(1, (await scene.Connection.ExpectAsync(1)).GetInt32());
        await scene.Connection.AcknowledgeAsync();
        await scene.PassAsync(Interval);
        await scene.Connection.ExpectAsync(1);
    }

    [Fact(DisplayName = "2.2 A heartbeat carries the last sequence number, or null before there is one")]
    public async Task A_heartbeat_carries_the_last_sequence_number()
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());
        var connection = await discord.ConnectionAsync();
        await connection.HelloAsync();
        await connection.ExpectAsync(2);
        await connection.SendAsync("""{"op":1,"d":null}""");
        Assert.Equal(JsonValueKind.Null, (await connection.ExpectAsync(1)).ValueKind);

        await connection.DispatchAsync("READY", 1, discord.ReadyData);
        await connection.DispatchAsync("TYPING_START", 7, "{}");
        await connection.SendAsync("""{"op":1,"d":null,"s":null,"t":null}""");
        Assert.Equal(7, (await connection.ExpectAsync(1)).GetInt32());
    }

    [Fact(DisplayName = "2.3 13.2 A heartbeat that is asked for is sent at once")]
    public async Task A_heartbeat_that_is_asked_for_is_sent_at_once()
    {
        await using var scene = await ReadyBot.BeginAsync();
        await scene.Time.UntilTimerAsync(Interval / 2);
        await scene.Connection.SendAsync("""{"op":1,"d":null}""");
        await scene.Connection.ExpectAsync(1);

        await scene.Time.UntilTimerAsync(Interval / 2); // the timer goes on as before
    }

    [Fact(DisplayName = "2.4 13.3 Without acknowledgement the connection is closed with 4000 when the next heartbeat is due, and resumed at once")]
    public async Task Without_acknowledgement_the_connection_is_resumed()
    {
        await using var scene = await ReadyBot.BeginAsync(sequence: 3);
        await scene.PassAsync(Interval / 2);
        await scene.Connection.ExpectAsync(1);
        await scene.PassAsync(Interval);

        Assert.Equal(4000, await scene.Connection.ExpectCloseAsync());
        await scene.ResumesAsync(sequence: 3);
    }

    [Fact(DisplayName = "2.4 13.15 A line so dead that not even the close is answered does not hold up the new one")]
    public async Task A_dead_line_does_not_hold_up_the_new_one()
    {
        await using var scene = await ReadyBot.BeginAsync();
        scene.Connection.IgnoresClose = true;
        await scene.PassAsync(Interval / 2);
        await scene.PassAsync(Interval);
        await scene.PassAsync(TimeSpan.FromSeconds(2));

        await scene.ResumesAsync(sequence: 1);
    }

    [Fact(DisplayName = "2.5 13.12 A new Hello begins without a missing acknowledgement")]
    public async Task A_new_hello_begins_without_a_missing_acknowledgement()
    {
        await using var scene = await ReadyBot.BeginAsync();
        await scene.PassAsync(Interval / 2);
        await scene.Connection.ExpectAsync(1);
        scene.Connection.Abort(); // before the acknowledgement

        var second = await scene.ResumesAsync(sequence: 1);
        await scene.PassAsync(Interval / 2);
        await second.ExpectAsync(1);
    }

    [Fact(DisplayName = "2.6 Heartbeats go on while Discord makes us wait for READY")]
    public async Task Heartbeats_go_on_while_waiting_for_ready()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options(time));
        var connection = await discord.ConnectionAsync();
        await connection.HelloAsync();
        await connection.ExpectAsync(2);
        for (var wait = Interval / 2; wait <= Interval; wait += Interval / 2)
        {
            await time.UntilTimerAsync(wait);
            time.Advance(wait);
            await connection.ExpectAsync(1);
            await connection.AcknowledgeAsync();
        }

        await connection.DispatchAsync("READY", 1, discord.ReadyData);
        await bot.NextAsync<ReadyEvent>();
    }

    [Fact(DisplayName = "4.7 13.9 Handlers that are busy hold up the events, never the heartbeats, and nothing is lost")]
    public async Task Busy_handlers_never_hold_up_the_heartbeats()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options(time) with { EventQueueCapacity = 1 });
        var connection = await discord.ReadyAsync();
        for (var sequence = 2; sequence <= 20; sequence++)
            await connection.DispatchAsync("MESSAGE_DELETE", sequence, $$"""{"id":"{{sequence}}","channel_id":"6"}""");
        await discord.Log.UntilAsync("is held up");
        for (var wait = Interval / 2; ; wait = Interval)
        {
            await time.UntilTimerAsync(wait);
            time.Advance(wait);
            await connection.ExpectAsync(1);
            await connection.SendAsync("""{"op":11}"""); // unread behind the events
            if (time.GetUtcNow().Minute >= 3)
                break;
        }

        await bot.NextAsync<ReadyEvent>();
        for (var sequence = 2; sequence <= 20; sequence++)
            Assert.Equal(new((ulong)sequence), (await bot.NextAsync<MessageDeleteEvent>()).MessageId);
        Assert.Single(discord.HandshakesAt);
    }
}
