using NewsBot.Articles;

namespace NewsBot.Settings;

/// <summary>The servers that the bot is or was in.</summary>
public sealed class GuildsSettings
{
    /// <summary>How long what a server had set is kept after it put the bot out.</summary>
    [TimeRange("00:00:00", "3650.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(30);
}
