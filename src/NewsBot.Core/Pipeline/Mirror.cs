using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Posting.Filters;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Comments → outbox: compares what a post and its thread show with what they should, and writes the difference as deliveries.</summary>
public sealed class Mirror(Database database, DeliveryContent content, Discuss discuss, CommentRules rules, TimeProvider time)
{
    /// <summary>Brings the outbox of one post up to date; true where one was behind.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(session => session.Posts.Behind(), cancellationToken) is null)
            return false;

        return await database.WriteAsync(session =>
        {
            if (session.Posts.Behind() is not { } behind)
                return false;

            CatchUp(session, behind);
            session.Posts.CaughtUp(behind);
            return true;
        }, cancellationToken, nameof(Mirror));
    }

    private void CatchUp(Session session, Post post)
    {
        var deliveries = session.Deliveries.Of(post);
        var mirrored = deliveries.Where(delivery => delivery.Comment is not null).ToLookup(delivery => delivery.Comment!.Value);

        var comments = session.Comments.FromSite(post.Article).Select(stored => stored.Comment).Concat(session.Replies.FromForms(post)).ToList();
        session.Questions.Retract(post.Article, time.GetUtcNow());
        var tree = new CommentTree(comments);
        var hold = HoldOf(session, post);
        var holding = session.Branches.Holding(post.Article);
        var more = session.Posts.More(post);
        var room = session.Moderation.IsLocked(post) ? 0 : (content.CommentsPerArticle(session, post) * (more + 1)) - comments.Count(comment => comment.Origin == Origin.Site && mirrored.Contains(comment.Id));
        foreach (var comment in ParentsFirst(comments, tree))
        {
            var isNewFromSite = comment.Origin == Origin.Site && !mirrored.Contains(comment.Id);
            if ((!isNewFromSite || room > 0) && CatchUp(session, post, comment, [.. mirrored[comment.Id]], tree.HasReplies(comment.Id), (comment.Branch is { } branch && holding.Contains(branch)) || hold(comment)) && isNewFromSite)
                room--;
        }

        CatchUpRest(session, post, [.. deliveries.Where(delivery => delivery.Kind == DeliveryKind.Rest)], more);

        // Last, when it is known which comments wait for a moderator.
        discuss.CatchUp(session, post);
        if (deliveries.FirstOrDefault(delivery => delivery.Kind == DeliveryKind.Post) is { } message)
        {
            var card = content.OfPost(session, post);
            Refresh(session, message, discuss.Count(session, post, isEdited: card?.Fingerprint != message.Fingerprint) ? content.OfPost(session, post) : card);
        }

        session.Threads.Follow(post, time.GetUtcNow());
    }

    // Each asking for more is answered with comments, and under them stands how many are left then.
    private void CatchUpRest(Session session, Post post, IReadOnlyList<Delivery> existing, int more)
    {
        foreach (var rest in existing)
            Refresh(session, rest, content.Of(session, rest));
        if (!session.Moderation.IsLocked(post) && existing.All(rest => rest.Part != more) && session.Posts.NotShown(post) > 0)
            session.Deliveries.Add(Delivery.New(DeliveryKind.Rest, post, null, more, DeliveryState.Pending, time.GetUtcNow()));
    }

    // What the channel itself wants to look at first; who was let through once is not asked about again.
    private static Predicate<Comment> HoldOf(Session session, Post post)
    {
        if (session.Channels.Of(post.Channel).Hold is not { } text || session.Articles.Find(post.Article) is not { } article)
            return _ => false;

        var filter = Filter.KeptForComments(text);
        return comment => filter.Matches(FilterSubject.Of(comment, article, comment.Branch is { } branch ? session.Branches.Find(post.Article, branch) : null));
    }

    // True where it has messages, or is to have some.
    private bool CatchUp(Session session, Post post, Comment comment, IReadOnlyList<Delivery> existing, bool hasReplies, bool isHeld)
    {
        // What was gone before it was ever shown needs a tombstone only where somebody answers it.
        var needsNothing = comment.IsTombstone && !hasReplies && existing.All(delivery => delivery is { Message: null, State: not DeliveryState.Sending });
        var cards = needsNothing ? [] : content.OfComment(session, post, comment, existing.Count > 0 ? existing[0] : null);
        foreach (var delivery in existing)
            Refresh(session, delivery, delivery.Part < cards.Count ? cards[delivery.Part] : null, First);

        var state = existing.Count == 0 ? First() : existing[0].State == DeliveryState.Held ? DeliveryState.Held : DeliveryState.Pending;
        for (var part = existing.Count; part < cards.Count; part++)
            session.Deliveries.Add(Delivery.New(DeliveryKind.Mirror, post, comment.Id, part, state, time.GetUtcNow(), comment.IsOurs));
        return cards.Count > 0;

        DeliveryState First() => StateOf(post, comment, isHeld);
    }

    // What is being sent is compared again when it has been acknowledged; what was never shown is judged again when it comes back.
    private void Refresh(Session session, Delivery delivery, Card? card, Func<DeliveryState>? first = null)
    {
        if ((delivery.State == DeliveryState.Sent && delivery.Fingerprint != card?.Fingerprint) || (delivery is { State: DeliveryState.Dead, Message: not null } && card is null))
            session.Deliveries.Set(delivery.Key, DeliveryState.Pending, time.GetUtcNow());
        else if (delivery is { State: DeliveryState.Held or DeliveryState.Pending, Message: null } && card is null)
            session.Deliveries.Set(delivery.Key, DeliveryState.Gone, time.GetUtcNow());
        else if (delivery is { State: DeliveryState.Gone, Kind: DeliveryKind.Mirror } && card is not null)
            session.Deliveries.Revive(delivery, delivery.Message is null && first is not null ? first() : DeliveryState.Pending, time.GetUtcNow());
    }

    // Who may write in the thread needs nobody's leave.
    private DeliveryState StateOf(Post post, Comment comment, bool isHeld) => post.Mirror switch
    {
        _ when comment.Origin == Origin.Discord => DeliveryState.Pending,
        _ when isHeld => DeliveryState.Held,
        MirrorMode.Hold => DeliveryState.Held,
        MirrorMode.Filtered when rules.Catch(comment.Text, comment.Author.Name) is not null => DeliveryState.Held,
        _ => DeliveryState.Pending,
    };

    private static IEnumerable<Comment> ParentsFirst(IReadOnlyList<Comment> comments, CommentTree tree)
    {
        var done = new HashSet<CommentId>();
        foreach (var comment in comments)
        {
            foreach (var next in tree.AncestorsOf(comment.Id).TakeWhile(ancestor => !done.Contains(ancestor.Id)).Reverse().Append(comment))
            {
                if (done.Add(next.Id))
                    yield return next;
            }
        }
    }
}
