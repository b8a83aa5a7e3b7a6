using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using NewsBot.Articles;

namespace NewsBot.Pipeline;

/// <summary>The "Delivery" section: how the outbox waits and gives up.</summary>
public sealed class DeliveryOptions
{
    /// <summary>How long after a request without an answer the channel is looked at: the request may still arrive until then.</summary>
    [TimeRange("00:00:00.100", "00:05:00")]
    public TimeSpan LookAfter { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The first wait after a channel refused a message; it doubles with every refusal.</summary>
    [TimeRange("00:00:01", "01:00:00")]
    public TimeSpan RefusedWait { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait between two tries.</summary>
    [TimeRange("00:01:00", "1.00:00:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How often in a row something may be refused before it is given up until somebody says otherwise.</summary>
    [Range(1, 1_000)]
    public int Tries { get; set; } = 20;

    /// <summary>How many comments of an article are shown before people have to ask for more, and how many more they get.</summary>
    [Range(1, 100_000)]
    public int CommentsPerArticle { get; set; } = 50;

    /// <summary>How many articles a channel gets within <see cref="PostsPer"/>; the others wait, the oldest first.</summary>
    [Range(1, 1_000)]
    public int PostsPerChannel { get; set; } = 30;

    [TimeRange("00:00:01", "1.00:00:00")]
    public TimeSpan PostsPer { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long somebody who follows an article is told nothing more of it after a private note; then they are told all at once.</summary>
    [TimeRange("00:00:01", "1.00:00:00")]
    public TimeSpan NotesEvery { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many threads of a guild may be open: before one more is opened, the quietest of ours is put to rest. Discord allows 1,000, people's own among them.</summary>
    [Range(1, 1_000)]
    public int ActiveThreads { get; set; } = 900;

    /// <summary>The wait after a refusal: twice as long after each in a row, up to <see cref="LongestWait"/>.</summary>
    /// <param name="before">How many in a row there were before.</param>
    public TimeSpan WaitAfterRefusal(int before)
    {
        var doubled = RefusedWait * Math.Pow(2, Math.Clamp(before, 0, 20));
        return doubled < LongestWait ? doubled : LongestWait;
    }
}

[OptionsValidator]
public sealed partial class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>;
