using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

/// <summary>Processes that share the guilds among them, each with a database of its own.</summary>
public sealed class ShardTests : IAsyncLifetime
{
    private const int Shards = 2;
    private LocalWorld _world = null!;

    // A session is kept with the first heartbeat, at some time within the interval.
    public async Task InitializeAsync() => _world = await LocalWorld.StartAsync(new() { HeartbeatInterval = TimeSpan.FromSeconds(5) });

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_guild_is_served_by_the_process_that_runs_its_shard_and_by_no_other(bool restarted)
    {
        using BotFiles here = new(), elsewhere = new();
        var shard = (int)((ulong.Parse(_world.Guild, null) >> 22) % Shards);
        await using var bot = await StartAsync(here, shard, restarted);
        await using var other = await StartAsync(elsewhere, Shards - 1 - shard, restarted);
        var news = await _world.ChannelAsync("news");

        await _world.Admin.UseAsync(news, "channel follow", ("source", "*"));
        foreach (var process in (RunningBot[])[other, bot])
            await process.ImportAsync(new SamplePage("The Ferry Is on Time"));

        await Patience.UntilAsync(async () => (await _world.Reader.ReadAsync(news)).Any(message => message.Embed() is not null), "the article is posted");
        Assert.Equal((1, 0), (bot.Count("SELECT COUNT(*) FROM guild WHERE present = 1"), other.Count("SELECT COUNT(*) FROM guild WHERE present = 1")));
    }

    [Fact]
    public async Task One_process_can_run_all_shards()
    {
        using var files = new BotFiles();
        await using var bot = await StartAsync(files, null);

        var answer = await _world.Reader.UseAsync(await _world.ChannelAsync("news"), "article latest");

        Assert.NotEmpty(answer.Content());
    }

    // A session that is taken up again is told of no guilds, and must not take the other processes' for its own.
    private async Task<RunningBot> StartAsync(BotFiles files, int? shard, bool restarted = false)
    {
        var settings = files.OnDiscord(_world.ApiUrl, shards: Shards, shardIds: $"{shard}");
        var isInGuild = shard is null || (int)((ulong.Parse(_world.Guild, null) >> 22) % Shards) == shard;
        var bot = await RunningBot.StartAsync(settings, isInGuild);
        if (!restarted)
            return bot;

        if (!isInGuild)
            await Patience.UntilAsync(() => bot.Count("SELECT COUNT(*) FROM kept WHERE name LIKE 'discord/session/%'") == 1, "the session is kept");
        await bot.DisposeAsync();
        return await RunningBot.StartAsync(settings, isInGuild);
    }
}
