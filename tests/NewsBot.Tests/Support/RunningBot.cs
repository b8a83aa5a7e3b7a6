using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Running;
using NewsBot.Running.Reading;
using NewsBot.Running.Upkeep;
using NewsBot.Settings;
using NewsBot.Status;
using NewsBot.Storage;

namespace NewsBot.Tests.Support;

/// <summary>The bot as it runs, but in this process; it is seen only from outside, at its Discord and in its database.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly Database _database;
    private readonly DatabaseLock _lock;
    private readonly string _path;
    private StatusServer? _status;
    private bool _isStopped;

    private RunningBot(BotSettings settings)
    {
        _path = settings.Database.Path;
        _lock = DatabaseLock.TryTake(_path)!;
        _database = Database.Open(_path, TimeProvider.System);
        _host = BotHost.Build(settings, _database, _lock, DiscordSetup.Add);
        _host.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
    }

    public RecordedLog Log { get; } = new();

    /// <summary>Starts the bot; it is connected and knows its guild when this ends.</summary>
    public static async Task<RunningBot> StartAsync(BotSettings settings, bool isInGuild = true)
    {
        var bot = new RunningBot(settings);
        bot._status = await StatusServer.StartAsync(settings.Status, bot._host.Services, default);
        await bot._host.StartAsync();
        if (!isInGuild)
            return bot;

        await Patience.UntilAsync(() => bot.Count("SELECT COUNT(*) FROM guild WHERE present = 1") > 0, "the bot is in its guild");
        return bot;
    }

    /// <summary>Hands a page over, as <c>newsbot import</c> does; returns what that prints.</summary>
    public Task<string> ImportAsync(SamplePage page, string? source = null) => ImportAsync("page.jsonl", page.ToJson(), source);

    public async Task<string> ImportAsync(string file, string text, string? source = null)
    {
        using var target = ImportTarget.To(DatabaseLock.AddressOf(_path)!);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var answer = await target.RunAsync(file, content, source is null ? null : new SourceName(source), default);
        Assert.False(answer.Failed, answer.Text);
        return answer.Text;
    }

    /// <summary>What the database file says now.</summary>
    public async Task<T> ReadAsync<T>(Func<Session, T> look)
    {
        using var database = Database.OpenReadOnly(_path);
        return await database.ReadAsync(look, default);
    }

    /// <summary>Puts something into the bot's database.</summary>
    public Task WriteAsync(Action<Session> work) => _database.WriteAsync(work, default);

    /// <summary>A number that the database file says, asked of it directly.</summary>
    public long Count(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>All that is known to have been said of an article.</summary>
    public Task<IReadOnlyList<Comment>> CommentsAsync(ArticleId article) => ReadAsync(session => session.Comments.Everything(article));

    /// <summary>Stops the bot, in the middle of whatever it does.</summary>
    public async Task StopAsync()
    {
        if (_isStopped)
            return;

        _isStopped = true;
        if (_status is not null)
            await _status.DisposeAsync();
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _database.Dispose();
        _lock.Dispose();
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
