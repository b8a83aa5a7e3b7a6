using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary>Everything of one person, as the file that they are given.</summary>
internal sealed record OwnWordsFile(string User, DateTimeOffset At, bool IsKept, IReadOnlyList<OwnComment> Replies, IReadOnlyList<Change> Changes, IReadOnlyList<FollowedArticle> Followed)
{
    // Letters of every script as they are: it is for people, too.
    private static readonly OwnWordsJson Readable = new(new(OwnWordsJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public AnswerFile ToFile() => new(
        "newsbot-history.json",
        "application/json",
        JsonSerializer.SerializeToUtf8Bytes(new(User, At, IsKept, [.. Replies.Select(Of)], [.. Changes.Select(Of)], [.. Followed.Select(Of)]), Readable.OwnWordsDocument));

    private static OwnReply Of(OwnComment reply) => new(
        reply.Id.Value, reply.Title, reply.Url, reply.InReplyTo?.Value, reply.GuildId?.Value, reply.ChannelId?.Value, reply.MessageId?.Value,
        reply.AuthorName, reply.Text, reply.WrittenAt, reply.EditedAt, reply.HiddenAt);

    private static OwnFollowing Of(FollowedArticle followed) => new(followed.Title, followed.GuildId.Value);

    private static OwnChange Of(Change change) => new(change.ChannelId.Value, change.At, change.Details);
}

internal sealed record OwnWordsDocument(string DiscordUser, DateTimeOffset ExportedAt, bool Recording, IReadOnlyList<OwnReply> Replies, IReadOnlyList<OwnChange> Changes, IReadOnlyList<OwnFollowing> Following);

internal sealed record OwnReply(
    string Id,
    string Article,
    string? Url,
    string? InReplyTo,
    string? Server,
    string? Thread,
    string? Message,
    string Name,
    string Text,
    DateTimeOffset WrittenAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? HiddenAt);

internal sealed record OwnFollowing(string Article, string Server);

internal sealed record OwnChange(string Channel, DateTimeOffset At, string Change);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OwnWordsDocument))]
internal sealed partial class OwnWordsJson : JsonSerializerContext;
