using System.Runtime.CompilerServices;
using System.Text;
using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat;

/// <summary>All that the bot says to people, as it stands in the code: the keys that every language must have.</summary>
internal static class SaidTexts
{
    private static readonly string[] Folders = ["Commands", "Posting"];
    private static readonly string[] Interpolated = ["MessageText.Of($\"", "Replies.Say($\"", "Card.Of($\"", " Say($\"", "Phrases.Sentence($\""];
    private static readonly string[] Plain = ["Phrases.Of(\"", "Press(\"", "Button(\"", "Button(noun, \"", "CardButton.Link(\""];

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
    public static IReadOnlyList<string> Holes(string text) =>
        [.. Enumerable.Range(0, 10).Select(hole => $"{{{hole}}}").Where(hole => text.Contains(hole, StringComparison.Ordinal))];

    private static IEnumerable<OptionDefinition> Options(CommandDefinition command) => command.Subcommands.SelectMany(subcommand => subcommand.Options).Concat(command.Options ?? []);

    private static string Letters(string text) => Holes(text).Aggregate(text, (left, hole) => left.Replace(hole, "", StringComparison.Ordinal));

    private static IEnumerable<string> Sources([CallerFilePath] string thisFile = "")
    {
        var source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../src"));
        return Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(source, "NewsBot.Core", folder), "*.cs", SearchOption.AllDirectories)).Append(Path.Combine(source, "NewsBot/Running/Interactions.cs"));
    }

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

    // A string as it is at run time, each hole by its number.
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
                (at, _) = (EndOfHole(code, at), text.Append('{').Append(holes++).Append('}'));
            else
                text.Append(code[at]);
        }

        return text.ToString();
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
}
