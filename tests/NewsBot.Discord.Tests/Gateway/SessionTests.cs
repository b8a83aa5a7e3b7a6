using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;
using NewsBot.Discord.Tests.Scripted;

namespace NewsBot.Discord.Tests.Gateway;

public sealed class SessionTests
{
    [Fact(DisplayName = "4 A stop closes with 4000 and keeps the session as far as it was handled")]
    public async Task A_stop_keeps_the_session_as_far_as_it_was_handled()
    {
        var store = new MemorySessionStore();
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options() with { Sessions = store });
        var connection = await discord.ReadyAsync();
        for (var sequence = 2; sequence <= 5; sequence++)
            await connection.DispatchAsync("MESSAGE_DELETE", sequence, """{"id":"5","channel_id":"6"}""");
        await bot.NextAsync<ReadyEvent>();
        await bot.NextAsync<MessageDeleteEvent>();
        await bot.NextAsync<MessageDeleteEvent>(); // so the one before is handled
        await bot.StopAsync();

        Assert.Equal(4000, await connection.ExpectCloseAsync());
        Assert.Equal(new GatewaySession("session", discord.ResumeUrl, 2, discord.ApiUrl, Intents.Guilds, 1), await store.LoadSessionAsync(0, default));
    }

    [Fact(DisplayName = "4 After a restart the session is resumed, with the guilds read over REST")]
    public async Task After_a_restart_the_session_is_resumed()
    {
        await using var discord = new ScriptedDiscord();
        var store = await KeptAsync(discord);
        ScriptGuild(discord);
        await using var bot = new RunningBot(discord.Options() with { Sessions = store });
        var connection = await discord.ConnectionAsync();
        await connection.HelloAsync();

        Assert.Equal(7, (await connection.ExpectAsync(6)).GetProperty("seq").GetInt32());
        await connection.DispatchAsync("RESUMED", 8, "{}");
        await bot.NextAsync<ResumedEvent>();
        Assert.Equal("news", bot.Client.Cache.Channel(new(31))?.Name);
        Assert.Equal("thread", bot.Client.Cache.Channel(new(32))?.Name);
        Assert.Equal(Permissions.ViewChannel, bot.Client.Cache.OwnPermissionsIn(new(31)));
        Assert.Equal(new(9), bot.Client.Cache.ApplicationId);
    }

    [Fact(DisplayName = "4 A session that was made for something else is not resumed")]
    public async Task A_session_made_for_something_else_is_not_resumed()
    {
        await using var discord = new ScriptedDiscord();
        var store = await KeptAsync(discord, new("https://discord.com/api/v10"));
        await using var bot = new RunningBot(discord.Options() with { Sessions = store });

        Assert.Equal("/gateway", (await discord.ReadyAsync()).Path);
    }

    [Fact(DisplayName = "4 Where the guilds cannot be read after a restart a new session tells of them")]
    public async Task Where_the_guilds_cannot_be_read_a_new_session_is_started()
    {
        await using var discord = new ScriptedDiscord();
        var store = await KeptAsync(discord);
        await using var bot = new RunningBot(discord.Options() with { Sessions = store });

        Assert.Equal("/gateway", (await discord.ReadyAsync()).Path);
    }

    [Fact(DisplayName = "4 A session that is over is forgotten")]
    public async Task A_session_that_is_over_is_forgotten()
    {
        await using var discord = new ScriptedDiscord();
        var store = await KeptAsync(discord);
        ScriptGuild(discord);
        await using var bot = new RunningBot(discord.Options() with { Sessions = store });
        var connection = await discord.ConnectionAsync();
        await connection.HelloAsync();
        await connection.CloseAsync(4004);
        await Assert.ThrowsAsync<GatewayClosedException>(() => bot.Run.Soon());

        Assert.Null(await store.LoadSessionAsync(0, default));
    }

    [Fact(DisplayName = "3.2 Where none is left to start, we wait until Discord gives new ones")]
    public async Task Where_no_session_start_is_left_we_wait()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord { Remaining = 0, ResetAfter = 3_600_000 };
        await using var bot = new RunningBot(discord.Options(time));
        await time.UntilTimerAsync(TimeSpan.FromHours(1));
        Assert.Empty(discord.HandshakesAt);

        discord.Remaining = 1000;
        time.Advance(TimeSpan.FromHours(1));
        await discord.ReadyAsync();
    }

    [Fact(DisplayName = "3.2 A process that was started too often waits before it identifies")]
    public async Task A_process_started_too_often_waits_before_it_identifies()
    {
        var time = new ManualTime();
        var store = new MemorySessionStore();
        await store.SaveIdentifyTokensAsync(new(0.25, time.GetUtcNow()), default);
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options(time) with { Sessions = store });
        await time.UntilTimerAsync(TimeSpan.FromSeconds(75));
        Assert.Empty(discord.HandshakesAt);

        time.Advance(TimeSpan.FromSeconds(75));
        await discord.ReadyAsync();
    }

    [Fact(DisplayName = "3.2 13.14 A crash loop that starts as often as it can stays below 1,000 a day")]
    public async Task F18_A_crash_loop_stays_below_a_thousand_a_day()
    {
        var time = new ManualTime();
        var store = new MemorySessionStore();
        var sent = 0;
        for (var end = time.GetUtcNow().AddDays(1); time.GetUtcNow() < end;)
        {
            var wait = await new IdentifyBudget(store, time).TakeAsync(total: 1000, default);
            if (wait == TimeSpan.Zero)
                sent++;
            else
                time.Advance(wait);
        }

        Assert.InRange(sent, 900, 965);
    }

    [Theory(DisplayName = "3.2 How many sessions may start at once, and how soon the next, goes by how many Discord allows in all")]
    [InlineData(1_000, 100, 100)]
    [InlineData(2_000, 200, 50)]
    [InlineData(5, 1, 20_000)]
    public async Task How_many_may_start_goes_by_what_discord_allows(int total, int atOnce, int secondsBetween)
    {
        var time = new ManualTime();
        var budget = new IdentifyBudget(new MemorySessionStore(), time);
        for (var started = 0; started < atOnce; started++)
            Assert.Equal(TimeSpan.Zero, await budget.TakeAsync(total, default));

        Assert.Equal(TimeSpan.FromSeconds(secondsBetween), await budget.TakeAsync(total, default));
    }

    [Fact(DisplayName = "3.2 An IDENTIFY that was not sent is given back, one that was is stored before")]
    public async Task An_identify_that_was_not_sent_is_given_back()
    {
        var time = new ManualTime();
        var store = new MemorySessionStore();
        await using var discord = new ScriptedDiscord();
        discord.Refuse("/gateway");
        await using var bot = new RunningBot(discord.Options(time) with { Sessions = store });
        await time.UntilTimerAsync(TimeSpan.FromSeconds(0.5));
        Assert.Equal(100, (await store.LoadIdentifyTokensAsync(default))!.Count);

        discord.Accept("/gateway");
        time.Advance(TimeSpan.FromSeconds(0.5));
        await discord.ReadyAsync();
        Assert.InRange((await store.LoadIdentifyTokensAsync(default))!.Count, 99, 99.1);
    }

    [Fact(DisplayName = "3.3 Shards of one concurrency bucket start five seconds apart and in order, others side by side")]
    public async Task Shards_of_one_bucket_start_five_seconds_apart()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord { Shards = 4, MaxConcurrency = 2 };
        await using var bot = new RunningBot(discord.Options(time));
        Assert.Equal([0, 1], await StartTwoAsync(discord));
        await time.UntilTimerAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(2, discord.HandshakesAt.Count);

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal([2, 3], await StartTwoAsync(discord));
        for (var shard = 0; shard < 4; shard++)
            await bot.NextAsync<ReadyEvent>();
        Assert.True(bot.Client.IsConnected);
    }

    [Fact(DisplayName = "3.4 A process may run a part of the shards")]
    public async Task A_process_may_run_a_part_of_the_shards()
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options() with { ShardCount = 16, ShardIds = [5] });
        var connection = await discord.ConnectionAsync();
        await connection.HelloAsync();

        Assert.Equal("[5,16]", (await connection.ExpectAsync(2)).GetProperty("shard").GetRawText());
    }

    [Theory(DisplayName = "3.4 A guild's shard follows from its id")]
    [InlineData(197038439483310086, 1, 0)]
    [InlineData(197038439483310086, 16, 2)]
    [InlineData(41771983423143937, 10, 4)]
    public void A_guilds_shard_follows_from_its_id(ulong guild, int count, int shard) =>
        Assert.Equal(shard, DiscordClient.ShardOf(new(guild), count));

    private static async Task<IEnumerable<int>> StartTwoAsync(ScriptedDiscord discord)
    {
        var shards = new List<int>();
        for (var started = 0; started < 2; started++)
        {
            var connection = await discord.ConnectionAsync();
            await connection.HelloAsync();
            shards.Add((await connection.ExpectAsync(2)).GetProperty("shard")[0].GetInt32());
            await connection.DispatchAsync("READY", 1, discord.ReadyData);
        }
        return shards.Order();
    }

    // A session as a stop left it, with this server or another.
    private static async Task<MemorySessionStore> KeptAsync(ScriptedDiscord discord, Uri? apiUrl = null)
    {
        var store = new MemorySessionStore();
        await store.SaveSessionAsync(0, new("session", discord.ResumeUrl, 7, apiUrl ?? discord.ApiUrl, Intents.Guilds, 1), default);
        return store;
    }

    private static void ScriptGuild(ScriptedDiscord discord)
    {
        discord.Answer("GET /users/@me", new ScriptedAnswer(200, """{"id":"1","username":"bot"}"""));
        discord.Answer("GET /applications/@me", new ScriptedAnswer(200, """{"id":"9","name":"bot"}"""));
        discord.Answer("GET /users/@me/guilds", new ScriptedAnswer(200, """[{"id":"30","name":"guild"}]"""));
        discord.Answer("GET /guilds/30", new ScriptedAnswer(200, """{"id":"30","name":"guild","owner_id":"2","roles":[{"id":"30","name":"@everyone","permissions":"1024"}]}"""));
        discord.Answer("GET /guilds/30/channels", new ScriptedAnswer(200, """[{"id":"31","type":0,"name":"news"}]"""));
        discord.Answer("GET /guilds/30/threads/active", new ScriptedAnswer(200, """{"threads":[{"id":"32","type":11,"name":"thread","parent_id":"31"}],"members":[]}"""));
        discord.Answer("GET /guilds/30/members/1", new ScriptedAnswer(200, """{"user":{"id":"1","username":"bot"},"roles":[]}"""));
    }
}
