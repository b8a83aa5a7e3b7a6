using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Storage.Deliveries;

/// <summary>A post as its columns have it.</summary>
internal sealed record PostRow(ArticleId ArticleId, ChannelId ChannelId, GuildId GuildId, string ChannelKind, string Mirror, long? SummarySentences, long SummaryBullets, long Personas)
{
    /// <summary>The columns of the post p.</summary>
    public const string Columns = "p.article_id, p.channel_id, p.guild_id, p.channel_kind, p.mirror, p.summary_sentences, p.summary_bullets, p.personas";

    public static object Parameters(Post post) => new
    {
        post.Article,
        post.Channel,
        post.Guild,
        Kind = post.ChannelKind.ToString(),
        Mirror = post.Mirror.ToString(),
        Limit = (long?)post.Summary.Limit,
        Bullets = post.Summary.Bullets ? 1L : 0L,
        Personas = post.Personas ? 1L : 0L,
    };

    public Post ToPost() => new(
        ArticleId, GuildId, ChannelId, Enum.Parse<ChannelKind>(ChannelKind), Enum.Parse<MirrorMode>(Mirror), new((int?)SummarySentences, SummaryBullets == 1), Personas == 1);
}
