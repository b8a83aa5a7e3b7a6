using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace NewsBot.Settings;

/// <summary>Reads and checks the settings; nothing starts with one that is wrong, misspelt or unknown.</summary>
public static class SettingsReader
{
    private const string Prefix = "NEWSBOT_";

    /// <summary>The settings as they hold in a folder; throws <see cref="SettingsException"/>.</summary>
    public static BotSettings Read(string folder) => Bind(Sources(folder));

    /// <summary>Binds and checks a configuration; throws <see cref="SettingsException"/>.</summary>
    public static BotSettings Bind(IConfiguration configuration)
    {
        try
        {
            RequireKnown(configuration, typeof(BotSettings));
            var settings = configuration.Get<BotSettings>() ?? new BotSettings();
            var result = new BotSettingsValidator().Validate(null, settings);
            return result.Failed ? throw new SettingsException(string.Join(" ", result.Failures)) : settings;
        }
        catch (InvalidOperationException exception)
        {
            // "Failed to convert configuration value 'x' at 'Section:Key' to type 'T'."
            throw new SettingsException(exception.Message.ReplaceLineEndings(" "), exception);
        }
    }

    private static IConfigurationRoot Sources(string folder)
    {
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(folder)
                .AddJsonFile("appsettings.json", optional: true)
                .AddUserSecrets(Assembly.GetExecutingAssembly(), optional: true)
                .AddInMemoryCollection(FromEnvironment())
                .Build();
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or IOException)
        {
            throw new SettingsException($"appsettings.json cannot be read: {(exception.InnerException ?? exception).Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    // A variable without "__" is no setting: other programs may use the prefix for something of their own.
    private static IEnumerable<KeyValuePair<string, string?>> FromEnvironment() =>
        from variable in Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
        let name = (string)variable.Key
        where name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && name.Contains("__", StringComparison.Ordinal)
        select KeyValuePair.Create(name[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal), (string?)variable.Value);

    private static void RequireKnown(IConfiguration configuration, Type type)
    {
        foreach (var section in configuration.GetChildren())
        {
            var property = type.GetProperties().FirstOrDefault(known => known.CanWrite && string.Equals(known.Name, section.Key, StringComparison.OrdinalIgnoreCase))
                ?? throw new SettingsException($"There is no setting {section.Path}; here are: {string.Join(", ", type.GetProperties().Where(known => known.CanWrite).Select(known => known.Name))}.");

            if (property.PropertyType.Namespace == typeof(BotSettings).Namespace || property.PropertyType.Namespace == typeof(Pipeline.DeliveryOptions).Namespace)
                RequireKnown(section, property.PropertyType);
        }
    }
}
