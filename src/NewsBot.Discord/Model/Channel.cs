using System.Text.Json.Serialization;

namespace NewsBot.Discord.Model;

/// <summary>A place for messages, threads included: https://docs.discord.com/developers/resources/channel#channel-object.</summary>
/// <param name="LastMessageId">As of when the channel was read: updates do not move it.</param>
/// <param name="Nsfw">Whether it is age-restricted.</param>
/// <param name="Message">The first message, only in the answer to a forum post.</param>
public sealed record Channel(
    Snowflake Id,
    ChannelType Type,
    Snowflake? GuildId = null,
    string? Name = null,
    Snowflake? ParentId = null,
    ChannelFlags Flags = ChannelFlags.None,
    IReadOnlyList<Overwrite>? PermissionOverwrites = null,
    IReadOnlyList<ForumTag>? AvailableTags = null,
    IReadOnlyList<Snowflake>? AppliedTags = null,
    Snowflake? OwnerId = null,
    Snowflake? LastMessageId = null,
    ThreadMetadata? ThreadMetadata = null,
    Message? Message = null,
    bool Nsfw = false)
{
    [JsonIgnore]
    public bool IsThread => Type is ChannelType.AnnouncementThread or ChannelType.PublicThread or ChannelType.PrivateThread;

    /// <summary>True where only posts (threads) can be made.</summary>
    [JsonIgnore]
    public bool IsForum => Type is ChannelType.GuildForum or ChannelType.GuildMedia;

    /// <summary>The permission that writing here takes.</summary>
    [JsonIgnore]
    public Permissions SendPermission => IsThread ? Permissions.SendMessagesInThreads : Permissions.SendMessages;
}

/// <summary>What kind of channel it is: https://docs.discord.com/developers/resources/channel#channel-object-channel-types.</summary>
public enum ChannelType
{
    GuildText = 0,
    Dm = 1,
    GuildVoice = 2,
    GroupDm = 3,
    GuildCategory = 4,
    GuildAnnouncement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    GuildStageVoice = 13,
    GuildDirectory = 14,
    GuildForum = 15,
    GuildMedia = 16,
}

/// <summary>Bits of a channel: https://docs.discord.com/developers/resources/channel#channel-object-channel-flags.</summary>
[Flags]
public enum ChannelFlags
{
    None = 0,
    Pinned = 1 << 1,
    RequireTag = 1 << 4,
}

/// <summary>What a role or member may do otherwise in one channel: https://docs.discord.com/developers/resources/channel#overwrite-object.</summary>
/// <remarks>Not readonly: what only a constructor could fill would cost 300 bytes each to read.</remarks>
public record struct Overwrite(Snowflake Id, OverwriteType Type, Permissions Allow, Permissions Deny);

/// <summary>Whom an overwrite is for: https://docs.discord.com/developers/resources/channel#overwrite-object.</summary>
public enum OverwriteType
{
    Role = 0,
    Member = 1,
}

/// <summary>Whether a thread is archived or locked: https://docs.discord.com/developers/resources/channel#thread-metadata-object.</summary>
public sealed record ThreadMetadata(bool Archived = false, int AutoArchiveDuration = 0, bool Locked = false, DateTimeOffset? ArchiveTimestamp = null);

/// <summary>A tag that posts of a forum can carry: https://docs.discord.com/developers/resources/channel#forum-tag-object.</summary>
public sealed record ForumTag(Snowflake Id, string Name, bool Moderated = false);

/// <summary>Threads with the members we have joined them as: https://docs.discord.com/developers/resources/guild#list-active-guild-threads.</summary>
/// <param name="HasMore">Only for archived threads.</param>
public sealed record ThreadList(IReadOnlyList<Channel> Threads, bool HasMore = false);
