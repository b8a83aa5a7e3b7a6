using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Discussions;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Comments → what a post tells of them: told once there are any, and anew when they have become enough more or something told was taken back.</summary>
public sealed class Discuss(IOptions<DiscussionOptions> options, TimeProvider time)
{
    /// <summary>Keeps what a post has to tell now.</summary>
    public void CatchUp(Session session, Post post)
    {
        if (IsBehind(session, post) && session.Articles.Find(post.Article) is { } article)
            session.Discussions.Tell(post, Discussion.Of(article, session.Discussions.InThread(post, TellsOfPeople(post))));
    }

    /// <summary>Has a post say how many comments there are: at once where it is not there yet or is edited anyway, else after a while, for an edit with each comment would be one a second. True where it says another number now.</summary>
    public bool Count(Session session, Post post, bool isEdited)
    {
        var (told, count) = (session.Counts.Told(post), session.Counts.Of(post));
        if (told == count)
            return false;

        if (told is null || isEdited || session.Deliveries.Find(post, DeliveryKind.Post) is { Message: null, State: not DeliveryState.Sending })
            session.Counts.Tell(post, count);
        else
            session.Counts.TellAt(post, time.GetUtcNow() + options.Value.CountWithin);
        return session.Counts.Told(post) == count;
    }

    /// <summary>Whether a post has more to tell than it does.</summary>
    public bool IsBehind(Session session, Post post)
    {
        var (readable, removed) = session.Discussions.CountInThread(post, TellsOfPeople(post));
        return session.Discussions.Told(post) is { } told
            ? options.Value.IsStep(told.Comments, readable) || readable < told.Comments || removed != told.Removed
            : readable > 0;
    }

    /// <summary>Whether a mirror that has just been sent was the last of those that its post points to.</summary>
    public static bool CompletesLinks(Session session, Delivery sent) =>
        sent is { Kind: DeliveryKind.Mirror, Part: 0, Comment: { } comment }
        && session.Discussions.Told(sent.Post) is { } told
        && PointedTo(told).Contains(comment)
        && PointedTo(told).All(other => session.Messages.FirstOf(sent.Post, other) is not { Message: null, State: DeliveryState.Pending or DeliveryState.Sending });

    // A post that others follow is shown in their guilds, too, and what people wrote here stays here.
    private static bool TellsOfPeople(Post post) => post.ChannelKind != ChannelKind.Announcement;

    private static IEnumerable<CommentId> PointedTo(Discussion told) =>
        told.MostAnswered.Select(answered => answered.Comment).Concat(told.Longest is { } exchange ? [exchange.First] : []);
}
