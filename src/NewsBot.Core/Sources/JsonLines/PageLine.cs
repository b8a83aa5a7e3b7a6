using System.Text.Json.Serialization;

namespace NewsBot.Sources.JsonLines;

/// <summary>A page as one line of JSON, in the order that the command line prints; anything may be missing from a line that others wrote.</summary>
public sealed record PageLine(
    string? File,
    ArticleLine? Article,
    SummaryLine? Summary,
    IReadOnlyList<CommentLine?>? Comments,
    IReadOnlyList<string>? Warnings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] GrowthLine? Grows = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<BranchLine?>? Branches = null);

/// <summary>A discussion besides the comments that the page itself lists; its comments name it.</summary>
public sealed record BranchLine(string? Id, string? Label, string? Url, string? Site);

public sealed record ArticleLine(
    string? Title,
    string? Url,
    string? Site,
    string? Byline,
    string? PublishedAt,
    string? CapturedAt,
    string? Language,
    LeadImageLine? LeadImage,
    IReadOnlyList<string?>? Body,
    IReadOnlyList<string?>? Tags,
    IReadOnlyList<RelatedLine?>? Related,
    int? CommentCount,
    string? ModifiedAt = null);

public sealed record LeadImageLine(string? Url, string? Caption, string? Credit);

public sealed record RelatedLine(string? Title, string? Url);

public sealed record SummaryLine(IReadOnlyList<SentenceLine> Sentences, string By);

public sealed record SentenceLine(string Text, int Paragraph, int Start, int End);

public sealed record CommentLine(
    string? Id,
    string? InReplyTo,
    string? Author,
    string? Text,
    string? PostedAt,
    bool? Edited,
    bool? Deleted,
    bool? Orphan,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? EditedAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AuthorKey = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Branch = null);

/// <summary>For samples: how many comments are there at first, and the time between the others ("00:00:10").</summary>
public sealed record GrowthLine(int? First, string? Every);
