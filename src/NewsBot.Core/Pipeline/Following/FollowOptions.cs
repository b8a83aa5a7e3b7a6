using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using NewsBot.Articles;

namespace NewsBot.Pipeline.Following;

/// <summary>The "Following" section: how often sources and discussions are asked, and how gently.</summary>
public sealed class FollowOptions
{
    /// <summary>How many hosts are asked at once; each of them for one thing at a time.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 16;

    /// <summary>How long a host is left alone after it was asked.</summary>
    [TimeRange("00:00:00.020", "00:01:00")]
    public TimeSpan HostDistance { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often what is busy is asked.</summary>
    [TimeRange("00:00:01", "1.00:00:00")]
    public TimeSpan Quickest { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a quiet source is asked.</summary>
    [TimeRange("00:00:01", "7.00:00:00")]
    public TimeSpan SlowestSource { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often a quiet discussion is asked, and how long one waits at most for what gave no answer.</summary>
    [TimeRange("00:00:01", "7.00:00:00")]
    public TimeSpan SlowestDiscussion { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How long after its last comment a discussion is no longer asked.</summary>
    [TimeRange("00:01:00", "3650.00:00:00")]
    public TimeSpan CloseAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>After how many failures in a row a source counts as failing: the operator is told, and it is asked seldom until it answers again.</summary>
    [Range(1, 1_000)]
    public int PauseAfter { get; set; } = 10;

    /// <summary>How many of the articles that a source has when it is first read are posted; the others are there all the same.</summary>
    [Range(0, 1_000)]
    public int FirstArticles { get; set; } = 3;
}

[OptionsValidator]
public sealed partial class FollowOptionsValidator : IValidateOptions<FollowOptions>;
