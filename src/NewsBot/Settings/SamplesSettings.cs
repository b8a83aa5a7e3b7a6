using System.ComponentModel.DataAnnotations;

namespace NewsBot.Settings;

/// <summary>The articles that come with the bot, for trying it.</summary>
public sealed class SamplesSettings
{
    /// <summary>Whether they are read; left out, they are exactly where no token is set.</summary>
    public bool? Enabled { get; set; }

    /// <summary>A folder with a folder for each source.</summary>
    [Required]
    public string Folder { get; set; } = "data/samples";
}
