using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NewsBot.Core.Tests.Chat;

/// <summary>The sentences that are finished before they are said: errors, what a look at an address found, and the names of rights.</summary>
internal static partial class SaidSentences
{
    // What people see of these is a sentence; comments' readers and settings speak to whoever runs the bot.
    private static readonly string[] Folders =
    [
        "NewsBot.Core/Sources/Feeds", "NewsBot.Core/Sources/Fetching", "NewsBot.Core/Sources/Html", "NewsBot.Core/Sources/Markup",
        "NewsBot.Core/Posting", "NewsBot.Core/Commands", "NewsBot.Core/Pipeline", "NewsBot/Chat",
    ];

    private static readonly string[] Files =
    [
        "NewsBot.Core/Sources/SourceForm.cs", "NewsBot.Core/Sources/SourceProbe.cs", "NewsBot.Core/Sources/Opml.cs", "NewsBot.Core/Sources/PageText.cs",
        "NewsBot.Core/Sources/PageReader.cs", "NewsBot.Core/Sources/Charsets.cs", "NewsBot.Core/Storage/Searches/SearchQuery.cs", "NewsBot.Discord/Rest/ErrorBody.cs", "NewsBot.Discord/Rest/RestSender.cs", "NewsBot/Running/Listening/ChatRecord.cs",
    ];

    private static readonly string[] ForOperators = ["Options.cs", "DiscordExamination.cs", "CommentRules.cs", "ModelAnswers.cs", "MicrodataItems.cs"];

    public static IEnumerable<string> All([CallerFilePath] string thisFile = "")
    {
        var source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../src"));
        var files = Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(source, folder), "*.cs", SearchOption.AllDirectories))
            .Concat(Files.Select(file => Path.Combine(source, file)))
            .Where(file => !ForOperators.Any(name => file.EndsWith(name, StringComparison.Ordinal)));
        var sentences = files.SelectMany(file => Sentences(File.ReadAllText(file)));
        return sentences.Concat(Rights(File.ReadAllText(Path.Combine(source, "NewsBot/Chat/ChannelRights.cs"))));
    }

    private static IEnumerable<string> Sentences(string code) => Literals(code)
        .Where(at => !code[..at].TrimEnd('$').EndsWith("Message = ", StringComparison.Ordinal))
        .Select(at => Format.Replace(SaidTexts.Read(code, at + 1, isInterpolated: code[at - 1] == '$'), "{$1}"))
        .Where(text => Sentence.IsMatch(text));

    // Where the strings of a file begin; comments, letters and raw strings are passed over.
    private static IEnumerable<int> Literals(string code)
    {
        for (var at = 1; at < code.Length - 2; at++)
        {
            if (code[at] == '/' && code[at + 1] == '/')
                at = code.IndexOf('\n', at);
            else if (code[at] == '\'')
                at = code.IndexOf('\'', code[at + 1] == '\\' ? at + 3 : at + 2);
            else if (code.AsSpan(at).StartsWith("\"\"\""))
                at = code.IndexOf("\"\"\"", at + 3, StringComparison.Ordinal) + 2;
            else if (code[at] == '"')
            {
                yield return at;
                at = SaidTexts.EndOfString(code, at);
            }
        }
    }

    private static IEnumerable<string> Rights(string code) => Right.Matches(code).Select(right => right.Groups["name"].Value);

    // How a number is written is not how many there are.
    [GeneratedRegex(@"\{(\d):[^|}]*\}")]
    private static partial Regex Format { get; }

    // Begins like one, ends like one, and has more than one word.
    [GeneratedRegex("""^(?:\p{Lu}[^\n]* |\{\d\} [a-z]+ |“[^\n]* )[^\n]*[.:](?: \{\d\})?$""")]
    private static partial Regex Sentence { get; }

    [GeneratedRegex("""\(Permissions\.\w+, "(?<name>[^"]+)"\)""")]
    private static partial Regex Right { get; }
}
