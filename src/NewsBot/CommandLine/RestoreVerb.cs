using System.CommandLine;
using NewsBot.Running.Upkeep;
using NewsBot.Settings;
using NewsBot.Storage;

namespace NewsBot.CommandLine;

/// <summary><c>newsbot restore</c>: puts a copy in the place of the database, and keeps the replaced one beside it.</summary>
internal static class RestoreVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A copy that newsbot backup, or the bot itself, has made." };
        var command = new Command("restore", "Put a copy in the place of the database; the bot must be stopped.") { file };
        command.SetAction((parsed, cancellationToken) => NewsBotApp.GuardAsync(() => RunAsync(parsed.GetRequiredValue(file), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string file, CancellationToken cancellationToken)
    {
        var database = SettingsReader.Read(Directory.GetCurrentDirectory()).Database.Path;
        using var databaseLock = DatabaseLock.Take(database);
        var replaced = await Backup.RestoreAsync(file, database, TimeProvider.System, cancellationToken);
        await Console.Out.WriteLineAsync(replaced is null ? $"{database} is restored from {file}." : $"{database} is restored from {file}; the one before is kept as {replaced}.");
        return 0;
    }
}
