using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Pipeline;
using NewsBot.Settings;
using NewsBot.Sources;
using NewsBot.Storage;

namespace NewsBot.Running.Reading;

/// <summary>Reads the sources' folders again and again, and those pages that grow as often as they do.</summary>
internal sealed partial class SourceReader(SourceFolders sources, PageReader reader, Ingest ingest, Database database, BotSettings settings, TimeProvider time, ILogger<SourceReader> logger) : BackgroundService
{
    private readonly Dictionary<ArticleId, (SourceName Source, Page Page)> _growing = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await PollAsync(stoppingToken);

            var next = time.GetUtcNow() + settings.Sources.PollInterval;
            while (time.GetUtcNow() < next)
            {
                foreach (var (source, page) in _growing.Values.ToList())
                    await StoreAsync(source, page, stoppingToken);

                var wait = _growing.Values.Select(growing => growing.Page.Grows!.Every).Append(next - time.GetUtcNow()).Min();
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, time, stoppingToken);
            }
        }
    }

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var source in sources.All)
                await PollAsync(source, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.NotListed(logger, exception.Message);
        }
    }

    private async Task PollAsync(SourceFolder source, CancellationToken cancellationToken)
    {
        await foreach (var result in reader.ReadAsync(source.Path, cancellationToken))
        {
            if (result.Page is not { } page)
                Log.NotRead(logger, result.File, result.Problem!);
            else if (page.Grows is not null)
                _growing[page.Article.Id] = (source.Name, page);
            else
                await StoreAsync(source.Name, page, cancellationToken);
        }
    }

    private async Task StoreAsync(SourceName source, Page page, CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow();
            var firstRead = page.Grows is null ? null : await database.ReadAsync(session => session.Articles.FirstReadAt(page.Article.Id), cancellationToken);
            var visible = page.At(firstRead ?? now, now);

            await ingest.RunAsync(source, visible, cancellationToken);
            if (visible.Comments.Count == page.Comments.Count)
                _growing.Remove(page.Article.Id);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotStored(logger, exception, page.File);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A folder of sources cannot be read and is tried again at the next poll: {Problem}")]
        public static partial void NotListed(ILogger logger, string problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{File}: {Problem}")]
        public static partial void NotRead(ILogger logger, string file, string problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "{File} could not be stored; it is read again at the next poll.")]
        public static partial void NotStored(ILogger logger, Exception exception, string file);
    }
}
