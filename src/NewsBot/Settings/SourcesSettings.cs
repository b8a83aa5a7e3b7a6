using System.ComponentModel.DataAnnotations;
using NewsBot.Articles;

namespace NewsBot.Settings;

/// <summary>Where news comes from.</summary>
public sealed class SourcesSettings
{
    /// <summary>The file that lists the sources; see config/sources.schema.json.</summary>
    [Required]
    public string File { get; set; } = "config/sources.json";

    /// <summary>How often a folder is looked at for new and changed pages.</summary>
    [TimeRange("00:00:01", "1.00:00:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMinutes(1);
}
