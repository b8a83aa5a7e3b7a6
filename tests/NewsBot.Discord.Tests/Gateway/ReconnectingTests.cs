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
        await using var scene = await ReadyBot.BeginAsync(sequence: 5);
        await scene.Connection.CloseAsync(code);

        await scene.ResumesAsync(sequence: 5);
    }

    [Theory(DisplayName = "13.7 These closes, 4009 among them, are answered with a new session at once")]
    [InlineData(4003)]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task These_closes_are_answered_with_a_new_session(int code)
    {
        await using var scene = await ReadyBot.BeginAsync();
        scene.Settle();
        await scene.Connection.CloseAsync(code);

        await scene.IdentifiesAsync();
    }

    [Theory(DisplayName = "13.6 These closes, 4004 among them, end it with one clear sentence")]
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
        await using var scene = await ReadyBot.BeginAsync(sequence: 2);
        scene.Connection.Abort();

        await scene.ResumesAsync(sequence: 2);
    }

    [Fact(DisplayName = "13.4 Opcode 7 is answered with a close by 4000 and RESUME on the resume URL, at once")]
    public async Task Opcode_7_is_answered_with_resume()
    {
        await using var scene = await ReadyBot.BeginAsync(sequence: 2);
        await scene.Connection.SendAsync("""{"op":7,"d":null}""");
        await scene.Connection.DispatchAsync("MESSAGE_DELETE", 3, """{"id":"5","channel_id":"6"}""");

        Assert.Equal(4000, await scene.Connection.ExpectCloseAsync());
        await scene.ResumesAsync(sequence: 2); // what came after it comes again
    }

    [Fact(DisplayName = "13.5 Opcode 9 that may be resumed is answered with RESUME, at once")]
    public async Task Opcode_9_true_is_answered_with_resume()
    {
        await using var scene = await ReadyBot.BeginAsync();
        await scene.Connection.SendAsync("""{"op":9,"d":true}""");

        Assert.Equal(4000, await scene.Connection.ExpectCloseAsync());
        await scene.ResumesAsync(sequence: 1);
    }

    [Fact(DisplayName = "4 Opcode 9 that may not is answered with IDENTIFY on the gateway URL, after 1 to 5 seconds")]
    public async Task Opcode_9_false_is_answered_with_identify()
    {
        await using var scene = await ReadyBot.BeginAsync();
        scene.Settle();
        await scene.Connection.SendAsync("""{"op":9,"d":false}""");
        await scene.Connection.ExpectCloseAsync();
        await scene.PassAsync(TimeSpan.FromSeconds(3));

        await scene.IdentifiesAsync();
    }

    [Fact(DisplayName = "4.1 13.13 RESUME goes to the resume URL with the same query, again and again")]
    public async Task Resume_goes_to_the_resume_url_again_and_again()
    {
        await using var scene = await ReadyBot.BeginAsync();
        for (var times = 2; times <= 4; times++)
        {
            scene.Connection.Abort();
            await scene.ResumesAsync(sequence: times - 1);
            Assert.Equal("?v=10&encoding=json&compress=zlib-stream", scene.Connection.Query);
            await scene.Connection.DispatchAsync("RESUMED", times, "{}");
            await scene.Bot.NextAsync<ResumedEvent>();
            scene.Settle();
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

    [Fact(DisplayName = "4.3 13.8 A dead resume host is given up after three tries for the gateway URL and IDENTIFY, within the waits between")]
    public async Task A_dead_resume_host_is_given_up_after_three_tries()
    {
        await using var scene = await ReadyBot.BeginAsync();
        scene.Discord.Refuse("/resume");
        scene.Settle();
        var lost = scene.Time.GetUtcNow();
        scene.Connection.Abort();
        await scene.PassAsync(TimeSpan.FromSeconds(0.5)); // full jitter of 1 and 2 s; the first time again is at once
        await scene.PassAsync(TimeSpan.FromSeconds(1));
        await scene.IdentifiesAsync();

        Assert.Equal(["/gateway", "/resume", "/resume", "/resume", "/gateway"], scene.Discord.HandshakesAt);
        Assert.Equal(1, scene.Discord.GatewayBotAsked);
        Assert.Equal(TimeSpan.FromSeconds(1.5), scene.Time.GetUtcNow() - lost);
    }

    [Fact(DisplayName = "4.3 A resume host that never answers costs three time-outs, not more")]
    public async Task A_resume_host_that_never_answers_costs_three_time_outs()
    {
        await using var scene = await ReadyBot.BeginAsync(change: options => options with { Jitter = () => 0 });
        scene.Discord.Ignore("/resume");
        scene.Settle();
        await scene.Discord.HandshakeAsync();
        scene.Connection.Abort();
        for (var tries = 0; tries < 3; tries++)
        {
            Assert.Equal("/resume", await scene.Discord.HandshakeAsync());
            await scene.PassAsync(new DiscordOptions("t").HttpTimeout);
        }

        await scene.IdentifiesAsync();
    }

    [Theory(DisplayName = "4.3 A resume host where nobody is, or that has no address, is given up as well")]
    [InlineData("ws://127.0.0.1:1/resume")]
    [InlineData("ws://resume.invalid/")]
    public async Task A_resume_host_where_nobody_is_is_given_up(string address)
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord { ResumeUrl = new(address) };
        await using var bot = new RunningBot(discord.Options(time) with { Jitter = () => 0 });
        var first = await discord.ReadyAsync();
        await bot.NextAsync<ReadyEvent>();
        time.Advance(TimeSpan.FromSeconds(5));
        first.Abort();

        Assert.Equal("/gateway", (await discord.ReadyAsync()).Path);
    }

    [Fact(DisplayName = "4.3 Three connections that end before RESUMED count as failed as well")]
    public async Task Connections_that_end_before_resumed_count_as_failed()
    {
        await using var scene = await ReadyBot.BeginAsync();
        scene.Settle();
        scene.Connection.Abort();
        foreach (var wait in new[] { 0, 0.5, 1 }) // before the next try
        {
            (await scene.ResumesAsync(sequence: 1)).Abort();
            if (wait > 0)
                await scene.PassAsync(TimeSpan.FromSeconds(wait));
        }

        await scene.IdentifiesAsync();
    }

    [Fact(DisplayName = "4.3 Where the gateway cannot be reached either, the session is kept and tried again")]
    public async Task Where_nothing_can_be_reached_the_session_is_kept()
    {
        await using var scene = await ReadyBot.BeginAsync(sequence: 8, options => options with { Jitter = () => 0 });
        scene.Settle();
        scene.Discord.Refuse("/resume");
        scene.Discord.Refuse("/gateway");
        await scene.Discord.HandshakeAsync();
        scene.Connection.Abort();
        foreach (var path in new[] { "/resume", "/resume", "/resume", "/gateway" })
            Assert.Equal(path, await scene.Discord.HandshakeAsync());
        scene.Discord.Accept("/resume");

        await scene.ResumesAsync(sequence: 8);
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
        await using var scene = await ReadyBot.BeginAsync();
        var connection = scene.Connection;
        await connection.DispatchAsync("MESSAGE_DELETE", 2, """{"id":"5","channel_id":"6"}""");
        await connection.DispatchAsync("MESSAGE_DELETE", 3, """{"id":"oh","channel_id":[]}""");
        await connection.DispatchAsync("MESSAGE_DELETE", 2, """{"id":"5","channel_id":"6"}""");

        Assert.Equal(new(5), (await scene.Bot.NextAsync<MessageDeleteEvent>()).MessageId);
        Assert.Equal(new(5), (await scene.Bot.NextAsync<MessageDeleteEvent>()).MessageId);
        await connection.SendAsync("""{"op":1}""");
        Assert.Equal(3, (await connection.ExpectAsync(1)).GetInt32());
    }

    [Fact(DisplayName = "4.6 An interaction that comes again, even after a reconnect, is passed on once")]
    public async Task An_interaction_that_comes_again_is_passed_on_once()
    {
        const string Called = """{"id":"5","application_id":"9","type":2,"token":"tok","user":{"id":"7","username":"ann"}}""";
        await using var scene = await ReadyBot.BeginAsync();
        await scene.Connection.DispatchAsync("INTERACTION_CREATE", 2, Called);
        await scene.Connection.DispatchAsync("INTERACTION_CREATE", 2, Called);
        Assert.Equal(new(5), (await scene.Bot.NextAsync<InteractionCreateEvent>()).Interaction.Id);
        scene.Connection.Abort();
        var second = await scene.ResumesAsync(sequence: 2);
        await second.DispatchAsync("INTERACTION_CREATE", 2, Called);
        await second.DispatchAsync("RESUMED", 3, "{}");

        await scene.Bot.NextAsync<ResumedEvent>();
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
}
