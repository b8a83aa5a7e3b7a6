using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>What somebody has chosen so far for a channel.</summary>
/// <param name="Sources">What it is to follow; of a channel that is only changed, what it follows.</param>
/// <param name="Old">How many articles that are there already are to be posted.</param>
/// <param name="Alerts">Where what goes wrong is told; null for the owner alone.</param>
/// <param name="Written">What was written in the form and could not be taken, by field, to be corrected.</param>
/// <param name="IsEdit">Whether the channel follows something already and is only changed.</param>
public sealed record SetupDraft(
    ChannelId? Channel,
    IReadOnlyList<SourceName> Sources,
    int Old,
    MirrorMode Mirror,
    SummaryStyle Summary,
    bool Publishes,
    ChannelSettings Settings,
    ChannelId? Alerts,
    bool IsEdit = false,
    IReadOnlyDictionary<string, string>? Written = null);
