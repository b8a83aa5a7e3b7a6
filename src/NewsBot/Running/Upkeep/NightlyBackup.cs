using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Settings;
using NewsBot.Storage;

namespace NewsBot.Running.Upkeep;

/// <summary>Copies the database once a day and keeps the newest copies; a night that was slept through is made up for at the next start.</summary>
internal sealed partial class NightlyBackup(BotSettings settings, TimeProvider time, ILogger<NightlyBackup> logger) : BackgroundService
{
    private const string Name = "'newsbot-'yyyyMMdd-HHmmss'.db'";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Backup.Keep == 0)
            return;

        var last = Copies().Select(copy => copy.MadeAt).Append(File.GetCreationTime(settings.Database.Path)).Max();
        while (true)
        {
            if (NightAfter(last) - time.GetLocalNow() is { Ticks: > 0 } wait)
                await Task.Delay(wait, time, stoppingToken);
            last = time.GetLocalNow().DateTime;
            await Task.Run(() => Copy(last), stoppingToken);
        }
    }

    private DateTimeOffset NightAfter(DateTime last)
    {
        var night = last.Date + settings.Backup.At;
        if (night <= last)
            night += TimeSpan.FromDays(1);
        return new(night, time.LocalTimeZone.GetUtcOffset(night));
    }

    private void Copy(DateTime now)
    {
        try
        {
            Directory.CreateDirectory(settings.Backup.Folder);
            Backup.Write(settings.Database.Path, Path.Combine(settings.Backup.Folder, now.ToString(Name, CultureInfo.InvariantCulture)));
            foreach (var (_, file) in Copies().SkipLast(settings.Backup.Keep))
                File.Delete(file);
        }
        catch (Exception exception) when (exception is DatabaseException or IOException or UnauthorizedAccessException)
        {
            Log.NotCopied(logger, exception.Message);
        }
    }

    // Ours by their names; whatever else lies in the folder stays.
    private List<(DateTime MadeAt, string File)> Copies() =>
    [
        .. from file in Directory.Exists(settings.Backup.Folder) ? Directory.GetFiles(settings.Backup.Folder) : []
           let madeAt = DateTime.TryParseExact(Path.GetFileName(file), Name, CultureInfo.InvariantCulture, DateTimeStyles.None, out var named) ? named : (DateTime?)null
           where madeAt is not null
           orderby madeAt
           select (madeAt.Value, file),
    ];

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The nightly copy of the database was not made; the next try is tomorrow: {Problem}")]
        public static partial void NotCopied(ILogger logger, string problem);
    }
}
