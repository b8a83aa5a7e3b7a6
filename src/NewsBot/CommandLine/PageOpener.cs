using System.Text;
using Microsoft.Extensions.Options;
using NewsBot.Settings;
using NewsBot.Sources;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.JsonLines;

namespace NewsBot.CommandLine;

/// <summary>Opens what a command is to read, wherever that is; the settings are asked only where a page has to be fetched.</summary>
internal sealed class PageOpener : IDisposable
{
    private readonly Lazy<Fetcher> _fetcher = new(() => new(Options.Create(SettingsReader.Read(Directory.GetCurrentDirectory()).Fetching), TimeProvider.System));

    /// <summary>The page's text, or the one sentence that says why there is none.</summary>
    public async Task<(Stream? Content, string? Problem)> OpenAsync(PageFile file, CancellationToken cancellationToken)
    {
        if (file.Problem is { } problem)
            return (null, problem);

        try
        {
            return (file.IsAddress ? await FetchAsync(file.Name, cancellationToken) : file.IsStandardInput ? Console.OpenStandardInput() : OpenFile(file.Name), null);
        }
        catch (FetchException exception)
        {
            return (null, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return (null, $"The file cannot be read: {exception.Message}");
        }
    }

    /// <summary>A page that was read from its address, with what is said of it in the comment systems that it embeds and that ask for no credentials.</summary>
    public async Task<ReadResult> WithDiscussionsAsync(ReadResult read, CancellationToken cancellationToken) => read.Page is { } page && read.Sections.Count > 0
        ? read with { Page = await new PageDiscussions(new(), new(_fetcher.Value.FetchAsync, _ => null)).ReadAsync(page, read.Sections, cancellationToken) }
        : read;

    /// <summary>The same for what <see cref="OpenAsync"/> gave of an address: the page and its discussions as a line of JSON, or as it is where it is not one page.</summary>
    public async Task<Stream> WithDiscussionsAsync(PageFile file, Stream content, CancellationToken cancellationToken)
    {
        var results = await new PageReader().ReadAsync(file.Name, content, cancellationToken);
        content.Position = 0;
        if (results is not [{ Page: not null } read])
            return content;

        var whole = await WithDiscussionsAsync(read, cancellationToken);
        await content.DisposeAsync();
        return new MemoryStream(Encoding.UTF8.GetBytes(PageJson.Write(PageJson.LineOf(whole.Page!))));
    }

    public void Dispose()
    {
        if (_fetcher.IsValueCreated)
            _fetcher.Value.Dispose();
    }

    private async Task<Stream> FetchAsync(string name, CancellationToken cancellationToken)
    {
        var address = Uri.TryCreate(name, UriKind.Absolute, out var named) ? named : throw new FetchException("This is no address.");
        var page = await _fetcher.Value.GetAsync(address, null, cancellationToken);
        var (text, problem) = page!.Decode();

        // What follows reads files: a mark says which characters these are, as the site's own answer did.
        return text is null ? throw new FetchException(problem!) : new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]);
    }

    private static FileStream OpenFile(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 4096, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
