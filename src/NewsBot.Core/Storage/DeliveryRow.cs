using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Storage;

/// <summary>A delivery as its columns have it, with its post's.</summary>
internal sealed record DeliveryRow(
    DeliveryKey Id,
    string Kind,
    ArticleId ArticleId,
    ChannelId ChannelId,
    GuildId GuildId,
    string ChannelKind,
    string Mirror,
    CommentId? CommentId,
    long Part,
    string Queue,
    long Ordinal,
    string State,
    DateTimeOffset DueAt,
    long Refusals,
    MessageId? MessageId,
    MessageId? ReplyTo,
    CardFingerprint? Fingerprint)
{
    public Delivery ToDelivery() => new(
        Id,
        Enum.Parse<DeliveryKind>(Kind),
        new(ArticleId, GuildId, ChannelId, Enum.Parse<ChannelKind>(ChannelKind), Enum.Parse<MirrorMode>(Mirror)),
        CommentId,
        (int)Part,
        Queue,
        Ordinal,
        Enum.Parse<DeliveryState>(State),
        DueAt,
        (int)Refusals,
        MessageId,
        ReplyTo,
        Fingerprint);
}
