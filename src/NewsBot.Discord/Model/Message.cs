using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Discord.Model;

/// <summary>Something said in a channel: https://docs.discord.com/developers/resources/message#message-object.</summary>
/// <param name="Content">Empty for other people's messages without the MESSAGE_CONTENT intent.</param>
/// <param name="Nonce">Only the gateway's MESSAGE_CREATE and the answer to the create carry it.</param>
/// <param name="InteractionMetadata">Set where the message answers an interaction.</param>
/// <param name="ReferencedMessage">The message that it replies to, where Discord has looked it up and it is still there.</param>
public sealed record Message(
    Snowflake Id,
    Snowflake ChannelId,
    User Author,
    string? Content,
    DateTimeOffset Timestamp,
    Snowflake? GuildId = null,
    Member? Member = null,
    DateTimeOffset? EditedTimestamp = null,
    MessageType Type = MessageType.Default,
    MessageFlags Flags = MessageFlags.None,
    IReadOnlyList<User>? Mentions = null,
    IReadOnlyList<Embed>? Embeds = null,
    IReadOnlyList<Attachment>? Attachments = null,
    IReadOnlyList<Component>? Components = null,
    MessageReference? MessageReference = null,
    [property: JsonConverter(typeof(NonceConverter))] string? Nonce = null,
    Snowflake? WebhookId = null,
    Snowflake? ApplicationId = null,
    InteractionMetadata? InteractionMetadata = null,
    Channel? Thread = null,
    Message? ReferencedMessage = null);

/// <summary>What kind of message it is, those named that people write: https://docs.discord.com/developers/resources/message#message-object-message-types.</summary>
public enum MessageType
{
    Default = 0,
    Reply = 19,
}

/// <summary>Bits of a message: https://docs.discord.com/developers/resources/message#message-object-message-flags.</summary>
[Flags]
public enum MessageFlags
{
    None = 0,
    Crossposted = 1 << 0,
    SuppressEmbeds = 1 << 2,
    HasThread = 1 << 5,
    Ephemeral = 1 << 6,
    Loading = 1 << 7,
    SuppressNotifications = 1 << 12,
    IsVoiceMessage = 1 << 13,
    IsComponentsV2 = 1 << 15,
}

/// <summary>The message that is answered; by default the answer is sent even when it is gone: https://docs.discord.com/developers/resources/message#message-reference-structure.</summary>
public sealed record MessageReference(Snowflake? MessageId, Snowflake? ChannelId = null, Snowflake? GuildId = null, bool? FailIfNotExists = null);

/// <summary>A file in a message; its address expires: https://docs.discord.com/developers/resources/message#attachment-object.</summary>
public sealed record Attachment(Snowflake Id, string? Filename = null, string? Url = null, long? Size = null, string? ContentType = null, string? Description = null);

/// <summary>The interaction a message answers: https://docs.discord.com/developers/resources/message#message-interaction-metadata-object.</summary>
public sealed record InteractionMetadata(Snowflake Id, InteractionType Type, User? User = null);

/// <summary>An emoji, of a guild when it has an id: https://docs.discord.com/developers/resources/emoji#emoji-object.</summary>
public sealed record Emoji(Snowflake? Id = null, string? Name = null)
{
    /// <summary>How the reaction routes write it.</summary>
    public override string ToString() => Id is { } id ? $"{Name}:{id}" : Name ?? "";
}

/// <summary>A nonce is an integer or a string; we send strings.</summary>
internal sealed class NonceConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? reader.GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture) : reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
