using Microsoft.Extensions.Hosting;
using NewsBot.CommandLine;
using NewsBot.Storage;

namespace NewsBot.Running;

/// <summary>Shows on a terminal how far the bot is with reading what new sources had before they were followed.</summary>
internal sealed class Backfill(Database database, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!ProgressBar.IsSeen)
            return;

        var bar = new ProgressBar("articles read");
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
