using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>An article in a channel: the message that stands for it and that message's thread.</summary>
/// <param name="Personas">Whether its comments are shown under their authors' names.</param>
public sealed record Post(ArticleId Article, GuildId Guild, ChannelId Channel, ChannelKind ChannelKind, MirrorMode Mirror, SummaryStyle Summary = default, bool Personas = false)
{
    public static Post Of(ArticleId article, Subscription subscription) =>
        new(article, subscription.Guild, subscription.Channel, subscription.ChannelKind, subscription.Mirror, subscription.Summary);
}
