using NewsBot.Articles;

namespace NewsBot.Settings;

/// <summary>How long is kept what people wrote on Discord.</summary>
public sealed class PrivacySettings
{
    /// <summary>How long replies are kept; left out, until their author erases them.</summary>
    [TimeRange("1.00:00:00", "36500.00:00:00")]
    public TimeSpan? RepliesFor { get; set; }

    /// <summary>How long the replies of a server are kept that has removed the bot.</summary>
    [TimeRange("00:00:00", "36500.00:00:00")]
    public TimeSpan LeftServersFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long any copy of the database is kept that the bot has made: what was erased is in none that is older.</summary>
    [TimeRange("1.00:00:00", "36500.00:00:00")]
    public TimeSpan CopiesFor { get; set; } = TimeSpan.FromDays(30);
}
