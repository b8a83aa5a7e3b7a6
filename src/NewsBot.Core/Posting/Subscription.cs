using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>Which reader comments a channel's threads show.</summary>
public enum MirrorMode
{
    /// <summary>Every one.</summary>
    All,

    /// <summary>Those that no rule catches; the others wait for a moderator.</summary>
    Filtered,

    /// <summary>None before a moderator has let it through.</summary>
    Hold,

    /// <summary>None.</summary>
    Off,
}

/// <summary>A source, or every source, followed by a channel.</summary>
/// <param name="Publishes">Whether posts are shown, too, wherever the channel itself is followed: an announcement channel.</param>
public sealed record Subscription(SourceName Source, GuildId Guild, ChannelId Channel, ChannelKind ChannelKind, MirrorMode Mirror, bool Publishes = false, SummaryStyle Summary = default);
