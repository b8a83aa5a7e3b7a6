using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;
using NewsBot.Sources;

namespace NewsBot.CommandLine;

/// <summary>Files, folders, or <c>-</c> for standard input.</summary>
internal static class PathArgument
{
    public const string StandardInput = "-";

    public static Argument<string[]> Create() => new("PATH")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Files, folders, or - for standard input.",
        Validators = { RefuseUnknownOptions },
    };

    public static async IAsyncEnumerable<ReadResult> ReadAsync(IEnumerable<string> paths, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new PageReader();
        foreach (var path in paths)
        {
            if (path == StandardInput)
            {
                await using var input = Console.OpenStandardInput();
                foreach (var result in await reader.ReadAsync(StandardInput, input, cancellationToken))
                    yield return result;
                continue;
            }

            await foreach (var result in reader.ReadAsync(path, cancellationToken))
                yield return result;
        }
    }

    // What takes any number of words would take a misspelt option too, and look for a file of that name.
    private static void RefuseUnknownOptions(ArgumentResult paths)
    {
        foreach (var word in paths.Tokens.Select(token => token.Value).Where(word => word.StartsWith('-') && word != StandardInput && !Path.Exists(word)))
            paths.AddError($"Unrecognized option '{word}'.");
    }
}
