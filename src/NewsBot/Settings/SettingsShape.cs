using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace NewsBot.Settings;

/// <summary>Finds what binding would pass over in silence: unknown keys, values where sections belong and the other way round, nothing where there must be something, and values of another kind.</summary>
internal static class SettingsShape
{
    /// <summary>Throws <see cref="SettingsException"/> for the first setting that is not one.</summary>
    public static void Check(IConfiguration configuration) => CheckSection(configuration, typeof(BotSettings));

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Of the assemblies that settings lie in nothing is trimmed.")]
    private static void CheckSection(IConfiguration section, Type type)
    {
        var known = type.GetProperties().Where(property => property.CanWrite).ToList();
        foreach (var child in section.GetChildren())
        {
            var property = known.FirstOrDefault(property => string.Equals(property.Name, child.Key, StringComparison.OrdinalIgnoreCase))
                ?? throw new SettingsException($"There is no setting {child.Path}; here are: {string.Join(", ", known.Select(property => property.Name))}.");

            if (property.PropertyType == typeof(IDictionary<string, LogLevel>))
                CheckLevels(child);
            else if (property.PropertyType == typeof(IDictionary<string, string>))
                CheckTexts(child);
            else if (property.PropertyType is { IsClass: true } nested && nested != typeof(string) && nested != typeof(Uri))
                CheckSection(Section(child), nested);
            else
                CheckValue(child, property);
        }
    }

    private static void CheckLevels(IConfigurationSection levels)
    {
        foreach (var level in Section(levels).GetChildren())
        {
            if (!Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out var known) || !Enum.IsDefined(known))
                throw new SettingsException($"The setting {level.Path} is one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");
        }
    }

    private static void CheckTexts(IConfigurationSection texts)
    {
        foreach (var text in Section(texts).GetChildren().Where(text => string.IsNullOrEmpty(text.Value)))
            throw new SettingsException($"The setting {text.Path} takes one value.");
    }

    private static void CheckValue(IConfigurationSection value, PropertyInfo property)
    {
        if (value.GetChildren().Any())
            throw new SettingsException($"The setting {value.Path} takes one value.");

        // Only what may be left out may be null.
        if (value.Value is null && Nullable.GetUnderlyingType(property.PropertyType) is null)
            throw new SettingsException($"The setting {value.Path} has no value.");
        SettingValue.Check(value, property.PropertyType);
    }

    private static IConfigurationSection Section(IConfigurationSection section) =>
        string.IsNullOrEmpty(section.Value) ? section : throw new SettingsException($"The setting {section.Path} is a section with settings of its own.");
}
