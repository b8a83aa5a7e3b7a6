using NewsBot.Chat;
using NewsBot.Running.Upkeep;
using NewsBot.Settings;

namespace NewsBot.CommandLine;

/// <summary>Looks for <c>newsbot doctor</c> whether others on this machine can read what people wrote, or a secret.</summary>
internal static class FileExamination
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    // What SQLite and the bot keep beside the database.
    private static readonly string[] Parts = ["", "-wal", "-shm", ".lock", ".forgotten"];

    /// <summary>Null where there is nothing to look at, or where files have no such modes.</summary>
    public static Finding? Run(BotSettings settings)
    {
        if (OperatingSystem.IsWindows())
            return null;

        var files = FilesOf(settings).Where(File.Exists).ToList();
        var open = files.Where(IsOpen).ToList();
        return open.Count > 0 ? new(false, $"Files: others on this machine can read {string.Join(", ", open)}; take that from them (chmod 600).")
            : files.Count > 0 ? new(true, "Files: nobody but their owner reads what people wrote.")
            : null;
    }

    private static bool IsOpen(string file) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0;

    private static IEnumerable<string> FilesOf(BotSettings settings)
    {
        var ours = Parts.Select(part => settings.Database.Path + part);
        var copies = DatabaseCopies.Of(settings.Database.Path, settings.Backup.Folder).Select(copy => copy.File);
        return [.. ours, .. copies, .. SettingsReader.HoldsSecret(Directory.GetCurrentDirectory(), settings) ? [SettingsReader.FileName] : Array.Empty<string>()];
    }
}
