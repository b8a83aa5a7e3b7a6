using System.Text.RegularExpressions;

namespace NewsBot.Running.Upkeep;

/// <summary>The copies of the database that the bot has made: each night, before an update, and when another was put in its place.</summary>
internal static partial class DatabaseCopies
{
    /// <summary>Ours by their names; whatever else lies there is somebody else's.</summary>
    public static IEnumerable<(string File, DateTimeOffset MadeAt)> Of(string database, string folder)
    {
        var name = Path.GetFileName(database);
        var beside = Files(Path.GetDirectoryName(Path.GetFullPath(database))!).Where(file => Path.GetFileName(file) is var found && found.StartsWith(name + '.', StringComparison.Ordinal) && Beside.IsMatch(found[(name.Length + 1)..]));
        var nightly = Files(folder).Where(file => Nightly.IsMatch(Path.GetFileName(file)));
        return beside.Concat(nightly).Select(file => (file, (DateTimeOffset)File.GetLastWriteTimeUtc(file)));
    }

    private static string[] Files(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder) : [];

    [GeneratedRegex(@"^(before-[0-9]{3}|replaced)-[0-9]{8}-[0-9]{6}(-wal|-shm)?$")]
    private static partial Regex Beside { get; }

    [GeneratedRegex(@"^newsbot-[0-9]{8}-[0-9]{6}\.db$")]
    private static partial Regex Nightly { get; }
}
