namespace NewsBot.Commands.Histories;

/// <summary>What <c>/history</c> has beside the histories themselves.</summary>
public sealed record HistoryParts(HistoryStats Stats, HistoryClaims Claims, OwnWords Own);
