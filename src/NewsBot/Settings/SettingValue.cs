using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace NewsBot.Settings;

/// <summary>Says of a value what its setting takes, where it takes another kind.</summary>
internal static class SettingValue
{
    /// <summary>Throws <see cref="SettingsException"/> for what cannot be bound to the type.</summary>
    public static void Check(IConfigurationSection value, Type type)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;

        // What may be left out may be empty, as a variable of the environment is.
        if (string.IsNullOrEmpty(value.Value) && (kind != type || !type.IsValueType))
            return;
        if (!IsOf(kind, value.Value))
            throw new SettingsException($"The setting {value.Path} {Takes(kind)}.");
    }

    private static bool IsOf(Type kind, string? text) => kind switch
    {
        { IsEnum: true } => Enum.TryParse(kind, text, ignoreCase: true, out var named) && Enum.IsDefined(kind, named),
        _ when kind == typeof(TimeSpan) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ when kind == typeof(bool) => bool.TryParse(text, out _),
        _ when kind == typeof(int) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        _ when kind == typeof(double) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ when kind == typeof(Uri) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
        _ => true,
    };

    private static string Takes(Type kind) => kind switch
    {
        { IsEnum: true } => $"is one of {string.Join(", ", Enum.GetNames(kind))}",
        _ when kind == typeof(TimeSpan) => "takes a time such as 03:30:00",
        _ when kind == typeof(bool) => "takes true or false",
        _ when kind == typeof(int) => "takes a whole number",
        _ when kind == typeof(double) => "takes a number",
        _ => "takes a whole address such as http://127.0.0.1:5080",
    };
}
