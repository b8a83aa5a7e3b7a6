namespace NewsBot.Benchmarks.Crash;

/// <summary>What is tried in a world.</summary>
/// <param name="Edits">Whether both sides change and remove things while the bot is down.</param>
/// <param name="Control">A way to send that is known to fail; null for the bot's own.</param>
/// <param name="Point">The one point that it is killed at; null for all of them and at random.</param>
/// <param name="StopsFor">How long it is stopped instead of killed; null where it is killed.</param>
internal sealed record CrashPlan(bool Edits = false, string? Control = null, string? Point = null, TimeSpan? StopsFor = null)
{
    /// <summary>Where the bot announces that it stands, to be killed there, each with its number in the list of faults.</summary>
    public static readonly IReadOnlyList<string> Points =
    [
        "ClaimAsync commits", // F1
        "ClaimAsync committed", // F2
        "SendAsync begins", // F3
        "SendAsync under way", // F4
        "SendAsync answered", // F5
        "AcknowledgeAsync commits", // F5
        "AcknowledgeAsync committed", // F6
        "Ingest commits", // F7
        "Ingest committed", // F8
        "OwnMessagesSinceAsync answered", // F9
        "Mirror commits",
        "Publish committed",
        "StartThreadAsync answered",
        "PostInForumAsync answered",
    ];

    /// <summary>Those that are reached only where something is changed or removed.</summary>
    public static readonly IReadOnlyList<string> PointsOfEdits = ["EditAsync under way", "EditAsync answered", "ShownAsync commits", "DeleteAsync answered", "RemovedAsync commits", "MessagesAsync answered", "ReadPeopleAsync commits"];
}
