using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace NewsBot.Settings;

/// <summary>Reads and checks the settings; nothing starts with one that is wrong, misspelt or unknown.</summary>
public static partial class SettingsReader
{
    public const string FileName = "appsettings.json";

    private const string Prefix = "NEWSBOT_";

    /// <summary>The settings as they hold in a folder; throws <see cref="SettingsException"/>.</summary>
    public static BotSettings Read(string folder) => Bind(Sources(folder));

    /// <summary>How lines are to look, as far as that can be told where the settings are wrong.</summary>
    public static LogFormat FormatOf(string folder)
    {
        IConfiguration known;
        try
        {
            known = Sources(folder);
        }
        catch (SettingsException)
        {
            known = new ConfigurationBuilder().AddInMemoryCollection(FromEnvironment()).Build();
        }

        return Enum.TryParse<LogFormat>(known["Logging:Format"], ignoreCase: true, out var format) && Enum.IsDefined(format) ? format : LogFormat.Text;
    }

    /// <summary>Whether a folder's settings file has one of the secrets.</summary>
    public static bool HoldsSecret(string folder, BotSettings settings)
    {
        var file = new ConfigurationBuilder().SetBasePath(folder).AddJsonFile(FileName, optional: true).Build();
        return file.AsEnumerable().Any(setting => settings.Secrets.Contains(setting.Value));
    }

    /// <summary>Binds and checks a configuration; throws <see cref="SettingsException"/>.</summary>
    public static BotSettings Bind(IConfiguration configuration)
    {
        SettingsShape.Check(configuration);
        var settings = configuration.Get<BotSettings>() ?? new BotSettings();
        var result = new BotSettingsValidator().Validate(null, settings);
        return result.Failed ? throw new SettingsException(string.Join(" ", result.Failures.Select(Readable)).ReplaceLineEndings(" ")) : settings;
    }

    private static IConfigurationRoot Sources(string folder)
    {
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(folder)
                .AddJsonFile(FileName, optional: true)
                .AddUserSecrets(Assembly.GetExecutingAssembly(), optional: true)
                .AddInMemoryCollection(FromEnvironment())
                .Build();
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // The outer one names the file, the innermost says what is wrong in it and where.
            var reason = exception.GetBaseException() is var inner && inner != exception ? " " + inner.Message : "";
            throw new SettingsException((exception.Message + reason).ReplaceLineEndings(" "), exception);
        }
    }

    // A variable without "__" is no setting: other programs may use the prefix for something of their own.
    private static IEnumerable<KeyValuePair<string, string?>> FromEnvironment() =>
        from variable in Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
        let name = (string)variable.Key
        where name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && name.Contains("__", StringComparison.Ordinal)
        select KeyValuePair.Create(name[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal), (string?)variable.Value);

    // "LookAfter: The field BotSettings.Delivery.LookAfter must be…" names the setting as nobody writes it.
    private static string Readable(string failure) => PropertyPath.Replace(failure[(failure.IndexOf(": ", StringComparison.Ordinal) + 2)..], "$1:$2");

    [GeneratedRegex(@"\bBotSettings\.(\w+)\.(\w+)")]
    private static partial Regex PropertyPath { get; }
}
