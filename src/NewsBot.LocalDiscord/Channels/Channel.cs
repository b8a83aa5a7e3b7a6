using System.Text.Json.Serialization;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Threads;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Channels;

internal enum ChannelType
{
    GuildText = 0,
    Dm = 1,
    GuildVoice = 2,
    GuildCategory = 4,
    GuildAnnouncement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    GuildForum = 15,
    GuildMedia = 16,
}

[Flags]
internal enum ChannelFlags
{
    None = 0,
    Pinned = 1 << 1,
    RequireTag = 1 << 4,
}

/// <summary>A channel, a thread or a direct conversation (https://docs.discord.com/developers/resources/channel#channel-object).</summary>
internal sealed record Channel(Snowflake Id, ChannelType Type)
{
    public ChannelFlags Flags { get; init; }

    public Snowflake? GuildId { get; init; }

    public string? Name { get; init; }

    public Snowflake? ParentId { get; init; }

    public Snowflake? LastMessageId { get; init; }

    public DateTimeOffset? LastPinTimestamp { get; init; }

    public int? RateLimitPerUser { get; init; }

    public string? Topic { get; init; }

    public int? Position { get; init; }

    public bool? Nsfw { get; init; }

    public IReadOnlyList<PermissionOverwrite>? PermissionOverwrites { get; init; }

    public int? DefaultAutoArchiveDuration { get; init; }

    public int? DefaultThreadRateLimitPerUser { get; init; }

    public DefaultReaction? DefaultReactionEmoji { get; init; }

    public int? DefaultSortOrder { get; init; }

    public int? DefaultForumLayout { get; init; }

    public IReadOnlyList<ForumTag>? AvailableTags { get; init; }

    public Snowflake? OwnerId { get; init; }

    public ThreadMetadata? ThreadMetadata { get; init; }

    public int? MessageCount { get; init; }

    public int? TotalMessageSent { get; init; }

    public int? MemberCount { get; init; }

    public IReadOnlyList<Snowflake>? AppliedTags { get; init; }

    /// <summary>A direct conversation's other side, as the viewer sees it; kept with both.</summary>
    public IReadOnlyList<User>? Recipients { get; init; }

    /// <summary>The viewer's own membership of a thread, in answers only.</summary>
    public ThreadMember? Member { get; init; }

    /// <summary>In the event that tells of a thread's creation only.</summary>
    public bool? NewlyCreated { get; init; }

    /// <summary>A direct conversation names only the other side.</summary>
    public Channel SeenBy(Snowflake user) => IsDm ? this with { Recipients = [.. Recipients!.Where(recipient => recipient.Id != user)] } : this;

    [JsonIgnore]
    public bool IsThread => Type is ChannelType.AnnouncementThread or ChannelType.PublicThread or ChannelType.PrivateThread;

    [JsonIgnore]
    public bool IsForum => Type is ChannelType.GuildForum or ChannelType.GuildMedia;

    [JsonIgnore]
    public bool IsDm => Type is ChannelType.Dm;
}

/// <summary>What a channel allows or denies one role or member (https://docs.discord.com/developers/resources/channel#overwrite-object).</summary>
internal sealed record PermissionOverwrite(Snowflake Id, int Type, Permissions Allow, Permissions Deny)
{
    public const int OfRole = 0;
    public const int OfMember = 1;
}

/// <summary>A label of a forum's posts (https://docs.discord.com/developers/resources/channel#forum-tag-object).</summary>
internal sealed record ForumTag(
    Snowflake Id,
    string Name,
    bool Moderated,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Snowflake? EmojiId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? EmojiName);

/// <summary>The emoji that a forum offers under each post (https://docs.discord.com/developers/resources/channel#default-reaction-object).</summary>
internal sealed record DefaultReaction(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Snowflake? EmojiId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? EmojiName);
