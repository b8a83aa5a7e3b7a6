using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Articles;
using NewsBot.Pipeline;
using NewsBot.Running.Upkeep;
using NewsBot.Settings;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Terminal;

namespace NewsBot.Running.Reading;

/// <summary>Where <c>newsbot import</c> puts pages: into the database, or to the bot that writes it; the answers are the same.</summary>
internal sealed class ImportTarget(Func<string, Stream, SourceName?, CancellationToken, Task<ImportAnswer>> run, params IReadOnlyList<IDisposable> held) : IDisposable
{
    // A bot that starts or stops says for a moment neither that it takes pages nor that it is gone.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(5);

    /// <summary>Opens the database where nobody writes it, else the way to the bot that does; throws <see cref="DatabaseException"/>.</summary>
    public static async Task<ImportTarget> OpenAsync(BotSettings settings, CancellationToken cancellationToken)
    {
        var path = settings.Database.Path;
        for (var waited = TimeSpan.Zero; ; waited += BetweenLooks)
        {
            if (DatabaseLock.TryTake(path) is { } taken)
                return Into(settings, taken);
            if (DatabaseLock.AddressOf(path) is { } address)
                return To(address);
            if (waited >= Patience)
                throw new DatabaseException($"Another newsbot writes {path} and takes no pages just now; try again in a moment.");

            await Task.Delay(BetweenLooks, cancellationToken);
        }
    }

    /// <summary>The way to a running bot.</summary>
    public static ImportTarget To(ImportAddress address)
    {
        var http = new HttpClient { BaseAddress = address.Url, Timeout = LongestAnswer };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", address.Secret);
        return new((file, content, source, cancellationToken) => HandOverAsync(http, file, content, source, cancellationToken), http);
    }

    public Task<ImportAnswer> RunAsync(string file, Stream content, SourceName? source, CancellationToken cancellationToken) => run(file, content, source, cancellationToken);

    public void Dispose()
    {
        foreach (var resource in held)
            resource.Dispose();
    }

    // As the bot would do it, with the model that it would ask.
    private static ImportTarget Into(BotSettings settings, DatabaseLock taken)
    {
        try
        {
            var database = Database.Open(settings.Database.Path, TimeProvider.System);
            var services = new ServiceCollection();
            services.AddLogging(logging => ConsoleLog.Add(logging, settings.Logging));
            services.AddSingleton(TimeProvider.System);
            services.AddSingleton(database);
            services.AddSingleton(ConfigFile.ReadLanguages());
            ModelUse.Add(services, settings.Model);
            services.AddSingleton<PageReader>();
            services.AddSingleton<Ingest>();
            services.AddSingleton<Summarize>();
            services.AddSingleton<Importer>();
            var provider = services.BuildServiceProvider();
            return new(provider.GetRequiredService<Importer>().RunAsync, provider, database, taken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    private static async Task<ImportAnswer> HandOverAsync(HttpClient http, string file, Stream content, SourceName? source, CancellationToken cancellationToken)
    {
        // Read whole first: the bot answers one after another, and must not wait for somebody who types.
        using var page = new MemoryStream();
        await content.CopyToAsync(page, cancellationToken);
        page.Position = 0;

        try
        {
            using var body = new StreamContent(page);
            using var response = await http.PostAsync(new Uri($"?file={Uri.EscapeDataString(file)}&source={Uri.EscapeDataString(source?.Value ?? "")}", UriKind.Relative), body, cancellationToken);
            return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity
                ? new(await response.Content.ReadAsStringAsync(cancellationToken), response.StatusCode != HttpStatusCode.OK)
                : new($"{file}: The running bot did not take the page ({(int)response.StatusCode}).\n", true);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new($"{file}: The running bot could not be reached: {exception.Message}\n", true);
        }
    }
}
