using NewsBot.Discord.Gateway;
using NewsBot.Discord.Tests.Scripted;

namespace NewsBot.Discord.Tests.Gateway;

public sealed class ReconnectingTests
{
    [Theory(DisplayName = "4 These closes are answered with RESUME on the resume URL")]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4005)]
    [InlineData(4008)]
    [InlineData(4999)]
    public async Task These_closes_are_answered_with_resume(int code)
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());
        var first = await discord.ReadyAsync(sequence: 5);
        await bot.NextAsync<ReadyEvent>();
        await first.CloseAsync(code);

        await ExpectResumeAsync(discord, sequence: 5);
    }

    [Theory(DisplayName = "4 These closes are answered with a new session")]
    [InlineData(4003)]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task These_closes_are_answered_with_a_new_session(int code)
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options(time));
        var first = await discord.ReadyAsync();
        await bot.NextAsync<ReadyEvent>();
        time.Advance(TimeSpan.FromSeconds(5));
        await first.CloseAsync(code);

        var second = await discord.ReadyAsync();
        Assert.Equal("/gateway", second.Path);
        await bot.NextAsync<ReadyEvent>();
    }

    [Theory(DisplayName = "4 These closes end it with one clear sentence")]
    [InlineData(4004)]
    [InlineData(4010)]
    [InlineData(4011)]
    [InlineData(4012)]
    [InlineData(4013)]
    [InlineData(4014)]
    public async Task These_closes_end_it(int code)
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());
        var first = await discord.ConnectionAsync();
        await first.HelloAsync();
        await first.ExpectAsync(2);
        await first.CloseAsync(code);

        var exception = await Assert.ThrowsAsync<GatewayClosedException>(() => bot.Run.Soon());
        Assert.Equal(code, exception.Code);
        Assert.Contains($"close code {code}", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
        Assert.DoesNotContain(ScriptedDiscord.Token, exception + discord.Log.Text, StringComparison.Ordinal);
        Assert.Single(discord.HandshakesAt);
    }

    [Fact(DisplayName = "4 A token that REST refuses ends it as close code 4004 does")]
    public async Task A_token_that_rest_refuses_ends_it()
    {
        await using var discord = new ScriptedDiscord();
        discord.Answer("GET /gateway/bot", ScriptedAnswer.Error(401, 0, "401: Unauthorized"));
        await using var bot = new RunningBot(discord.Options());

        Assert.Equal(4004, (await Assert.ThrowsAsync<GatewayClosedException>(() => bot.Run.Soon())).Code);
    }

    [Fact(DisplayName = "4 A connection that is lost without a close is resumed")]
    public async Task A_lost_connection_is_resumed()
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());
        (await discord.ReadyAsync(sequence: 2)).Abort();

        await ExpectResumeAsync(discord, sequence: 2);
    }

    [Fact(DisplayName = "4 Opcode 7 is answered with a close by 4000 and RESUME on the resume URL")]
    public async Task Opcode_7_is_answered_with_resume()
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());
        var first = await discord.ReadyAsync(sequence: 2);
        await bot.NextAsync<ReadyEvent>();
        await first.SendAsync("""{"op":7,"d":null}""");
        await first.DispatchAsync("MESSAGE_DELETE", 3, """{"id":"5","channel_id":"6"}""");

        Assert.Equal(4000, await first.ExpectCloseAsync());
        await ExpectResumeAsync(discord, sequence: 2); // what came after it comes again
    }

    [Fact(DisplayName = "4 Opcode 9 that may be resumed is answered with RESUME")]
    public async Task Opcode_9_true_is_answered_with_resume()
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());
        var first = await discord.ReadyAsync();
        await first.SendAsync("""{"op":9,"d":true}""");

        Assert.Equal(4000, await first.ExpectCloseAsync());
        await ExpectResumeAsync(discord, sequence: 1);
    }

    [Fact(DisplayName = "4 Opcode 9 that may not is answered with IDENTIFY on the gateway URL, after 1 to 5 seconds")]
    public async Task Opcode_9_false_is_answered_with_identify()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options(time));
        var first = await discord.ReadyAsync();
        await bot.NextAsync<ReadyEvent>();
        time.Advance(TimeSpan.FromSeconds(6));
        await first.SendAsync("""{"op":9,"d":false}""");
        await first.ExpectCloseAsync();
        await time.UntilTimerAsync(TimeSpan.FromSeconds(3));
        time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal("/gateway", (await discord.ReadyAsync()).Path);
    }

    [Fact(DisplayName = "4.1 RESUME goes to the resume URL with the same query, again and again")]
    public async Task Resume_goes_to_the_resume_url_again_and_again()
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());
        var connection = await discord.ReadyAsync();
        await bot.NextAsync<ReadyEvent>();
        for (var times = 2; times <= 4; times++)
        {
            connection.Abort();
            connection = await ExpectResumeAsync(discord, sequence: times - 1);
            Assert.Equal("?v=10&encoding=json&compress=zlib-stream", connection.Query);
            await connection.DispatchAsync("RESUMED", times, "{}");
            await bot.NextAsync<ResumedEvent>();
        }
    }

    [Fact(DisplayName = "4.2 RESUME names token, session and sequence, and is followed by no IDENTIFY")]
    public async Task Resume_names_token_session_and_sequence()
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());
        (await discord.ReadyAsync(sequence: 4)).Abort();
        var second = await discord.ConnectionAsync();
        await second.HelloAsync();
        var resume = await second.ExpectAsync(6);

        Assert.Equal(ScriptedDiscord.Token, resume.GetProperty("token").GetString());
        Assert.Equal("session", resume.GetProperty("session_id").GetString());
        Assert.Equal(4, resume.GetProperty("seq").GetInt32());
        await second.DispatchAsync("RESUMED", 5, "{}");
        await bot.NextAsync<ReadyEvent>();
        await bot.NextAsync<ResumedEvent>();
        Assert.False(second.TryReceive(out _));
    }

    [Fact(DisplayName = "4.3 A dead resume host is given up after three tries for the gateway URL and IDENTIFY")]
    public async Task A_dead_resume_host_is_given_up_after_three_tries()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        discord.Refuse("/resume");
        await using var bot = new RunningBot(discord.Options(time));
        var first = await discord.ReadyAsync();
        await bot.NextAsync<ReadyEvent>();
        time.Advance(TimeSpan.FromSeconds(5));
        first.Abort();
        foreach (var wait in new[] { 0.5, 1 }) // full jitter of 1 and 2 s; the first time again is at once
        {
            await time.UntilTimerAsync(TimeSpan.FromSeconds(wait));
            time.Advance(TimeSpan.FromSeconds(wait));
        }

        Assert.Equal("/gateway", (await discord.ReadyAsync()).Path);
        Assert.Equal(["/gateway", "/resume", "/resume", "/resume", "/gateway"], discord.HandshakesAt);
        Assert.Equal(1, discord.GatewayBotAsked);
    }

    [Fact(DisplayName = "4.3 Three connections that end before RESUMED count as failed as well")]
    public async Task Connections_that_end_before_resumed_count_as_failed()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options(time));
        var connection = await discord.ReadyAsync();
        await bot.NextAsync<ReadyEvent>();
        time.Advance(TimeSpan.FromSeconds(5));
        connection.Abort();
        for (var tries = 1; tries <= 3; tries++)
        {
            connection = await ExpectResumeAsync(discord, sequence: 1);
            connection.Abort();
            if (tries == 1)
                continue; // the first time again is at once
            await time.UntilTimerAsync(TimeSpan.FromSeconds((tries - 1) * 0.5));
            time.Advance(TimeSpan.FromSeconds((tries - 1) * 0.5));
        }

        Assert.Equal("/gateway", (await discord.ReadyAsync()).Path);
    }

    [Fact(DisplayName = "4.3 Where the gateway cannot be reached either, the session is kept and tried again")]
    public async Task Where_nothing_can_be_reached_the_session_is_kept()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options(time) with { Jitter = () => 0 });
        var first = await discord.ReadyAsync(sequence: 8);
        await bot.NextAsync<ReadyEvent>();
        time.Advance(TimeSpan.FromSeconds(5));
        discord.Refuse("/resume");
        discord.Refuse("/gateway");
        await discord.HandshakeAsync();
        first.Abort();
        foreach (var path in new[] { "/resume", "/resume", "/resume", "/gateway" })
            Assert.Equal(path, await discord.HandshakeAsync());
        discord.Accept("/resume");

        await ExpectResumeAsync(discord, sequence: 8);
    }

    [Fact(DisplayName = "4.4 Waits grow to a minute with full jitter, and only READY or RESUMED ends that")]
    public async Task Waits_grow_to_a_minute()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        discord.Refuse("/gateway");
        await using var bot = new RunningBot(discord.Options(time));
        foreach (var seconds in new[] { 0.5, 1, 2, 4, 8, 16, 30, 30 })
        {
            await time.UntilTimerAsync(TimeSpan.FromSeconds(seconds));
            time.Advance(TimeSpan.FromSeconds(seconds));
        }

        Assert.InRange(discord.HandshakesAt.Count, 9, 10);
    }

    [Fact(DisplayName = "4.6 Events that come twice are passed on twice, one that cannot be read is passed over")]
    public async Task Events_that_come_twice_are_passed_on_twice()
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());
        var connection = await discord.ReadyAsync();
        await bot.NextAsync<ReadyEvent>();
        await connection.DispatchAsync("MESSAGE_DELETE", 2, """{"id":"5","channel_id":"6"}""");
        await connection.DispatchAsync("MESSAGE_DELETE", 3, """{"id":"oh","channel_id":[]}""");
        await connection.DispatchAsync("MESSAGE_DELETE", 2, """{"id":"5","channel_id":"6"}""");

        Assert.Equal(new(5), (await bot.NextAsync<MessageDeleteEvent>()).MessageId);
        Assert.Equal(new(5), (await bot.NextAsync<MessageDeleteEvent>()).MessageId);
        await connection.SendAsync("""{"op":1}""");
        Assert.Equal(3, (await connection.ExpectAsync(1)).GetInt32());
    }

    [Fact(DisplayName = "5.3 Where MESSAGE_CONTENT is refused (4014) we go on without it and say so")]
    public async Task Where_message_content_is_refused_we_go_on_without_it()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options(time) with { Intents = Intents.Guilds | Intents.MessageContent });
        var first = await discord.ConnectionAsync();
        await first.HelloAsync();
        await first.ExpectAsync(2);
        await first.CloseAsync(4014);
        await bot.NextAsync<MessageContentRefusedEvent>();
        time.Advance(TimeSpan.FromSeconds(5));
        var second = await discord.ConnectionAsync();
        await second.HelloAsync();

        Assert.Equal((int)Intents.Guilds, (await second.ExpectAsync(2)).GetProperty("intents").GetInt32());
        Assert.Equal(Intents.Guilds, bot.Client.Intents);

        await second.CloseAsync(4014); // something else is refused now
        Assert.Equal(4014, (await Assert.ThrowsAsync<GatewayClosedException>(() => bot.Run.Soon())).Code);
    }

    private static async Task<ScriptedConnection> ExpectResumeAsync(ScriptedDiscord discord, int sequence)
    {
        var connection = await discord.ConnectionAsync();
        await connection.HelloAsync();
        Assert.Equal(sequence, (await connection.ExpectAsync(6)).GetProperty("seq").GetInt32());
        Assert.Equal("/resume", connection.Path);
        return connection;
    }
}
