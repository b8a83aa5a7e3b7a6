using NewsBot.Sources;

namespace NewsBot.CommandLine;

/// <summary>Something that a command is to read, or why it cannot be.</summary>
internal sealed record PageFile(string Name, string? Problem)
{
    public bool IsStandardInput => Name == PathArgument.StandardInput;

    public bool IsAddress => Name.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || Name.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>What words on the command line name: a file, all pages in a folder, standard input, or the address of a page.</summary>
    public static IEnumerable<PageFile> Find(IEnumerable<string> words) => words.SelectMany(Find);

    private static IEnumerable<PageFile> Find(string word)
    {
        var named = new PageFile(word, null);
        return named.IsStandardInput || named.IsAddress ? [named] : PageReader.FilesOf(word).Select(file => new PageFile(file.File, file.Problem));
    }
}
