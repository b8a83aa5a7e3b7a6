using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Discord.Model;

/// <summary>An option as given, or the subcommand that was called: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-application-command-interaction-data-option-structure.</summary>
/// <param name="Focused">True for the one being typed, whose value may be no more than a beginning of what its type asks for.</param>
public sealed record InteractionOption(
    string Name,
    CommandOptionType Type,
    JsonElement? Value = null,
    IReadOnlyList<InteractionOption>? Options = null,
    bool Focused = false)
{
    [JsonIgnore]
    public bool IsStep => Type is CommandOptionType.SubCommand or CommandOptionType.SubCommandGroup;

    /// <summary>The value as text, whatever its type.</summary>
    [JsonIgnore]
    public string Text => Value?.ToString() ?? "";

    [JsonIgnore]
    public long? Integer => Value is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var integer) ? integer : null;

    [JsonIgnore]
    public double? Number => Value is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    [JsonIgnore]
    public bool? Boolean => Value?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    /// <summary>The id of a user, channel, role, mentionable or attachment; what it names is in <see cref="ResolvedData"/>.</summary>
    [JsonIgnore]
    public Snowflake? Id => Snowflake.TryParse(Text, out var id) ? id : null;
}
