using System.Text.Json.Serialization;

namespace NewsBot.Discord.Model;

/// <summary>A part of a message or modal; kinds we do not know are read as this: https://docs.discord.com/developers/components/reference.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(ActionRow), 1)]
[JsonDerivedType(typeof(Button), 2)]
[JsonDerivedType(typeof(StringSelect), 3)]
[JsonDerivedType(typeof(TextInput), 4)]
[JsonDerivedType(typeof(UserSelect), 5)]
[JsonDerivedType(typeof(RoleSelect), 6)]
[JsonDerivedType(typeof(ChannelSelect), 8)]
[JsonDerivedType(typeof(TextDisplay), 10)]
[JsonDerivedType(typeof(Label), 18)]
public record Component
{
    /// <summary>The components inside this one.</summary>
    [JsonIgnore]
    public virtual IEnumerable<Component> Children => [];

    /// <summary>What comes back when it is used, for those that can be.</summary>
    [JsonIgnore]
    public virtual string? Key => null;
}

/// <summary>Up to five buttons or one select: https://docs.discord.com/developers/components/reference#action-row.</summary>
public sealed record ActionRow(params IReadOnlyList<Component> Components) : Component
{
    [JsonIgnore]
    public override IEnumerable<Component> Children => Components;
}

/// <summary>A button: with a custom id it makes an interaction, with a url it is a link: https://docs.discord.com/developers/components/reference#button.</summary>
public sealed record Button(ButtonStyle Style, string? Label = null, string? CustomId = null, string? Url = null, Emoji? Emoji = null, bool? Disabled = null) : Component
{
    [JsonIgnore]
    public override string? Key => CustomId;

    public static Button Link(string label, string url) => new(ButtonStyle.Link, label, Url: url);
}

/// <summary>How a button looks: https://docs.discord.com/developers/components/reference#button-button-styles.</summary>
public enum ButtonStyle
{
    Primary = 1,
    Secondary = 2,
    Success = 3,
    Danger = 4,
    Link = 5,
}

/// <summary>A choice, among whatever the kind says: https://docs.discord.com/developers/components/reference#component-object-component-types.</summary>
/// <param name="Values">What was chosen, in a modal's submit.</param>
public abstract record Select(string CustomId, string? Placeholder, int? MinValues, int? MaxValues, bool? Disabled, IReadOnlyList<string>? Values) : Component
{
    [JsonIgnore]
    public override string? Key => CustomId;
}

/// <summary>A choice among given options: https://docs.discord.com/developers/components/reference#string-select.</summary>
public sealed record StringSelect(
    string CustomId,
    IReadOnlyList<SelectOption>? Options = null,
    string? Placeholder = null,
    int? MinValues = null,
    int? MaxValues = null,
    bool? Required = null,
    bool? Disabled = null,
    IReadOnlyList<string>? Values = null) : Select(CustomId, Placeholder, MinValues, MaxValues, Disabled, Values);

/// <summary>One option of a select: https://docs.discord.com/developers/components/reference#string-select-select-option-structure.</summary>
public sealed record SelectOption(string Label, string Value, string? Description = null, Emoji? Emoji = null, bool? Default = null);

/// <summary>What is chosen already: https://docs.discord.com/developers/components/reference#user-select-select-default-value-structure.</summary>
/// <param name="Type">user, role or channel.</param>
public sealed record SelectDefault(Snowflake Id, string Type);

/// <summary>A choice among users: https://docs.discord.com/developers/components/reference#user-select.</summary>
public sealed record UserSelect(string CustomId, string? Placeholder = null, int? MinValues = null, int? MaxValues = null, bool? Disabled = null, IReadOnlyList<string>? Values = null)
    : Select(CustomId, Placeholder, MinValues, MaxValues, Disabled, Values);

/// <summary>A choice among roles: https://docs.discord.com/developers/components/reference#role-select.</summary>
public sealed record RoleSelect(
    string CustomId,
    string? Placeholder = null,
    int? MinValues = null,
    int? MaxValues = null,
    bool? Disabled = null,
    IReadOnlyList<string>? Values = null,
    IReadOnlyList<SelectDefault>? DefaultValues = null)
    : Select(CustomId, Placeholder, MinValues, MaxValues, Disabled, Values);

/// <summary>A choice among channels: https://docs.discord.com/developers/components/reference#channel-select.</summary>
public sealed record ChannelSelect(
    string CustomId,
    IReadOnlyList<ChannelType>? ChannelTypes = null,
    string? Placeholder = null,
    int? MinValues = null,
    int? MaxValues = null,
    bool? Disabled = null,
    IReadOnlyList<string>? Values = null,
    IReadOnlyList<SelectDefault>? DefaultValues = null) : Select(CustomId, Placeholder, MinValues, MaxValues, Disabled, Values);

/// <summary>A line or paragraph to type into, in a modal: https://docs.discord.com/developers/components/reference#text-input.</summary>
/// <param name="Value">What stands in it: beforehand, or what was typed.</param>
public sealed record TextInput(
    string CustomId,
    TextInputStyle? Style = null,
    string? Placeholder = null,
    string? Value = null,
    bool? Required = null,
    int? MinLength = null,
    int? MaxLength = null) : Component
{
    [JsonIgnore]
    public override string? Key => CustomId;
}

/// <summary>One line or many: https://docs.discord.com/developers/components/reference#text-input-text-input-styles.</summary>
public enum TextInputStyle
{
    Short = 1,
    Paragraph = 2,
}

/// <summary>What a modal asks for above the place to answer: https://docs.discord.com/developers/components/reference#label.</summary>
/// <param name="Text">Called <c>label</c> on the wire, and left out of what is submitted.</param>
public sealed record Label(Component Component, [property: JsonPropertyName("label")] string? Text = null, string? Description = null) : Component
{
    [JsonIgnore]
    public override IEnumerable<Component> Children => [Component];
}

/// <summary>Markdown: https://docs.discord.com/developers/components/reference#text-display.</summary>
public sealed record TextDisplay(string Content) : Component;
