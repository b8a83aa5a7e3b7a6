using System.Text.Json.Serialization;

namespace NewsBot.Discord.Model;

/// <summary>A thread to start from a message: https://docs.discord.com/developers/resources/channel#start-thread-from-message.</summary>
public sealed record ThreadFromMessage(string Name, int? AutoArchiveDuration = null, int? RateLimitPerUser = null);

/// <summary>A thread to start without a message, public unless said otherwise: https://docs.discord.com/developers/resources/channel#start-thread-without-message.</summary>
/// <param name="Type">Always sent: Discord's own default is a private thread.</param>
public sealed record ThreadWithoutMessage(
    string Name,
    ChannelType Type = ChannelType.PublicThread,
    int? AutoArchiveDuration = null,
    int? RateLimitPerUser = null,
    bool? Invitable = null);

/// <summary>A post in a forum or media channel: https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel.</summary>
public sealed record ForumPost(
    string Name,
    MessageCreate Message,
    int? AutoArchiveDuration = null,
    int? RateLimitPerUser = null,
    IReadOnlyList<Snowflake>? AppliedTags = null);

/// <summary>A channel with one person alone: https://docs.discord.com/developers/resources/user#create-dm.</summary>
public sealed record DirectChannel(Snowflake RecipientId);

/// <summary>What changes about a channel or thread; what is left out stays: https://docs.discord.com/developers/resources/channel#modify-channel.</summary>
public sealed record ChannelEdit(
    string? Name = null,
    bool? Archived = null,
    bool? Locked = null,
    int? AutoArchiveDuration = null,
    int? RateLimitPerUser = null,
    IReadOnlyList<Snowflake>? AppliedTags = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Optional<string?> Topic = default,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Optional<Snowflake?> ParentId = default);
