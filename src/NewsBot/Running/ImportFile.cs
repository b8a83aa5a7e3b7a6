using NewsBot.CommandLine;
using NewsBot.Sources;

namespace NewsBot.Running;

/// <summary>A file that is to be imported, or why it cannot be.</summary>
internal sealed record ImportFile(string Name, string? Problem)
{
    /// <summary>The files that paths name: themselves, those in the folders, or standard input.</summary>
    public static IEnumerable<ImportFile> Find(IEnumerable<string> paths) =>
        paths.SelectMany(path => path == PathArgument.StandardInput ? [new ImportFile(path, null)] : PageReader.FilesOf(path).Select(file => new ImportFile(file.File, file.Problem)));

    public Stream Open() => Name == PathArgument.StandardInput
        ? Console.OpenStandardInput()
        : new FileStream(Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 4096, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
