using Microsoft.Extensions.Hosting;
using NewsBot.Settings;
using NewsBot.Storage;
using NewsBot.Terminal;

namespace NewsBot.Running.Reading;

/// <summary>Shows on a terminal how far the bot is with reading what new sources had before they were followed.</summary>
internal sealed class Backfill(Database database, BotSettings settings, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Lines for programs would be printed over a bar.
        if (settings.Logging.Format == LogFormat.Json || ProgressBar.OnTerminal("articles read") is not { } bar)
            return;

        using var timer = new PeriodicTimer(BetweenLooks, time);
        for (var most = 0; await timer.WaitForNextTickAsync(stoppingToken);)
        {
            try
            {
                var left = await database.ReadAsync(session => session.Polls.Unread(), stoppingToken);
                most = left == 0 ? 0 : Math.Max(most, left);
                if (left == 0)
                    bar.Clear();
                else
                    bar.Show(most - left, most);
            }
            catch (DatabaseException)
            {
                // Whoever writes it says so; a bar is no reason to.
                bar.Clear();
            }
        }
    }
}
