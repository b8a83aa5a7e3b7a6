namespace NewsBot.Posting;

/// <summary>How many articles a channel gets within a time; the others wait.</summary>
public sealed record PostPace(int Most, TimeSpan Per);
