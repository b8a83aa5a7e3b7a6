using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>What follows from a thread or a channel being gone.</summary>
internal static class ClosedPlace
{
    public static void Record(Session session, ChannelId place, DateTimeOffset now)
    {
        if (session.Posts.OfThread(place) is not { } post)
            CloseChannel(session, place, now);
        else if (!session.Threads.Removed(post, place, now))
            CloseThread(session, post, place, now);
    }

    private static void CloseThread(Session session, Post post, ChannelId thread, DateTimeOffset now)
    {
        session.Replies.DeleteIn(thread, now);
        if (session.Posts.Close(post, now))
            session.Alerts.Add(post.Guild, thread, $"The thread of “{session.Articles.Find(post.Article)?.Title}” was deleted. Its comments are no longer shown.", now);
    }

    private static void CloseChannel(Session session, ChannelId channel, DateTimeOffset now)
    {
        var followed = session.Subscriptions.FollowedBy(channel);
        var posts = session.Posts.Open(channel);
        foreach (var post in posts)
        {
            if (session.Messages.ThreadOf(post) is { } thread)
                session.Replies.DeleteIn(thread, now);
            session.Posts.Close(post, now);
        }

        if (session.Subscriptions.GuildOf(channel) is { } guild && (followed.Count > 0 || posts.Count > 0))
            session.Alerts.Add(guild, channel, $"A channel that followed {(followed.Count == 0 ? "news" : string.Join(", ", followed.Select(source => source == SourceName.Every ? "every source" : source.Value)))} was deleted. Nothing is posted there any more; use /channel follow in another.", now);
        session.Subscriptions.Delete(channel);
        session.Digests.End(channel);
    }
}
