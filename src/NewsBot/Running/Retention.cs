using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Settings;
using NewsBot.Storage;

namespace NewsBot.Running;

/// <summary>Erases what has been kept for as long as the settings allow: replies, what was said in servers that removed the bot, and copies of the database.</summary>
internal sealed partial class Retention(BotSettings settings, Database database, TimeProvider time, ILogger<Retention> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);

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
        var erased = await database.WriteAsync(session =>
        {
            var replies = settings.Privacy.RepliesFor is { } kept ? session.People.EraseBefore(now - kept, now).Comments : 0;
            return replies + session.People.GuildsLeftBefore(now - settings.Privacy.LeftServersFor).Sum(guild => session.People.EraseGuild(guild).Comments);
        }, cancellationToken);
        if (erased > 0)
            await database.ScrubAsync(cancellationToken);

        foreach (var copy in DatabaseCopies.Of(settings.Database.Path, settings.Backup.Folder).Where(copy => copy.MadeAt < now - settings.Privacy.CopiesFor))
            File.Delete(copy.File);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What has been kept for long enough could not be erased; the next try is in {Wait}.")]
        public static partial void NotErased(ILogger logger, Exception exception, TimeSpan wait);
    }
}
