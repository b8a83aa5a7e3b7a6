using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Storage.Deliveries;

/// <summary>A delivery as its columns have it, with its post's.</summary>
internal sealed record DeliveryRow(
    DeliveryKey Id,
    string Kind,
    ArticleId ArticleId,
    ChannelId ChannelId,
    GuildId GuildId,
    string ChannelKind,
    string Mirror,
    long? SummarySentences,
    long SummaryBullets,
    long Personas,
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
    public const string Columns = """
        d.id, d.kind, d.article_id, d.channel_id, p.guild_id, p.channel_kind, p.mirror, p.summary_sentences, p.summary_bullets, p.personas, d.comment_id, d.part, d.queue, d.ordinal,
        d.state, d.due_at, d.refusals, d.message_id, d.reply_to, d.fingerprint
        """;

    public const string From = "FROM delivery d JOIN post p ON p.article_id = d.article_id AND p.channel_id = d.channel_id";

    public Delivery ToDelivery() => new(
        Id,
        Enum.Parse<DeliveryKind>(Kind),
        new(ArticleId, GuildId, ChannelId, Enum.Parse<ChannelKind>(ChannelKind), Enum.Parse<MirrorMode>(Mirror), new((int?)SummarySentences, SummaryBullets == 1), Personas == 1),
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
