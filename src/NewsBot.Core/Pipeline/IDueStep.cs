namespace NewsBot.Pipeline;

/// <summary>A step that does one thing after another, each when it is due.</summary>
public interface IDueStep
{
    /// <summary>Does the next thing where it is due; returns when it was or will be, or null where there is none.</summary>
    Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken);
}
