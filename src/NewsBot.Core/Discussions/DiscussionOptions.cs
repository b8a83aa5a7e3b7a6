using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using NewsBot.Articles;

namespace NewsBot.Discussions;

/// <summary>The "Discussion" section: when a post says anew what people talk about.</summary>
public sealed class DiscussionOptions
{
    /// <summary>By how many comments a discussion has to have grown.</summary>
    [Range(1, 10_000)]
    public int GrowsBy { get; set; } = 5;

    /// <summary>By which share of what it was, too; 0.2 is a fifth, 0 asks for none.</summary>
    [Range(0.0, 10.0)]
    public double GrowsByShare { get; set; } = 0.2;

    /// <summary>Within what time a post says how many comments there are by then; it is edited no more often for that.</summary>
    [TimeRange("00:00:01", "1.00:00:00")]
    public TimeSpan CountWithin { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether a discussion of so many comments is to be told of again now that it has this many.</summary>
    public bool IsStep(int told, int now) => now - told >= GrowsBy && now - told >= told * GrowsByShare;
}

[OptionsValidator]
public sealed partial class DiscussionOptionsValidator : IValidateOptions<DiscussionOptions>;
