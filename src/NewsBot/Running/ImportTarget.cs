using System.Net;
using NewsBot.Articles;
using NewsBot.Pipeline;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Summaries;

namespace NewsBot.Running;

/// <summary>Where <c>newsbot import</c> puts pages: into the database, or to the bot that writes it; the answers are the same.</summary>
internal sealed class ImportTarget(Func<string, Stream, SourceName?, CancellationToken, Task<ImportAnswer>> run, params IReadOnlyList<IDisposable> held) : IDisposable
{
    /// <summary>Opens the database where nobody writes it; throws <see cref="DatabaseException"/>.</summary>
    public static ImportTarget Open(string path)
    {
        if (DatabaseLock.TryTake(path) is not { } taken)
            return ToRunningBot(path);

        var database = Database.Open(path, TimeProvider.System);
        var importer = new Importer(database, new Ingest(database, TimeProvider.System), new Summarize(database, new ExtractiveSummarizer()), new PageReader());
        return new(importer.RunAsync, database, taken);
    }

    public Task<ImportAnswer> RunAsync(string file, Stream content, SourceName? source, CancellationToken cancellationToken) => run(file, content, source, cancellationToken);

    public void Dispose()
    {
        foreach (var resource in held)
            resource.Dispose();
    }

    private static ImportTarget ToRunningBot(string path)
    {
        var address = DatabaseLock.AddressOf(path) ?? throw new DatabaseException($"Another newsbot writes {path} and takes no pages just now; try again in a moment.");
        var http = new HttpClient { BaseAddress = address.Url, Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", address.Secret);
        return new((file, content, source, cancellationToken) => HandOverAsync(http, file, content, source, cancellationToken), http);
    }

    private static async Task<ImportAnswer> HandOverAsync(HttpClient http, string file, Stream content, SourceName? source, CancellationToken cancellationToken)
    {
        try
        {
            using var body = new StreamContent(content);
            using var response = await http.PostAsync(new Uri($"?file={Uri.EscapeDataString(file)}&source={Uri.EscapeDataString(source?.Value ?? "")}", UriKind.Relative), body, cancellationToken);
            return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity
                ? new(await response.Content.ReadAsStringAsync(cancellationToken), response.StatusCode != HttpStatusCode.OK)
                : new($"{file}: The running bot did not take the page ({(int)response.StatusCode}).\n", true);
        }
        catch (HttpRequestException exception)
        {
            return new($"{file}: The running bot could not be reached: {exception.Message}\n", true);
        }
    }
}
