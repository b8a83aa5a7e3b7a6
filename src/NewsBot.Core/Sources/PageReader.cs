using System.Runtime.CompilerServices;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Flattened;
using NewsBot.Sources.Html;
using NewsBot.Sources.JsonLines;

namespace NewsBot.Sources;

/// <summary>Reads pages from text, files and folders; what a page is written in shows in the text itself, not in the file's name.</summary>
public sealed class PageReader
{
    private static readonly string[] PageExtensions = [".html", ".htm", ".xhtml", ".txt", ".jsonl", ".ndjson", ".json", ".xml", ".rss", ".atom"];

    // Feeds are told from pages by their first elements. The flattened page has no signature, so it comes last and says what is missing.
    private readonly IArticleReader[] _readers = [new FeedFileReader(), new DiscussionFileReader(), new JsonLinesReader(), new HtmlPageReader(), new FlattenedPageReader()];

    public IReadOnlyList<ReadResult> Read(string file, string text)
    {
        if (PageText.ProblemOf(text) is { } problem)
            return [ReadResult.Failed(file, problem)];

        try
        {
            return _readers.First(reader => reader.Recognizes(text)).Read(file, text);
        }
        catch (InvalidOperationException)
        {
            // JSON can name half a character, which no text can hold.
            return [ReadResult.Failed(file, "It is JSON that names half a character.")];
        }
    }

    /// <summary>Reads what a site gave for an article.</summary>
    public ReadResult Read(FetchedPage page)
    {
        var (text, problem) = page.Decode();
        return text is null ? ReadResult.Failed(page.Address.AbsoluteUri, problem!) : Read(page.Address.AbsoluteUri, text)[0];
    }

    /// <summary>Reads a stream to its end, for what has no path (standard input).</summary>
    public async Task<IReadOnlyList<ReadResult>> ReadAsync(string file, Stream content, CancellationToken cancellationToken)
    {
        var (text, problem) = await PageText.ReadAsync(content, cancellationToken);
        return text is null ? [ReadResult.Failed(file, problem!)] : Read(file, text);
    }

    /// <summary>Reads one file whatever its name, or all pages in a folder and below it, in the order of their names.</summary>
    public async IAsyncEnumerable<ReadResult> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (file, problem) in FilesOf(path))
        {
            foreach (var result in problem is null ? await ReadFileAsync(file, cancellationToken) : [ReadResult.Failed(file, problem)])
                yield return result;
        }
    }

    private async Task<IReadOnlyList<ReadResult>> ReadFileAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 4096, FileOptions.Asynchronous | FileOptions.SequentialScan);
            return await ReadAsync(file, content, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return [ReadResult.Failed(file, $"The file cannot be read: {exception.Message}")];
        }
    }

    /// <summary>The files that a path names, or why there are none.</summary>
    public static IReadOnlyList<(string File, string? Problem)> FilesOf(string path)
    {
        if (File.Exists(path))
            return [(path, null)];
        if (!Directory.Exists(path))
            return [(path, "There is no such file or folder.")];

        var files = FilesBelow(path).ToList();
        return files.Count > 0 ? files : [(path, "There are no pages in this folder (files that end in .html, .txt, .jsonl, .json, .xml, .rss or .atom).")];
    }

    private static IEnumerable<(string File, string? Problem)> FilesBelow(string folder)
    {
        var (entries, problem) = EntriesOf(folder);
        if (problem is not null)
            return [(folder, problem)];

        // A link to a folder may lead back up; what it points to is read where it lies.
        return entries.SelectMany(entry => entry switch
        {
            FileInfo => PageExtensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase) ? [(entry.FullName, null)] : [],
            _ => entry.LinkTarget is null ? FilesBelow(entry.FullName) : [],
        });
    }

    private static (IReadOnlyList<FileSystemInfo> Entries, string? Problem) EntriesOf(string folder)
    {
        try
        {
            var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith('.'));
            return ([.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)], null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ([], $"The folder cannot be read: {exception.Message}");
        }
    }
}
