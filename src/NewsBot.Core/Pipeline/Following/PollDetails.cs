using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NewsBot.Articles;
using NewsBot.Sources.Comments;

namespace NewsBot.Pipeline.Following;

/// <summary>What a source has listed of an article: kept with the asking for its page, so that nothing is lost where that cannot be read.</summary>
/// <param name="SourceId">What the source calls it.</param>
/// <param name="IsNews">Whether the source's followers are to have it.</param>
/// <param name="IsTeaser">Whether there is more on its page than was listed.</param>
/// <param name="CommentFeed">Where its comments are a feed, as the source says.</param>
internal sealed record ListedArticle(Article Article, string SourceId, bool IsNews, bool IsTeaser, Uri? CommentFeed);

/// <summary>A discussion that is asked again and again.</summary>
/// <param name="Branch">The branch of the article that it is, where that is not what its system says.</param>
/// <param name="Holds">Whether what is said there waits for a moderator.</param>
internal sealed record FollowedDiscussion(CommentSection Section, string? Branch, bool Holds);

/// <summary>What is kept with a poll, as JSON.</summary>
internal static class PollDetails
{
    public static string Write(ListedArticle article) => JsonSerializer.Serialize(article, PollJson.Default.ListedArticle);

    public static string Write(FollowedDiscussion discussion) => JsonSerializer.Serialize(discussion, PollJson.Default.FollowedDiscussion);

    /// <summary>Throws <see cref="FormatException"/>.</summary>
    public static ListedArticle Article(string? json) => Read(json, PollJson.Default.ListedArticle);

    /// <summary>Throws <see cref="FormatException"/>.</summary>
    public static FollowedDiscussion Discussion(string? json) => Read(json, PollJson.Default.FollowedDiscussion);

    private static T Read<T>(string? json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json ?? "", type) ?? throw new FormatException("What is kept of it is empty.");
        }
        catch (JsonException exception)
        {
            throw new FormatException("What is kept of it cannot be read.", exception);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListedArticle))]
[JsonSerializable(typeof(FollowedDiscussion))]
internal sealed partial class PollJson : JsonSerializerContext;
