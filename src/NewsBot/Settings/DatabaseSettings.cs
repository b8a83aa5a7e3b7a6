using System.ComponentModel.DataAnnotations;

namespace NewsBot.Settings;

/// <summary>Where everything is kept.</summary>
public sealed class DatabaseSettings
{
    /// <summary>The SQLite file, relative to where the bot is started.</summary>
    [Required]
    public string Path { get; set; } = "data/newsbot.db";
}
