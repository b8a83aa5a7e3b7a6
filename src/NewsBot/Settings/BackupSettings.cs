using System.ComponentModel.DataAnnotations;
using NewsBot.Articles;

namespace NewsBot.Settings;

/// <summary>The copies of the database that the bot makes once a day.</summary>
public sealed class BackupSettings
{
    /// <summary>Where they are kept, relative to where the bot is started.</summary>
    [Required]
    public string Folder { get; set; } = "data/backups";

    /// <summary>The local time of day at which one is made.</summary>
    [TimeRange("00:00:00", "23:59:59")]
    public TimeSpan At { get; set; } = new(3, 30, 0);

    /// <summary>How many of the newest are kept; 0 makes none.</summary>
    [Range(0, 1_000)]
    public int Keep { get; set; } = 7;
}
