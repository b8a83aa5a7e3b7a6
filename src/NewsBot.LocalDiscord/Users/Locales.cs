using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace NewsBot.LocalDiscord.Users;

/// <summary>The languages that a person can use Discord in (https://docs.discord.com/developers/reference#locales).</summary>
internal static class Locales
{
    public const string Default = "en-US";

    public static FrozenSet<string> All { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        ["id", "da", "de", "en-GB", Default, "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko"]);

    /// <summary>Puts beside each name and description of a command what it is called in a language, instead of what it is called in all (https://docs.discord.com/developers/interactions/application-commands#retrieving-localized-commands).</summary>
    public static JsonObject Localize(JsonObject command, string locale)
    {
        foreach (var part in (ReadOnlySpan<string>)["name", "description"])
        {
            if (command.Remove($"{part}_localizations", out var known) && known is JsonObject names && Find(names, locale) is { } name)
                command[$"{part}_localized"] = name.DeepClone();
        }
        foreach (var list in (ReadOnlySpan<string>)["options", "choices"])
        {
            foreach (var nested in (command[list] as JsonArray ?? []).OfType<JsonObject>())
                Localize(nested, locale);
        }
        return command;
    }

    // https://docs.discord.com/developers/interactions/application-commands#localization
    private static JsonNode? Find(JsonObject names, string locale) => names[locale] ?? locale switch
    {
        "en-GB" => names["en-US"],
        "en-US" => names["en-GB"],
        "es-419" => names["es-ES"],
        _ => null,
    };
}
