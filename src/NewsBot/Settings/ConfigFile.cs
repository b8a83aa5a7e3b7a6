namespace NewsBot.Settings;

/// <summary>A file of its own that a setting names.</summary>
internal static class ConfigFile
{
    /// <summary>Reads and parses it; throws <see cref="SettingsException"/> with one sentence that names the file.</summary>
    public static T Read<T>(string what, string path, Func<string, T> parse)
    {
        var file = ContentPath.Find(path);
        try
        {
            return parse(File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new SettingsException($"{what} cannot be read from {file}: {exception.Message}", exception);
        }
    }
}
