using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Settings;
using NewsBot.Storage;

namespace NewsBot.Running.Upkeep;

/// <summary>Erases what has been kept for as long as the settings allow: replies, what was said in servers that removed the bot, and copies of the database.</summary>
internal sealed partial class Retention(BotSettings settings, Database database, TimeProvider time, ILogger<Retention> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);

    /// <summary>Nothing else is written while the file is.</summary>
    private static readonly TimeSpan BetweenScrubs = TimeSpan.FromDays(1);

    private DateTimeOffset _scrubbedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await EraseAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.NotErased(logger, exception, BetweenLooks);
            }

            await Task.Delay(BetweenLooks, time, stoppingToken);
        }
    }

    private async Task EraseAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await database.WriteAsync(session =>
        {
            if (settings.Privacy.RepliesFor is { } kept)
                session.People.EraseBefore(now - kept, now);
            foreach (var guild in session.Guilds.LeftBefore(now - settings.Privacy.LeftServersFor))
                session.People.EraseGuild(guild);
        }, cancellationToken);
        if (now - _scrubbedAt >= BetweenScrubs && await database.WriteAsync(session => session.People.PurgeIndex(), cancellationToken))
        {
            await database.ScrubAsync(cancellationToken);
            _scrubbedAt = now;
        }

        foreach (var copy in DatabaseCopies.Of(settings.Database.Path, settings.Backup.Folder).Where(copy => copy.MadeAt < now - settings.Privacy.CopiesFor))
            File.Delete(copy.File);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What has been kept for long enough could not be erased; the next try is in {Wait}.")]
        public static partial void NotErased(ILogger logger, Exception exception, TimeSpan wait);
    }
}
