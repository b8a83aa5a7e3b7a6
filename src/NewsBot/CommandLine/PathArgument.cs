using System.CommandLine;
using System.CommandLine.Parsing;

namespace NewsBot.CommandLine;

/// <summary>Files, folders, addresses of pages, or <c>-</c> for standard input.</summary>
internal static class PathArgument
{
    public const string StandardInput = "-";

    public static Argument<string[]> Create() => new("PATH")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Files, folders, addresses of pages, or - for standard input.",
        Validators = { RefuseUnknownOptions },
    };

    /// <summary>Texts, or nothing for standard input.</summary>
    public static Argument<string[]> CreateForTexts() => new("PATH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Texts, or JSON lines with id, title and text; - or nothing for standard input.",
        Validators = { RefuseUnknownOptions },
    };

    // What takes any number of words would take a misspelt option too, and look for a file of that name.
    private static void RefuseUnknownOptions(ArgumentResult paths)
    {
        foreach (var word in paths.Tokens.Select(token => token.Value).Where(word => word.StartsWith('-') && word != StandardInput && !Path.Exists(word)))
            paths.AddError($"Unrecognized option '{word}'.");
    }
}
