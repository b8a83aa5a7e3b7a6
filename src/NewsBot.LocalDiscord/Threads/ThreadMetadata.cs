using System.Text.Json.Serialization;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Threads;

/// <summary>What only threads have (https://docs.discord.com/developers/resources/channel#thread-metadata-object).</summary>
internal sealed record ThreadMetadata(bool Archived, int AutoArchiveDuration, DateTimeOffset ArchiveTimestamp, bool Locked, DateTimeOffset CreateTimestamp)
{
    public bool? Invitable { get; init; }
}

internal readonly record struct ThreadMemberId(Snowflake ThreadId, Snowflake UserId)
{
    public override string ToString() => $"{ThreadId}/{UserId}";
}

/// <summary>Someone who joined a thread (https://docs.discord.com/developers/resources/channel#thread-member-object).</summary>
internal sealed record ThreadMember(Snowflake Id, Snowflake UserId, DateTimeOffset JoinTimestamp)
{
    public int Flags { get; }

    /// <summary>Where it was asked for.</summary>
    public MemberView? Member { get; init; }

    [JsonIgnore]
    public ThreadMemberId Key => new(Id, UserId);
}
