using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat;

/// <summary>All that the bot says to people, as it stands in the code: the keys that every language must have.</summary>
internal static partial class SaidTexts
{
    private static readonly string[] Folders = ["Commands", "Posting", "Storage"];
    private static readonly string[] Interpolated = ["MessageText.Of($\"", "Replies.Say($\"", "Card.Of($\"", " Say($\""];
    private static readonly string[] Plain = ["Phrases.Of(\"", "Press(\"", "CardButton.Link(\"", " Button(\"", "[Button(\"", "Button(noun, \""];

    // Before what is no word that people read: a text of its own, or what an option is called, or how a time is written.
    private static readonly string[] NotSaid = ["Of(", "GetValueOrDefault(", "ToString(", "Said("];

    /// <summary>The texts of the code and of the definitions of commands.</summary>
    public static IReadOnlySet<string> All(IEnumerable<CommandDefinition> definitions)
    {
        var texts = Sources().SelectMany(file => In(File.ReadAllText(file))).Concat(SaidSentences.All()).ToHashSet();
        foreach (var command in definitions)
        {
            texts.Add(command.Menu is null ? command.Description : command.Name);
            foreach (var subcommand in command.Subcommands)
                texts.Add(subcommand.Description);
            foreach (var option in Options(command))
                texts.UnionWith((option.Choices ?? []).Select(choice => choice.Name).Append(option.Description));
        }

        // What has no letter of its own is the same in every language.
        texts.RemoveWhere(text => !Letters(text).Any(char.IsLetter));
        return texts;
    }

    /// <summary>The names of commands, subcommands and options.</summary>
    public static IReadOnlySet<string> Names(IEnumerable<CommandDefinition> definitions) =>
        definitions.Where(command => command.Menu is null).SelectMany(command => command.Subcommands.Select(subcommand => subcommand.Name).Concat(Options(command).Select(option => option.Name)).Append(command.Name)).ToHashSet();

    /// <summary>The holes of a text, as in "{0}".</summary>
    public static IReadOnlyList<string> Holes(string text) => [.. Hole.Matches(text).Select(hole => $"{{{hole.Groups["at"].Value}}}").Distinct().Order()];

    /// <summary>The forms of a word for numbers that stand in a text, as in "reply|replies".</summary>
    public static IReadOnlyList<string> Forms(string text) => [.. Hole.Matches(text).Select(hole => hole.Groups["forms"].Value).Where(forms => forms.Length > 0)];

    /// <summary>Words that the program inserts in a text, so that no language has them.</summary>
    public static IEnumerable<string> InsertedWords() => Sources().SelectMany(file => Inserted(File.ReadAllText(file)));

    private static IEnumerable<OptionDefinition> Options(CommandDefinition command) => command.Subcommands.SelectMany(subcommand => subcommand.Options).Concat(command.Options ?? []);

    private static string Letters(string text) => Hole.Replace(text, hole => hole.Groups["forms"].Value);

    private static IEnumerable<string> Sources([CallerFilePath] string thisFile = "") =>
        Folders.SelectMany(folder => Directory.EnumerateFiles(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../src/NewsBot.Core", folder)), "*.cs", SearchOption.AllDirectories));

    private static IEnumerable<string> In(string code)
    {
        foreach (var (begin, isInterpolated) in Interpolated.Select(begin => (begin, true)).Concat(Plain.Select(begin => (begin, false))))
        {
            for (var at = code.IndexOf(begin, StringComparison.Ordinal); at >= 0; at = code.IndexOf(begin, at + 1, StringComparison.Ordinal))
                yield return Read(code, at + begin.Length, isInterpolated);
        }

        // What is offered while a channel is set up stands in pairs of a label and a value.
        if (code.Contains("static class SetupSteps", StringComparison.Ordinal))
        {
            foreach (var label in code.Split('"').Where((text, place) => place % 2 == 1 && text.Contains(' ', StringComparison.Ordinal) && !text.Contains('{', StringComparison.Ordinal)))
                yield return label;
        }
    }

    // Literals in the holes of texts, unless they are texts of their own, or the names of options and formats.
    private static IEnumerable<string> Inserted(string code)
    {
        foreach (var begin in Interpolated)
        {
            for (var at = code.IndexOf(begin, StringComparison.Ordinal); at >= 0; at = code.IndexOf(begin, at + 1, StringComparison.Ordinal))
            {
                var end = EndOfString(code, at + begin.Length - 1);
                for (var hole = code.IndexOf('{', at, end - at); hole >= 0; hole = code.IndexOf('{', EndOfHole(code, hole), end - EndOfHole(code, hole)))
                {
                    foreach (var word in Literals(code[hole..EndOfHole(code, hole)]))
                        yield return word;
                }
            }
        }
    }

    private static IEnumerable<string> Literals(string hole)
    {
        for (var at = hole.IndexOf('"', StringComparison.Ordinal); at >= 0; at = hole.IndexOf('"', at + 1))
        {
            var (before, end) = (hole[..at].TrimEnd('$'), EndOfString(hole, at));
            if (hole[at..end].Any(char.IsLetter) && !NotSaid.Any(before.EndsWith))
                yield return hole[at..end];
            at = end;
        }
    }

    // A string as it is at run time, each hole by its number and with its forms.
    internal static string Read(string code, int at, bool isInterpolated)
    {
        var text = new StringBuilder();
        for (var holes = 0; code[at] != '"'; at++)
        {
            if (code[at] == '\\')
                text.Append(code[++at] switch { 'n' => '\n', var other => other });
            else if (isInterpolated && code[at] is '{' or '}' && code[at + 1] == code[at])
                text.Append(code[at++]);
            else if (isInterpolated && code[at] == '{')
                (at, _) = (EndOfHole(code, at), text.Append('{').Append(holes++).Append(FormsOf(code[at..EndOfHole(code, at)])).Append('}'));
            else
                text.Append(code[at]);
        }

        return text.ToString();
    }

    // What stands behind a colon that is in no parentheses.
    private static string FormsOf(string hole)
    {
        for (var (at, depth) = (1, 0); at < hole.Length; at++)
        {
            if (hole[at] == '"')
                at = EndOfString(hole, at);
            else if (hole[at] is '(' or '[' or '{')
                depth++;
            else if (hole[at] is ')' or ']' or '}')
                depth--;
            else if (hole[at] == ':' && depth == 0)
                return hole[at..];
        }

        return "";
    }

    private static int EndOfHole(string code, int at)
    {
        for (var depth = 0; ; at++)
        {
            if (code[at] == '"')
                at = EndOfString(code, at);
            else if (code[at] is '{')
                depth++;
            else if (code[at] is '}' && --depth == 0)
                return at;
        }
    }

    internal static int EndOfString(string code, int at)
    {
        var isInterpolated = code[at - 1] == '$';
        for (at++; code[at] != '"'; at++)
        {
            if (code[at] == '\\' || (isInterpolated && code[at] is '{' or '}' && code[at + 1] == code[at]))
                at++;
            else if (isInterpolated && code[at] == '{')
                at = EndOfHole(code, at);
        }

        return at;
    }

    [GeneratedRegex(@"\{(?<at>[0-9])(:(?<forms>[^{}]*))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Hole { get; }
}
