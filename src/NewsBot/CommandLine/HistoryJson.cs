using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Storage.People;

namespace NewsBot.CommandLine;

/// <summary>A history as JSON, one comment a line.</summary>
internal static class HistoryJson
{
    // Letters of every script as they are: the lines are for a terminal and a file.
    private static readonly HistoryJsonContext Readable = new(new(HistoryJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(HistoryLine line) => JsonSerializer.Serialize(
        new(
            line.Id.Value,
            new(line.Article.Value, line.ArticleTitle, line.ArticleUrl),
            line.InReplyTo is { } parent ? new(parent.Value, line.ParentAuthor, line.ParentText) : null,
            line.Author,
            line.Origin,
            line.Text,
            line.WrittenAt,
            line.BranchLabel is { } label ? new(label, line.BranchUrl) : null),
        Readable.HistoryComment);
}

/// <summary>A comment with its article and what it answers; of a parent that is gone only the id is known.</summary>
internal sealed record HistoryComment(string Id, HistoryArticle Article, HistoryParent? InReplyTo, string Author, string Origin, string Text, DateTimeOffset WrittenAt, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HistoryBranch? Branch);

internal sealed record HistoryArticle(string Id, string Title, string? Url);

/// <summary>Which of the article's discussions a comment belongs to, unless its page itself lists it.</summary>
internal sealed record HistoryBranch(string Label, string? Url);

internal sealed record HistoryParent(string Id, string? Author, string? Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HistoryComment))]
internal sealed partial class HistoryJsonContext : JsonSerializerContext;
