using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Channels;

/// <summary>An article as it would be posted in a channel, for one person to look at.</summary>
internal static class PostPreview
{
    /// <summary>The post without its discussion and without what only a message of its own can have.</summary>
    public static Card Of(Session session, Post post)
    {
        var source = session.Articles.SourceOf(post.Article) ?? default;
        return PostComposer.Compose(
            session.Articles.Find(post.Article)!,
            session.Summaries.Find(post.Article, post.Summary.Sentences),
            session.Counts.InGuild(post.Article, post.Guild),
            session.Branches.Of(post.Article),
            correctedAt: session.Articles.CorrectedAt(post.Article),
            style: post.Summary,
            look: new(session.Channels.Of(post.Channel), session.Sources.TermsOf(source), source));
    }
}
