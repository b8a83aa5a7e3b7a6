using System.Text.Json.Serialization;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Gateway;

/// <summary>Something Discord told us; may come more than once, so whoever handles it goes by ids: https://docs.discord.com/developers/events/gateway-events#receive-events.</summary>
public abstract record GatewayEvent
{
    private HandledSequence? _handled;
    private long _sequence;

    [JsonIgnore]
    public int ShardId { get; private set; }

    internal void Came(int shardId, long sequence, HandledSequence? handled) => (ShardId, _sequence, _handled) = (shardId, sequence, handled);

    internal void MarkHandled() => _handled?.Handled(_sequence);
}

/// <summary>A new session began: what happened since the last one has to be read over REST: https://docs.discord.com/developers/events/gateway-events#ready.</summary>
public sealed record ReadyEvent(User User, IReadOnlyList<UnavailableGuild> Guilds, string SessionId, Uri? ResumeGatewayUrl, Application Application) : GatewayEvent;

/// <summary>The session goes on and nothing was missed: https://docs.discord.com/developers/events/gateway-events#resumed.</summary>
public sealed record ResumedEvent : GatewayEvent;

/// <summary>Discord refused MESSAGE_CONTENT (close code 4014) and we go on without it: https://docs.discord.com/developers/events/gateway#message-content-intent.</summary>
public sealed record MessageContentRefusedEvent : GatewayEvent;

/// <summary>A guild became known or available: https://docs.discord.com/developers/events/gateway-events#guild-create.</summary>
public sealed record GuildCreateEvent(Guild Guild) : GatewayEvent;

/// <summary>A guild changed: https://docs.discord.com/developers/events/gateway-events#guild-update.</summary>
public sealed record GuildUpdateEvent(Guild Guild) : GatewayEvent;

/// <summary>A guild is down (<paramref name="Unavailable"/>) or we are no longer in it: https://docs.discord.com/developers/events/gateway-events#guild-delete.</summary>
public sealed record GuildDeleteEvent([property: JsonPropertyName("id")] Snowflake GuildId, bool Unavailable = false) : GatewayEvent;

/// <summary>A role was made: https://docs.discord.com/developers/events/gateway-events#guild-role-create.</summary>
public sealed record RoleCreateEvent(Snowflake GuildId, Role Role) : GatewayEvent;

/// <summary>A role changed: https://docs.discord.com/developers/events/gateway-events#guild-role-update.</summary>
public sealed record RoleUpdateEvent(Snowflake GuildId, Role Role) : GatewayEvent;

/// <summary>A role is gone: https://docs.discord.com/developers/events/gateway-events#guild-role-delete.</summary>
public sealed record RoleDeleteEvent(Snowflake GuildId, Snowflake RoleId) : GatewayEvent;

/// <summary>A member changed, without GUILD_MEMBERS only ourselves: https://docs.discord.com/developers/events/gateway-events#guild-member-update.</summary>
public sealed record MemberUpdateEvent(Snowflake GuildId, User User, IReadOnlyList<Snowflake> Roles, string? Nick = null, DateTimeOffset? CommunicationDisabledUntil = null) : GatewayEvent;

/// <summary>A channel was made: https://docs.discord.com/developers/events/gateway-events#channel-create.</summary>
public sealed record ChannelCreateEvent(Channel Channel) : GatewayEvent;

/// <summary>A channel changed: https://docs.discord.com/developers/events/gateway-events#channel-update.</summary>
public sealed record ChannelUpdateEvent(Channel Channel) : GatewayEvent;

/// <summary>A channel is gone, its threads with it: https://docs.discord.com/developers/events/gateway-events#channel-delete.</summary>
public sealed record ChannelDeleteEvent(Channel Channel) : GatewayEvent;

/// <summary>A thread was made, or we were added to one: https://docs.discord.com/developers/events/gateway-events#thread-create.</summary>
public sealed record ThreadCreateEvent(Channel Thread) : GatewayEvent;

/// <summary>A thread changed, archiving included: https://docs.discord.com/developers/events/gateway-events#thread-update.</summary>
public sealed record ThreadUpdateEvent(Channel Thread) : GatewayEvent;

/// <summary>A thread is gone: https://docs.discord.com/developers/events/gateway-events#thread-delete.</summary>
public sealed record ThreadDeleteEvent([property: JsonPropertyName("id")] Snowflake ThreadId, Snowflake GuildId, Snowflake? ParentId = null) : GatewayEvent;

/// <summary>All active threads of channels that we can see now: https://docs.discord.com/developers/events/gateway-events#thread-list-sync.</summary>
/// <param name="ChannelIds">The parents in question; left out it is all of the guild's.</param>
public sealed record ThreadListSyncEvent(Snowflake GuildId, IReadOnlyList<Channel> Threads, IReadOnlyList<Snowflake>? ChannelIds = null) : GatewayEvent;

/// <summary>Something was said: https://docs.discord.com/developers/events/gateway-events#message-create.</summary>
public sealed record MessageCreateEvent(Message Message) : GatewayEvent;

/// <summary>A message changed: https://docs.discord.com/developers/events/gateway-events#message-update.</summary>
public sealed record MessageUpdateEvent(Message Message) : GatewayEvent;

/// <summary>A message is gone: https://docs.discord.com/developers/events/gateway-events#message-delete.</summary>
public sealed record MessageDeleteEvent([property: JsonPropertyName("id")] Snowflake MessageId, Snowflake ChannelId, Snowflake? GuildId = null) : GatewayEvent;

/// <summary>Many messages are gone: https://docs.discord.com/developers/events/gateway-events#message-delete-bulk.</summary>
public sealed record MessageDeleteBulkEvent([property: JsonPropertyName("ids")] IReadOnlyList<Snowflake> MessageIds, Snowflake ChannelId, Snowflake? GuildId = null) : GatewayEvent;

/// <summary>Someone used a command, a component or a modal and waits for an answer: https://docs.discord.com/developers/events/gateway-events#interaction-create.</summary>
public sealed record InteractionCreateEvent(Interaction Interaction) : GatewayEvent;
