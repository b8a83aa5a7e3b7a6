using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Does one delivery: sends, looks for, edits or removes one message, or has its thread seen to.</summary>
public sealed class Sender(Database database, IChatClient chat, Outbox outbox, ThreadSender threads)
{
    /// <summary>Does what the delivery's state asks for; throws <see cref="ChatException"/> where the chat did not.</summary>
    public Task DoAsync(Delivery delivery, CancellationToken cancellationToken) => delivery switch
    {
        { Kind: DeliveryKind.Thread, State: DeliveryState.Removing } => threads.RemoveAsync(delivery, cancellationToken),
        { State: DeliveryState.Removing } => RemoveAsync(delivery, cancellationToken),
        { Kind: DeliveryKind.Thread, Message: not null } => threads.LockAsync(delivery, cancellationToken),
        { Kind: DeliveryKind.Thread } => StartThreadAsync(delivery, cancellationToken),
        { Kind: DeliveryKind.Publication } => PublishAsync(delivery, cancellationToken),
        { Message: not null } => ShowAsync(delivery, cancellationToken),
        { State: DeliveryState.Sending } => LookThenSendAsync(delivery, cancellationToken),
        _ => SendAsync(delivery, cancellationToken),
    };

    /// <summary>Where the delivery is made: a channel or a thread; null for a thread that is not there yet, or not any more.</summary>
    public async Task<ChannelId?> PlaceAsync(Delivery delivery, CancellationToken cancellationToken) => delivery switch
    {
        { Kind: DeliveryKind.Mirror or DeliveryKind.Rest } => await database.ReadAsync(session => session.Messages.ThreadOf(delivery.Post), cancellationToken),
        { Kind: DeliveryKind.Thread, Message: { } thread } => new(thread.Value),
        { Post.ChannelKind: ChannelKind.Forum, Message: { } message } => new(message.Value),
        _ => delivery.Post.Channel,
    };

    private async Task SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var target = await TargetAsync(delivery, cancellationToken);
        await RequireAgeAsync(delivery, cancellationToken);
        if (delivery is { Kind: DeliveryKind.Post, State: DeliveryState.Pending } && await outbox.PaceAsync(target, cancellationToken) is { } pace)
            throw new ChatException(ChatFailure.Throttled, "The channel got many articles just now.", pace);
        if (await outbox.ClaimAsync(delivery.Key, cancellationToken) is not { } sending)
            return;

        var message = await PutAsync(delivery, target, sending, cancellationToken);
        await outbox.AcknowledgeAsync(delivery.Key, message, cancellationToken);
    }

    private async Task<MessageId> PutAsync(Delivery delivery, ChannelId target, Sending sending, CancellationToken cancellationToken)
    {
        if (delivery is { Kind: DeliveryKind.Post, Post.ChannelKind: ChannelKind.Forum })
        {
            var (source, settings) = await database.ReadAsync(session => (session.Articles.SourceOf(delivery.Post.Article)!.Value.Value, session.Channels.Of(delivery.Post.Channel)), cancellationToken);
            var tags = (await ArticleAsync(delivery, cancellationToken)).Tags;
            return await chat.PostInForumAsync(target, await threads.PlanAsync(delivery, cancellationToken), settings.TagsFor([.. tags, source]), sending.Card, cancellationToken);
        }

        var notify = delivery.Kind == DeliveryKind.Post ? Notify.Channel : Notify.Nobody;
        return await chat.SendAsync(target, sending.Card, sending.ReplyTo, delivery.Key, notify, cancellationToken);
    }

    // Fetched messages carry no nonce, so looking goes by place: one delivery a queue is under way, and what
    // it made is our first message after the last acknowledged one that no delivery claims and that says the same.
    private async Task LookThenSendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var target = await TargetAsync(delivery, cancellationToken);
        if (await SaidAsync(delivery, cancellationToken) is not var (fingerprint, replyTo))
            return;

        var after = await database.ReadAsync(session => session.Messages.LastBefore(delivery), cancellationToken);
        var messages = delivery is { Kind: DeliveryKind.Post, Post.ChannelKind: ChannelKind.Forum }
            ? await chat.OwnForumPostsAsync(target, after, cancellationToken)
            : await chat.OwnMessagesSinceAsync(target, after, cancellationToken);

        // A reply to what was removed meanwhile refers to nothing.
        foreach (var message in messages.Where(message => message.Fingerprint.IsSameMessage(fingerprint) && (message.ReplyTo is null || message.ReplyTo == replyTo)))
        {
            if (await database.ReadAsync(session => session.Messages.IsClaimed(message.Id), cancellationToken))
                continue;

            await outbox.AcknowledgeAsync(delivery.Key, message.Id, cancellationToken);
            return;
        }

        await SendAsync(delivery, cancellationToken);
    }

    // Of what was sent before a restore nothing is known, but it said what it would say now.
    private async Task<(CardFingerprint Fingerprint, MessageId? ReplyTo)?> SaidAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Fingerprint is { } fingerprint)
            return (fingerprint, delivery.ReplyTo);
        return await outbox.ClaimAsync(delivery.Key, cancellationToken) is { } sending ? (sending.Card.Fingerprint, sending.ReplyTo) : null;
    }

    private async Task StartThreadAsync(Delivery delivery, CancellationToken cancellationToken) =>
        await threads.StartAsync(delivery, await PostedAsync(delivery, cancellationToken), cancellationToken);

    private async Task PublishAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        await chat.PublishAsync(delivery.Post.Channel, await PostedAsync(delivery, cancellationToken), cancellationToken);
        await outbox.PublishedAsync(delivery, cancellationToken);
    }

    // The message of the post that a thread or a publication belongs to.
    private async Task<MessageId> PostedAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var post = await database.ReadAsync(session => session.Deliveries.Of(delivery.Post).First(other => other.Kind == DeliveryKind.Post), cancellationToken);
        return post is { Message: { } message, State: not DeliveryState.Gone } ? message : throw new ChatException(ChatFailure.Gone, "The post that it belongs to was removed.");
    }

    private async Task ShowAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (await outbox.CurrentAsync(delivery, cancellationToken) is not { } card)
        {
            await RemoveAsync(delivery, cancellationToken);
            return;
        }

        if (card.Fingerprint != delivery.Fingerprint)
            await chat.EditAsync(await TargetAsync(delivery, cancellationToken), delivery.Message!.Value, card, cancellationToken);
        await outbox.ShownAsync(delivery, card, cancellationToken);
    }

    private async Task RemoveAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        await chat.DeleteAsync(await TargetAsync(delivery, cancellationToken), delivery.Message!.Value, cancellationToken);
        await outbox.RemovedAsync(delivery, cancellationToken);
    }

    private async Task<ChannelId> TargetAsync(Delivery delivery, CancellationToken cancellationToken) =>
        await PlaceAsync(delivery, cancellationToken) ?? throw new ChatException(ChatFailure.Throttled, "The thread is not there yet.", TimeSpan.FromSeconds(1));

    // The channel may have been opened to everybody since it began to follow the source.
    private async Task RequireAgeAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (chat.ChannelOf(delivery.Post.Channel) is not { IsAgeRestricted: false } open)
            return;
        if (await database.ReadAsync(session => session.Articles.SourceOf(delivery.Post.Article) is { } source && session.Sources.TermsOf(source).AgeRestricted, cancellationToken))
            throw new ChatException(ChatFailure.Refused, $"“{open.Name}” is not age-restricted, and a source that it follows is.");
    }

    private async Task<Article> ArticleAsync(Delivery delivery, CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => session.Articles.Find(delivery.Post.Article), cancellationToken))!;
}
