using NewsBot.Chat;
using NewsBot.Summaries.Languages;

namespace NewsBot.Settings;

/// <summary>What is set in files of its own.</summary>
internal static class ConfigFile
{
    /// <summary>The languages in config/languages; throws <see cref="SettingsException"/> with one sentence that names the folder.</summary>
    public static LanguageSet ReadLanguages()
    {
        var folder = ContentPath.Find("config/languages");
        try
        {
            return LanguageSet.Load(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new SettingsException($"The languages cannot be read from {folder}: {exception.Message}", exception);
        }
    }

    /// <summary>The languages that the bot speaks, in config/locales; throws <see cref="SettingsException"/> with one sentence that names the file.</summary>
    public static PhraseBooks ReadPhrases()
    {
        var folder = ContentPath.Find("config/locales");
        return new(Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Book).ToList() : []);

        static PhraseBook Book(string file) => Read("What the bot says", file, json => PhraseBook.Parse(Path.GetFileNameWithoutExtension(file), json));
    }

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
