using System.CommandLine;
using System.Globalization;
using NewsBot.Settings;
using NewsBot.Storage;
using NewsBot.Storage.People;
using NewsBot.Terminal;

namespace NewsBot.CommandLine;

/// <summary><c>newsbot history</c>: everything that was written under a name, newest first.</summary>
internal static class HistoryVerb
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The name that the person is shown with, on a site or on Discord." };
        name.Validators.Add(typed =>
        {
            if (typed.Tokens.All(token => string.IsNullOrWhiteSpace(token.Value)))
                typed.AddError("The name is missing: newsbot history NAME.");
        });
        var json = new Option<bool>("--json") { Description = "One JSON object a comment, each on a line." };
        var command = new Command("history", "Print what somebody has written, and what it answers.") { name, json };
        command.SetAction((parsed, cancellationToken) => NewsBotApp.GuardAsync(() => RunAsync(parsed.GetRequiredValue(name), parsed.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string name, bool json, CancellationToken cancellationToken)
    {
        var settings = SettingsReader.Read(Directory.GetCurrentDirectory());
        using var database = Database.OpenReadOnly(settings.Database.Path);
        var lines = await database.ReadAsync(session => session.History.Everywhere(name), cancellationToken);

        if (lines.Count == 0)
        {
            await Console.Error.WriteLineAsync($"Nobody by the name {TerminalText.Clean(name)} has written anything.");
            return 1;
        }

        // Where the lines themselves can be seen, nobody needs a bar between them.
        var progress = Console.IsOutputRedirected ? ProgressBar.OnTerminal("comments") : null;
        foreach (var (done, line) in lines.Index())
        {
            await Console.Out.WriteLineAsync(json ? HistoryJson.Write(line) : TextOf(line));
            progress?.Show(done + 1, lines.Count);
        }

        progress?.Clear();
        return 0;
    }

    private static string TextOf(HistoryLine line)
    {
        var head = $"{line.WrittenAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {TerminalText.Clean(line.ArticleTitle)}";
        var branch = line.BranchLabel is { } label ? $" ({TerminalText.Clean(label)})" : "";
        var parent = line.ParentAuthor is { } author ? $"\n  in reply to {TerminalText.Clean(author)}: {Short(TerminalText.Clean(line.ParentText ?? ""))}" : "";
        return $"{head}{branch}{parent}\n  {TerminalText.Clean(line.Text)}\n";
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..79] + "…";
}
