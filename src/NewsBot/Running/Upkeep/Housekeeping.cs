using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Chat;
using NewsBot.Settings;
using NewsBot.Storage;

namespace NewsBot.Running.Upkeep;

/// <summary>Keeps the database in order, and what a guild had set for a while after it put us out: who asks us in again before that is over has it back.</summary>
internal sealed partial class Housekeeping(Database database, BotSettings settings, TimeProvider time, ILogger<Housekeeping> logger) : BackgroundService
{
    // As long as it may take until the chat has told of every guild that we are in.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Database.Version < Database.FirstWithoutResetFault)
            Log.HasResetFault(logger, Database.Version, Database.FirstWithoutResetFault);

        while (true)
        {
            await Task.Delay(BetweenLooks, time, stoppingToken);
            try
            {
                await ForgetAsync(stoppingToken);
                await database.OptimizeAsync(stoppingToken);
            }
            catch (DatabaseException exception)
            {
                Log.NotKept(logger, exception.Message);
            }
        }
    }

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await database.WriteAsync(session => session.Guilds.LeaveAbsent(now), cancellationToken);
        foreach (var guild in await database.ReadAsync(session => session.Guilds.LeftBefore(now - settings.Guilds.KeepFor), cancellationToken))
        {
            await database.WriteAsync(session =>
            {
                session.People.EraseGuild(guild);
                session.Guilds.Forget(guild);
            }, cancellationToken);
            Log.Forgotten(logger, guild);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "This is SQLite {Version}, which before {Fixed} can damage a file that two write at once: nothing but the bot may write its database.")]
        public static partial void HasResetFault(ILogger logger, Version version, Version @fixed);

        [LoggerMessage(Level = LogLevel.Information, Message = "Guild {Guild} put the bot out long ago; what it had set is erased.")]
        public static partial void Forgotten(ILogger logger, GuildId guild);

        [LoggerMessage(Level = LogLevel.Error, Message = "The database could not be kept in order; the next try is in an hour: {Problem}")]
        public static partial void NotKept(ILogger logger, string problem);
    }
}
