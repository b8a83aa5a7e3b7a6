using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NewsBot.Discord.Cache;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Gateway;

/// <summary>The events we read; the others are passed over: https://docs.discord.com/developers/events/gateway-events#receive-events.</summary>
internal static class GatewayEventReader
{
    private static DiscordJson Json => DiscordJson.Default;

    /// <returns>Null for an event that we do not read.</returns>
    public static GatewayEvent? Read(string name, ReadOnlySpan<byte> data) => name switch
    {
        "READY" => Whole(As(data, Json.ReadyEvent), ready => ready is { User: not null, Application: not null, Guilds: not null, SessionId: not null } && HasNoGaps(ready.Guilds)),
        "RESUMED" => new ResumedEvent(),
        "GUILD_CREATE" => Guild(data),
        "GUILD_UPDATE" => Whole(new GuildUpdateEvent(As(data, Json.Guild)), updated => HasNoGaps(updated.Guild.Roles)),
        "GUILD_DELETE" => As(data, Json.GuildDeleteEvent),
        "GUILD_ROLE_CREATE" => Whole(As(data, Json.RoleCreateEvent), created => created.Role is not null),
        "GUILD_ROLE_UPDATE" => Whole(As(data, Json.RoleUpdateEvent), updated => updated.Role is not null),
        "GUILD_ROLE_DELETE" => As(data, Json.RoleDeleteEvent),
        "GUILD_MEMBER_UPDATE" => Whole(As(data, Json.MemberUpdateEvent), updated => updated is { User: not null, Roles: not null }),
        "CHANNEL_CREATE" => new ChannelCreateEvent(As(data, Json.Channel)),
        "CHANNEL_UPDATE" => new ChannelUpdateEvent(As(data, Json.Channel)),
        "CHANNEL_DELETE" => new ChannelDeleteEvent(As(data, Json.Channel)),
        "THREAD_CREATE" => new ThreadCreateEvent(As(data, Json.Channel)),
        "THREAD_UPDATE" => new ThreadUpdateEvent(As(data, Json.Channel)),
        "THREAD_DELETE" => As(data, Json.ThreadDeleteEvent),
        "THREAD_LIST_SYNC" => Whole(As(data, Json.ThreadListSyncEvent), sync => sync.Threads is not null && HasNoGaps(sync.Threads)),
        "MESSAGE_CREATE" => Whole(new MessageCreateEvent(As(data, Json.Message)), created => created.Message.Author is not null),
        "MESSAGE_UPDATE" => Update(As(data, Json.Message)),
        "MESSAGE_DELETE" => As(data, Json.MessageDeleteEvent),
        "MESSAGE_DELETE_BULK" => As(data, Json.MessageDeleteBulkEvent),
        "INTERACTION_CREATE" => Whole(new InteractionCreateEvent(As(data, Json.Interaction)), created => created.Interaction is { Token: not null, Member.User: not null } or { Token: not null, DirectUser: not null }),
        _ => null,
    };

    // A guild that is down may be announced with nothing but its id.
    private static GatewayEvent Guild(ReadOnlySpan<byte> data) =>
        As(data, Json.Guild) is { Unavailable: false } guild ? new GuildCreateEvent(GuildParts.Settle(Whole(guild, IsWhole))) : As(data, Json.GuildDeleteEvent);

    private static bool IsWhole(Guild guild) =>
        HasNoGaps(guild.Roles) && HasNoGaps(guild.Channels) && HasNoGaps(guild.Threads) && (guild.Members ?? []).All(member => member is { Roles: not null });

    private static bool HasNoGaps<T>(IReadOnlyList<T>? items) where T : class => items?.Contains(null) != true;

    // An update that only adds the embeds of links has no author, and nothing was rewritten.
    private static MessageUpdateEvent? Update(Message message) => message.Author is null ? null : new(message);

    // What is needed later is asked for here, where its lack costs one event and not the connection.
    private static T Whole<T>(T told, Func<T, bool> isWhole) =>
        isWhole(told) ? told : throw new JsonException("An event that lacks something.");

    private static T As<T>(ReadOnlySpan<byte> data, JsonTypeInfo<T> type) where T : class =>
        JsonSerializer.Deserialize(data, type) ?? throw new JsonException("An event without data.");
}
