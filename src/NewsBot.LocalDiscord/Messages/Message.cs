using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;
using static System.Text.Json.Serialization.JsonIgnoreCondition;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Something said (https://docs.discord.com/developers/resources/message#message-object).</summary>
internal sealed record Message(Snowflake Id, Snowflake ChannelId, MessageType Type, User Author, string Content, DateTimeOffset Timestamp)
{
    [JsonIgnore(Condition = Never)]
    public DateTimeOffset? EditedTimestamp { get; init; }

    public MessageFlags Flags { get; init; }

    public IReadOnlyList<User> Mentions { get; init; } = [];

    public IReadOnlyList<Snowflake> MentionRoles { get; init; } = [];

    public bool MentionEveryone { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    public IReadOnlyList<JsonElement> Embeds { get; init; } = [];

    public IReadOnlyList<JsonElement> Components { get; init; } = [];

    public bool Pinned { get; init; }

    public bool Tts { get; init; }

    public MessageReference? MessageReference { get; init; }

    public Snowflake? ApplicationId { get; init; }

    public Snowflake? WebhookId { get; init; }

    public int? Position { get; init; }

    /// <summary>Where an interaction was answered: which one, and who asked.</summary>
    public JsonElement? InteractionMetadata { get; init; }

    public JsonElement? Interaction { get; init; }

    // What follows is never stored: it depends on who asks, or belongs to an event.

    /// <summary>JSON null for a message that is gone.</summary>
    public JsonElement? ReferencedMessage { get; init; }

    public Channel? Thread { get; init; }

    public IReadOnlyList<Reaction>? Reactions { get; init; }

    public Snowflake? GuildId { get; init; }

    public MemberView? Member { get; init; }

    public JsonElement? Nonce { get; init; }

    [JsonIgnore]
    public bool IsEphemeral => Flags.HasFlag(MessageFlags.Ephemeral);

    /// <summary>What a bot without the MESSAGE_CONTENT intent sees (https://docs.discord.com/developers/events/gateway#message-content-intent).</summary>
    public Message WithoutContent() => this with { Content = "", Embeds = [], Attachments = [], Components = [] };
}

internal enum MessageType
{
    Default = 0,
    ChannelPinnedMessage = 6,
    ThreadCreated = 18,
    Reply = 19,
    ChatInputCommand = 20,
    ThreadStarterMessage = 21,
    ContextMenuCommand = 23,
}

[Flags]
internal enum MessageFlags
{
    None = 0,
    Crossposted = 1 << 0,
    SuppressEmbeds = 1 << 2,
    HasThread = 1 << 5,
    Ephemeral = 1 << 6,
    Loading = 1 << 7,
    SuppressNotifications = 1 << 12,
    IsComponentsV2 = 1 << 15,
}

/// <summary>Which message another one answers (https://docs.discord.com/developers/resources/message#message-reference-structure).</summary>
internal sealed record MessageReference(Snowflake ChannelId, Snowflake? MessageId, Snowflake? GuildId)
{
    public int Type { get; }
}

/// <summary>A file of a message (https://docs.discord.com/developers/resources/message#attachment-object).</summary>
internal sealed record Attachment(Snowflake Id, string Filename, int Size, string Url, string? ContentType, string? Description)
{
    private const int IsSpoiler = 1 << 3;

    public string ProxyUrl => Url;

    public int? Flags => Filename.StartsWith("SPOILER_", StringComparison.Ordinal) ? IsSpoiler : null;
}

/// <summary>How many reacted with one emoji (https://docs.discord.com/developers/resources/message#reaction-object).</summary>
internal sealed record Reaction(Emoji Emoji, int Count, bool Me)
{
    public ReactionCounts CountDetails => new(Count);

    public bool MeBurst { get; }

    public IReadOnlyList<string> BurstColors { get; } = [];
}

internal sealed record ReactionCounts(int Normal)
{
    public int Burst { get; }
}

internal sealed record Emoji([property: JsonIgnore(Condition = Never)] Snowflake? Id, string Name)
{
    /// <summary>Reads an emoji as a path segment has it: a character, or name:id.</summary>
    public static Emoji Parse(string text) =>
        text.Split(':') is [var name, var id] && Snowflake.TryParse(id, out var custom) ? new(custom, name) : new(null, text);
}
