using System.Runtime.CompilerServices;
using NewsBot.Articles;

namespace NewsBot.Sources;

/// <summary>A page, or why there is none, and the source it came from.</summary>
public sealed record SourcePage(SourceName Source, ReadResult Result);

/// <summary>Reads a folder in which each sub-folder is a source and holds its pages: <c>data/samples/SOURCE/*.txt</c>.</summary>
public sealed class FolderSource(string folder, PageReader reader)
{
    public async IAsyncEnumerable<SourcePage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var source in SourcesIn(folder))
        {
            await foreach (var result in reader.ReadAsync(source, cancellationToken))
                yield return new SourcePage(new SourceName(Path.GetFileName(source)), result);
        }
    }

    /// <summary>The names of the sources, without reading a page; a folder that is not there has none.</summary>
    public IReadOnlyList<SourceName> Names => [.. SourcesIn(folder).Select(source => new SourceName(Path.GetFileName(source)))];

    private static IReadOnlyList<string> SourcesIn(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal)] : [];
}
