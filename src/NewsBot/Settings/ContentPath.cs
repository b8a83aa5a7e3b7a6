namespace NewsBot.Settings;

/// <summary>Finds what comes with the bot: where it is started, or else beside the program.</summary>
public static class ContentPath
{
    public static string Find(string path)
    {
        if (Path.Exists(path) || Path.IsPathRooted(path))
            return path;

        var beside = Path.Combine(AppContext.BaseDirectory, path);
        return Path.Exists(beside) ? beside : path;
    }
}
