using System.Text.Json.Nodes;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>A bot in a folder of its own, where it can be killed and started again.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    /// <summary>No samples, and limits that no test meets by accident.</summary>
    public static readonly IReadOnlyList<(string Name, string Value)> Quick =
    [
        ("Samples__Enabled", "false"),
        ("LocalDiscord__Messages", "1000"),
        ("LocalDiscord__MessagesPer", "00:00:01"),
        ("Discord__RequestsPerSecond", "10000"),
        ("Delivery__LookAfter", "00:00:00.5"),
        ("Delivery__CommentsPerArticle", "1000"),
    ];

    private const string CrashPoint = "CRASHPOINT";
    private const string Ready = "NewsBot is ready";
    private RunningProgram _program;

    private BotProcess(StartFolder folder, string discord)
    {
        (Folder, Url, _program) = (folder, discord, folder.Start());
        (Admin, Reader) = (new(discord, "local-admin"), new(discord, "local-reader"));
    }

    public StartFolder Folder { get; }

    /// <summary>Where its Discord's page is.</summary>
    public string Url { get; }

    public Person Admin { get; }

    public Person Reader { get; }

    /// <summary>Starts one on the local Discord that it brings along.</summary>
    public static Task<BotProcess> StartAsync() => StartAsync(new StartFolder(Quick));

    /// <summary>Starts one that logs in to a Discord which is there already.</summary>
    public static Task<BotProcess> StartAsync(DiscordProcess discord) => StartAsync(new StartFolder([.. Quick, .. discord.Login("local-bot")]), discord.Url);

    /// <summary>Starts one that logs in to a Discord which is there already, and stands still where it comes to a point.</summary>
    public static Task<BotProcess> StartAsync(DiscordProcess discord, string point) => StartAsync(new StartFolder([.. Quick, .. discord.Login("local-bot"), (CrashPoint, point)]), discord.Url);

    public static async Task<BotProcess> StartAsync(StartFolder folder, string? discord = null)
    {
        var bot = new BotProcess(folder, discord ?? folder.Url);
        try
        {
            await bot.ReadyAsync();
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a command beside the bot, on the same database.</summary>
    public Task<Ending> RunAsync(params IEnumerable<string> arguments) => Folder.RunAsync(arguments);

    /// <summary>Hands the bot a page.</summary>
    public async Task ImportAsync(string page) => (await Folder.FeedAsync(page, "import", "-")).Ok();

    /// <summary>The comments' messages in the only post's thread, oldest first, once there are so many.</summary>
    public async Task<IReadOnlyList<JsonNode>> ThreadAsync(int count)
    {
        var post = Assert.Single(await Reader.EventuallyAsync(Reader.NewsAsync, 1));
        return await Reader.EventuallyAsync(() => MirroredThread.OfAsync(Reader, post.Text("id")), count);
    }

    public Task KillAsync() => _program.KillAsync();

    /// <summary>Kills it where it stands still, once it does; from then on it comes to that point like any other.</summary>
    public async Task KillWhereItStandsAsync()
    {
        while (!(await _program.LineAsync()).StartsWith("Crash point", StringComparison.Ordinal))
        {
            // It says more than that.
        }

        await KillAsync();
        Folder.Forget(CrashPoint);
    }

    /// <summary>Asks it to end, and waits until it has; it must have had nothing to complain of.</summary>
    public async Task StopAsync()
    {
        await _program.AskToEndAsync();
        var ending = await _program.EndAsync();
        Assert.StartsWith(Ready, Assert.Single(ending.Ok().TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(ending.Error);
    }

    /// <summary>Starts it once more where it ran.</summary>
    public async Task StartAgainAsync()
    {
        await _program.DisposeAsync();
        _program = Folder.Start();
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        Folder.Dispose();
    }

    // After a kill it may have something to say before.
    private async Task ReadyAsync()
    {
        while (!(await _program.LineAsync()).StartsWith(Ready, StringComparison.Ordinal))
        {
            // It ends where the program does.
        }
    }
}
