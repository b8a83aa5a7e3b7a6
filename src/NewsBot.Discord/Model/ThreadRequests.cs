namespace NewsBot.Discord.Model;

/// <summary>A thread to start, from a message or without one: https://docs.discord.com/developers/resources/channel#start-thread-from-message.</summary>
/// <param name="Type">Only without a message; public unless said otherwise, where Discord's own default is a private thread.</param>
/// <param name="Invitable">Only for private threads.</param>
public sealed record ThreadCreate(string Name, int? AutoArchiveDuration = null, int? RateLimitPerUser = null, ChannelType? Type = null, bool? Invitable = null);

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
    IReadOnlyList<Snowflake>? AppliedTags = null);
