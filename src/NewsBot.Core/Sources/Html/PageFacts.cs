using NewsBot.Articles;
using NewsBot.Sources.Dates;

namespace NewsBot.Sources.Html;

/// <summary>What one way of stating facts says about a page; others may disagree.</summary>
internal sealed record PageFacts
{
    public string? Title { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public WrittenTime? Published { get; init; }

    public WrittenTime? Modified { get; init; }

    public string? Url { get; init; }

    public string? Language { get; init; }

    public LeadImage? Image { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public int? CommentCount { get; init; }

    /// <summary>Who publishes the page: a name that is no author and ends no title.</summary>
    public string? Publisher { get; init; }
}
