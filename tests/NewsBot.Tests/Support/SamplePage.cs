using System.Text.Json;

namespace NewsBot.Tests.Support;

/// <summary>A page to import: an article and the reader comments under it.</summary>
internal sealed record SamplePage(string Title)
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public string? Url { get; init; }

    public string? Site { get; init; } = "gazette.example";

    public string? Byline { get; init; }

    public string? PublishedAt { get; init; }

    public object? LeadImage { get; init; }

    public IReadOnlyList<string> Body { get; init; } = ["The ferry left the harbour on time for the first time in nine years, and nobody was on board."];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<object> Related { get; init; } = [];

    public IReadOnlyList<SampleComment> Comments { get; init; } = [];

    /// <summary>As one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new { article = new { Title, Url, Site, Byline, PublishedAt, LeadImage, Body, Tags, Related }, Comments },
        CamelCase);
}

/// <summary>A reader comment on it.</summary>
internal sealed record SampleComment(string Id, string Author, string Text, string? InReplyTo = null)
{
    public string? PostedAt { get; init; }

    public bool Edited { get; init; }

    public bool Deleted { get; init; }
}
