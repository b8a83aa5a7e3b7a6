using System.CommandLine;
using NewsBot.Settings;
using NewsBot.Storage;

namespace NewsBot.CommandLine;

/// <summary><c>newsbot backup</c>: copies the database to a file, also while the bot runs.</summary>
internal static class BackupVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Where to; there must be nothing yet." };
        var command = new Command("backup", "Copy the database to a file; the bot may go on running.") { file };
        command.SetAction((parsed, _) => NewsBotApp.GuardAsync(() => RunAsync(parsed.GetRequiredValue(file))));
        return command;
    }

    private static async Task<int> RunAsync(string file)
    {
        var database = SettingsReader.Read(Directory.GetCurrentDirectory()).Database.Path;
        Backup.Write(database, file);
        await Console.Out.WriteLineAsync($"{database} is copied to {file}.");
        return 0;
    }
}
