using Microsoft.Extensions.Options;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>The transactions of the outbox: each takes a delivery from one state to the next, whoever learns of it first.</summary>
public sealed class Outbox(Database database, DeliveryContent content, IOptions<DeliveryOptions> options, TimeProvider time)
{
    private volatile int _rights;

    /// <summary>How often our rights may have changed: a refusal from before the last time need not hold any more.</summary>
    public int Rights => _rights;

    /// <summary>Fixes what will be sent, and that it is being sent, before it is; null where nothing is to be sent any more.</summary>
    public Task<Sending?> ClaimAsync(DeliveryKey key, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            if (session.Deliveries.Find(key) is not { Message: null, State: DeliveryState.Pending or DeliveryState.Sending } delivery)
                return null;

            if (content.Of(session, delivery) is not { } card)
            {
                session.Deliveries.Set(key, DeliveryState.Gone, time.GetUtcNow());
                return null;
            }

            var replyTo = DeliveryContent.ReplyTo(session, delivery);
            return session.Deliveries.Claim(key, card.Fingerprint, replyTo, time.GetUtcNow(), time.GetUtcNow() + options.Value.LookAfter) ? new Sending(card, replyTo) : null;
        }, cancellationToken);

    /// <summary>How long a channel that got many articles has to wait for the next; null where it has not.</summary>
    public Task<TimeSpan?> PaceAsync(ChannelId channel, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Deliveries.PostedAt(channel, options.Value.PostsPerChannel) + options.Value.PostsPer - time.GetUtcNow() is { Ticks: > 0 } wait ? wait : (TimeSpan?)null,
            cancellationToken);

    /// <summary>What a delivery should show now; null where its message is to go, which is then marked.</summary>
    public Task<Card?> CurrentAsync(Delivery delivery, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            var card = content.Of(session, delivery);
            if (card is null)
                session.Deliveries.Set(delivery.Key, DeliveryState.Removing, time.GetUtcNow());
            return card;
        }, cancellationToken);

    /// <summary>A message is there; true for the first to say so, by the request's answer, the gateway or a look.</summary>
    public Task<bool> AcknowledgeAsync(DeliveryKey key, MessageId message, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            var wasRefused = session.Deliveries.Find(key) is { Refusals: > 0 };
            if (!session.Deliveries.Acknowledge(key, message))
                return false;

            var delivery = session.Deliveries.Find(key)!;
            if (wasRefused)
                session.Alerts.Resolve(delivery.Post.Guild, delivery.Post.Channel);
            if ((delivery is { Kind: DeliveryKind.Mirror, Part: 0 } && session.Messages.HasRepliesElsewhere(delivery, message)) || Discuss.CompletesLinks(session, delivery))
                session.Posts.Touch(delivery.Post);

            ShowAgainWhereItChanged(session, key);
            return true;
        }, cancellationToken);

    /// <summary>A post has its thread; asked twice, the chat gives the same one, so nothing had to be claimed.</summary>
    public Task ThreadStartedAsync(Delivery delivery, ChannelId thread, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            session.Deliveries.ThreadStarted(delivery.Key, thread);
            if (!session.Threads.Follow(delivery.Post, time.GetUtcNow()) && session.Replies.MoveIn(delivery.Post, thread))
                session.Posts.Touch(delivery.Post);
        }, cancellationToken);

    /// <summary>Whether a thread is to go with its article, which is then marked.</summary>
    public Task<bool> IsThreadGoingAsync(Delivery delivery, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Threads.Follow(delivery.Post, time.GetUtcNow()), cancellationToken);

    /// <summary>The name that a thread is left with which we may not delete; null while messages of ours stand in it.</summary>
    public Task<string?> NameToLeaveAsync(Delivery delivery, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.Threads.IsEmpty(delivery.Post) ? content.NameWithoutTitle(session, delivery.Post) : null, cancellationToken);

    /// <summary>A thread is away because it should be, or is not ours any more.</summary>
    public Task ThreadRemovedAsync(Delivery delivery, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Threads.Removed(delivery.Post, new(delivery.Message!.Value.Value), time.GetUtcNow()), cancellationToken);

    /// <summary>A post is shown wherever its channel is followed; asked twice, it is shown once, so nothing had to be claimed.</summary>
    public Task PublishedAsync(Delivery delivery, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Deliveries.Set(delivery.Key, DeliveryState.Sent, time.GetUtcNow()), cancellationToken);

    public Task ShownAsync(Delivery delivery, Card card, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            session.Deliveries.Shown(delivery.Key, card.Fingerprint);
            ShowAgainWhereItChanged(session, delivery.Key);
        }, cancellationToken);

    /// <summary>A message is away because it should be; where a comment's should be there again by now, that is found when its post is looked at.</summary>
    public Task RemovedAsync(Delivery delivery, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            RemovedMessage.Record(session, delivery.Key, time.GetUtcNow());
            session.Threads.Hurry(delivery.Post, time.GetUtcNow());
            if (content.Of(session, delivery) is null)
                return;

            if (delivery.Kind == DeliveryKind.Rest)
                session.Deliveries.Revive(delivery, DeliveryState.Pending, time.GetUtcNow());
            session.Posts.Touch(delivery.Post);
        }, cancellationToken);

    /// <summary>The chat says that a message is no longer there.</summary>
    public Task GoneAsync(Delivery delivery, CancellationToken cancellationToken) =>
        database.WriteAsync(session => RemovedMessage.Record(session, delivery.Key, time.GetUtcNow()), cancellationToken);

    /// <summary>A delivery was tried in vain and waits; where it was brought further meanwhile, nothing changes.</summary>
    /// <param name="refusedUnder">The <see cref="Rights"/> under which the chat refused it; null where it did not refuse.</param>
    public Task WaitAsync(Delivery delivery, DeliveryState? state, TimeSpan wait, int? refusedUnder, string error, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            var hasChanged = refusedUnder is not null && refusedUnder != Rights;
            var givesUp = refusedUnder is not null && !hasChanged && delivery.Refusals + 1 >= options.Value.Tries;
            session.Deliveries.Wait(delivery, givesUp ? DeliveryState.Dead : state, time.GetUtcNow() + (hasChanged ? TimeSpan.Zero : wait), refusedUnder is not null, error);
        }, cancellationToken);

    /// <summary>Has the people who run a guild told, once, that a channel takes nothing from us.</summary>
    public Task TellAsync(Post post, string problem, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Alerts.Add(post.Guild, post.Channel, $"I cannot post in a channel that follows news. {problem} What is to be posted there waits.", time.GetUtcNow()), cancellationToken);

    /// <summary>A thread or a channel was deleted: nothing more is said there, what people said there goes as if they had deleted it, and who runs the guild is told.</summary>
    public Task ClosedAsync(ChannelId place, CancellationToken cancellationToken) =>
        database.WriteAsync(session => ClosedPlace.Record(session, place, time.GetUtcNow()), cancellationToken);

    /// <summary>What was refused in a channel, or anywhere in a guild, is due at once: we may do more there now.</summary>
    public Task TryAgainAsync(GuildId guild, ChannelId? channel, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            _rights++;
            session.Deliveries.TryAgain(guild, channel, time.GetUtcNow());
            session.Digests.TryAgain(guild, channel, time.GetUtcNow());
        }, cancellationToken);

    // What changed while a message was under way was not seen by anybody else.
    private void ShowAgainWhereItChanged(Session session, DeliveryKey key)
    {
        if (session.Deliveries.Find(key) is { State: DeliveryState.Sent } delivery && content.Of(session, delivery)?.Fingerprint != delivery.Fingerprint)
            session.Deliveries.Set(key, DeliveryState.Pending, time.GetUtcNow());
    }
}

/// <summary>A message as it goes out.</summary>
public sealed record Sending(Card Card, MessageId? ReplyTo);
