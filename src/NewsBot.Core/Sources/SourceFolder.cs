using NewsBot.Articles;

namespace NewsBot.Sources;

/// <summary>A source whose pages lie in a folder.</summary>
public sealed record SourceFolder(SourceName Name, string Path)
{
    /// <summary>The sources of a folder in which each sub-folder is one, in the order of their names; a folder that is not there has none.</summary>
    public static IReadOnlyList<SourceFolder> Below(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder)
            .Select(path => new SourceFolder(new(System.IO.Path.GetFileName(path)), path))
            .Where(source => !source.Name.Value.StartsWith('.'))
            .OrderBy(source => source.Name.Value, StringComparer.Ordinal)]
        : [];
}
