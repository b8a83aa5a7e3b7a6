using System.ComponentModel.DataAnnotations;
using NewsBot.Articles;

namespace NewsBot.Settings;

/// <summary>The local Discord that serves where no token is set.</summary>
public sealed class LocalDiscordSettings
{
    /// <summary>Where its page and its API are; a loopback address.</summary>
    [WebAddress]
    public Uri Url { get; set; } = new("http://127.0.0.1:5080");

    /// <summary>The SQLite file with its guild, its people and its messages.</summary>
    [Required]
    public string Data { get; set; } = "data/local-discord.db";

    /// <summary>Messages that may be sent to one channel within <see cref="MessagesPer"/>.</summary>
    [Range(1, 100_000)]
    public int Messages { get; set; } = 5;

    [TimeRange("00:00:00.100", "00:10:00")]
    public TimeSpan MessagesPer { get; set; } = TimeSpan.FromSeconds(5);
}
