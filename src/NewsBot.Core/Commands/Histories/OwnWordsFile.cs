using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Chat;
using NewsBot.Storage.Guilds;
using NewsBot.Storage.People;

namespace NewsBot.Commands.Histories;

/// <summary>Everything of one person, as the files that they are given: one where it is not too much for one.</summary>
internal sealed record OwnWordsFile(string User, DateTimeOffset At, bool IsKept, IReadOnlyList<OwnComment> Replies, IReadOnlyList<Change> Changes, IReadOnlyList<FollowedArticle> Followed, IReadOnlyList<Claim> Names)
{
    // A file may have 10 MiB, and a message more than one of them (https://docs.discord.com/developers/reference#uploading-files).
    private const int LargestFile = 8 << 20;
    private const int MostFiles = 3;

    // What a reply takes beside its own letters: the space before each of its lines.
    private const int Indents = 100;

    // Letters of every script as they are: it is for people, too.
    private static readonly OwnWordsJson Readable = new(new(OwnWordsJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The files, and how many of the replies they hold, the oldest first.</summary>
    public (IReadOnlyList<AnswerFile> Files, int Given) ToFiles(int largest = LargestFile)
    {
        var parts = Parts(Replies.Select(Of), largest).Take(MostFiles).ToList();
        return ([.. parts.Select((part, at) => new AnswerFile(
            parts.Count == 1 ? "newsbot-history.json" : $"newsbot-history-{at + 1}-of-{parts.Count}.json",
            "application/json",
            JsonSerializer.SerializeToUtf8Bytes(new(User, At, IsKept, part, at == 0 ? [.. Changes.Select(Of)] : [], at == 0 ? [.. Followed.Select(Of)] : [], at == 0 ? [.. Names.Select(Of)] : []), Readable.OwnWordsDocument)))], parts.Sum(part => part.Count));
    }

    private static IEnumerable<List<OwnReply>> Parts(IEnumerable<OwnReply> replies, int largest)
    {
        var (part, size) = (new List<OwnReply>(), 0);
        foreach (var reply in replies)
        {
            var length = JsonSerializer.SerializeToUtf8Bytes(reply, Readable.OwnReply).Length + Indents;
            if (size + length > largest && part.Count > 0)
            {
                yield return part;
                (part, size) = ([], 0);
            }

            part.Add(reply);
            size += length;
        }

        yield return part;
    }

    private static OwnReply Of(OwnComment reply) => new(
        reply.Id.Value, reply.Title, reply.Url, reply.InReplyTo?.Value, reply.GuildId?.Value, reply.ChannelId?.Value, reply.MessageId?.Value,
        reply.AuthorName, reply.Text, reply.WrittenAt, reply.EditedAt, reply.HiddenAt);

    private static OwnFollowing Of(FollowedArticle followed) => new(followed.Title, followed.GuildId.Value);

    private static OwnName Of(Claim claim) => new(claim.Name, claim.AskedAt, claim.ConfirmedAt);

    private static OwnChange Of(Change change) => new(change.ChannelId.Value, change.At, change.Said.ToString());
}

internal sealed record OwnWordsDocument(string DiscordUser, DateTimeOffset ExportedAt, bool Recording, IReadOnlyList<OwnReply> Replies, IReadOnlyList<OwnChange> Changes, IReadOnlyList<OwnFollowing> Following, IReadOnlyList<OwnName> Names);

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

internal sealed record OwnName(string Reader, DateTimeOffset AskedAt, DateTimeOffset? ConfirmedAt);

internal sealed record OwnChange(string Channel, DateTimeOffset At, string Change);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OwnWordsDocument))]
internal sealed partial class OwnWordsJson : JsonSerializerContext;
