using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using SQLitePCL;

namespace NewsBot.Benchmarks.Crash;

/// <summary>A site, a Discord, and a bot between them that is killed again and again.</summary>
internal sealed class CrashWorld : IAsyncDisposable
{
    // What waits for a thread that will not come is counted as lost.
    private const string UnderWay = """
        SELECT COUNT(*)
        FROM delivery d
        WHERE d.state IN ('Pending', 'Sending', 'Removing')
          AND NOT EXISTS (SELECT 1 FROM post p WHERE p.article_id = d.article_id AND p.channel_id = d.channel_id AND p.closed_at IS NOT NULL)
          AND (d.kind IN ('Post', 'Thread') OR NOT EXISTS (
            SELECT 1 FROM delivery t WHERE t.article_id = d.article_id AND t.channel_id = d.channel_id AND t.kind = 'Thread' AND t.state IN ('Gone', 'Dead')))
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(400);

    private readonly string _folder;
    private readonly CrashPlan _plan;
    private readonly Random _chance;
    private bool _isKept;
    private string _complaint = "";

    private CrashWorld(string folder, CrashPlan plan, CrashDiscord discord, Random chance)
    {
        (_folder, _plan, Discord, _chance) = (folder, plan, discord, chance);
        Site = new(Directory.CreateDirectory(Path.Combine(folder, "site")).FullName, chance);
        People = new(discord, chance);
        File.WriteAllText(Path.Combine(folder, "sources.json"), JsonSerializer.Serialize(new { sources = new[] { new { name = "gazette", kind = "folder", path = Path.Combine(folder, "site") } } }));
    }

    public CrashSite Site { get; }

    public CrashDiscord Discord { get; }

    public CrashPeople People { get; }

    public string Database => Path.Combine(_folder, "newsbot.db");

    public static async Task<CrashWorld> StartAsync(CrashPlan plan, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("newsbot-").FullName;
        var world = new CrashWorld(folder, plan, await CrashDiscord.StartAsync(folder, seed), new(seed));
        await world.FollowAsync();
        return world;
    }

    /// <summary>Gives the bot something to do, kills it while it does that, and says whether it stood at the point that was named.</summary>
    /// <param name="point">Where it is killed; null for anywhere within 0.4 s of the first thing it says.</param>
    public async Task<bool> KillAsync(string? point, bool forLong)
    {
        Discord.Behave();
        if (_plan.Edits)
            await People.ActAsync(this);
        Site.Grow();
        if (_plan.Edits)
            Site.Revise();
        Discord.Misbehave();

        var spoke = Discord.WhenItSaysSomething();
        using var bot = Start(point is null ? null : $"{point}#{(_plan.Point is null ? _chance.Next(1, 4) : 1)}");
        var moment = point is null ? spoke : bot.Stands;
        var met = await Task.WhenAny(moment, Task.Delay(Patience / 3)) == moment;
        if (point is null)
            await Task.Delay(LongestDelay * _chance.NextDouble());
        if (_plan.StopsFor is { } length)
            await bot.StopAsync(length);
        if (forLong)
            Discord.EndSession();
        if (_plan.StopsFor is not null)
            await WhenDoneAsync(bot);
        await bot.KillAsync();
        if (forLong)
            await Task.Delay(CrashDiscord.NonceWindow + TimeSpan.FromSeconds(1));
        return met;
    }

    /// <summary>Lets the bot finish, on a Discord that behaves; returns what both sides show then.</summary>
    public async Task<CrashCount> FinishAsync()
    {
        Discord.Behave();
        using var bot = Start(null);
        await WhenDoneAsync(bot);
        _complaint = bot.Complaint;
        await bot.KillAsync();
        return await CrashCount.OfAsync(this);
    }

    // What never gets done would be counted as lost, doubled or different: say rather what it waits for.
    private async Task WhenDoneAsync(CrashProcess bot)
    {
        for (var until = DateTime.UtcNow + Patience + Patience; ToDo() is { } toDo; await Task.Delay(100))
        {
            if (bot.HasEnded || DateTime.UtcNow > until)
                throw new CrashException($"The bot does not get done: {toDo}. {bot.Complaint} Its files are in {Keep()}");
        }
    }

    /// <summary>What the bot has still to read or to say; null where there is nothing.</summary>
    private string? ToDo()
    {
        var unread = Site.Articles.FirstOrDefault(article => !IsReadToTheEnd(article));

        // In the order that things flow: what has left one place by the time it is asked stands in a later one already.
        IEnumerable<(string What, long Count)> all =
        [
            ("articles not read", Site.Articles.Count - Ask("SELECT COUNT(*) FROM article")),
            ("comments not read", Site.Articles.Sum(article => article.Comments.Count) - Ask("SELECT COUNT(*) FROM comment WHERE origin = 'Site'")),
            ($"articles not read to the end, {unread?.Title} among them", unread is null ? 0 : 1),
            ("words of people known wrongly", People.Unheard(this)),
            ("articles not summarized", Ask("SELECT COUNT(*) FROM article WHERE summarized = 0")),
            ("articles not offered", Ask("SELECT COUNT(*) FROM sighting WHERE offered = 0")),
            ("posts behind", Ask("SELECT COUNT(*) FROM post WHERE behind = 1 AND closed_at IS NULL")),
            ("deliveries under way", Ask(UnderWay)),
        ];
        var left = all.Where(one => one.Count != 0).Select(one => $"{one.Count} {one.What}").ToList();
        return left.Count == 0 ? null : string.Join(", ", left);
    }

    private bool IsReadToTheEnd(SiteArticle article) => article.Comments.Index().All(pair => Ask(
        $"""
        SELECT COUNT(*)
        FROM comment c
        JOIN article a ON a.id = c.article_id
        WHERE a.url = '{article.Url}' AND c.origin = 'Site' AND c.position = {pair.Index} AND c.text = '{(pair.Item.Deleted ? "" : pair.Item.Text)}'
        """) == 1);

    /// <summary>A number that the bot's database says; -1 where it says none, or cannot be asked just now. Throws <see cref="CrashException"/> where it cannot be asked at all.</summary>
    public long Ask(string sql)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // only the benchmark's own words
            command.CommandText = sql;
#pragma warning restore CA2100
            return command.ExecuteScalar() as long? ?? -1;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return -1;
        }
        catch (SqliteException exception)
        {
            throw new CrashException($"The bot's database cannot be asked: {exception.Message} Its files are in {Keep()}", exception);
        }
    }

    /// <summary>Leaves the files where they are, for whoever wants to know what happened; says where, and what the bot said last.</summary>
    public string Keep()
    {
        _isKept = true;
        return $"{_folder}\n{_complaint}";
    }

    public async ValueTask DisposeAsync()
    {
        await Discord.DisposeAsync();
        if (!_isKept)
            Directory.Delete(_folder, recursive: true);
    }

    private CrashProcess Start(string? point)
    {
        IReadOnlyList<(string Name, string Value)> settings =
        [
            ("NEWSBOT_Database__Path", Database),
            ("NEWSBOT_Discord__Token", "local-bot"),
            ("NEWSBOT_Discord__ApiUrl", Discord.ApiUrl),
            ("NEWSBOT_Discord__RequestsPerSecond", "10000"),
            ("NEWSBOT_Discord__RequestTimeout", "00:00:00.500"),
            ("NEWSBOT_Delivery__LookAfter", "00:00:00.500"),
            ("NEWSBOT_Delivery__RefusedWait", "00:00:01"),
            ("NEWSBOT_Sources__File", Path.Combine(_folder, "sources.json")),
            ("NEWSBOT_Sources__PollInterval", "00:00:01"),
            ("NEWSBOT_Samples__Enabled", "false"),
            ("NEWSBOT_Backup__Keep", "0"),
            ("NEWSBOT_Status__Url", ""),
            ("NEWSBOT_Logging__LogLevel__Default", "Error"),
        ];
        return _plan.Control is { } control
            ? CrashProcess.Start("NewsBot.Benchmarks.dll", _folder, [CrashControl.CommandName, control, Database], settings)
            : CrashProcess.Start("newsbot.dll", _folder, [], point is null ? settings : [.. settings, (CrashPoint.Variable, point)]);
    }

    private async Task FollowAsync()
    {
        using var database = Storage.Database.Open(Database, TimeProvider.System);
        await database.WriteAsync(session =>
        {
            foreach (var (channel, kind) in new[] { (Discord.News, ChannelKind.Text), (Discord.Forum, ChannelKind.Forum) })
                session.Subscriptions.Follow(new Subscription(SourceName.Every, new(Discord.Guild), new(channel), kind, MirrorMode.All));
        }, default);
    }
}

/// <summary>The benchmark cannot go on, and why.</summary>
internal sealed class CrashException(string message, Exception? inner = null) : Exception(message, inner);
