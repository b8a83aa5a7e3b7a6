using System.ComponentModel.DataAnnotations;
using NewsBot.Articles;

namespace NewsBot.Settings;

/// <summary>The Discord to connect to.</summary>
public sealed class DiscordSettings : IValidatableObject
{
    /// <summary>The bot's token; empty for the local Discord.</summary>
    public string Token { get; set; } = "";

    /// <summary>Discord's API, or another server that speaks it.</summary>
    [WebAddress]
    public Uri ApiUrl { get; set; } = new("https://discord.com/api/v10");

    /// <summary>Requests a second in all; Discord allows 50, a server of one's own may allow more.</summary>
    [Range(1, 10_000)]
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>How long a request may take.</summary>
    [TimeRange("00:00:00.500", "00:02:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Over how many connections the guilds are spread; left out, as many as Discord recommends.</summary>
    [Range(1, ShardList.Most)]
    public int? Shards { get; set; }

    /// <summary>Those of them that this process runs, as in 0,2 or 0-3; empty for all.</summary>
    public string ShardIds { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ProblemOfShards() is { } problem)
            yield return new(problem, [nameof(ShardIds)]);
    }

    private string? ProblemOfShards()
    {
        try
        {
            return ShardList.Parse(ShardIds) is not { } ids ? null
                : Shards is not { } shards ? "Discord:ShardIds needs Discord:Shards: how many there are in all must be the same for every process."
                : ids[^1] >= shards ? $"Discord:ShardIds names shard {ids[^1]}, and of {shards} shards the last is {shards - 1}."
                : null;
        }
        catch (FormatException exception)
        {
            return $"Discord:ShardIds: {exception.Message}";
        }
    }
}
