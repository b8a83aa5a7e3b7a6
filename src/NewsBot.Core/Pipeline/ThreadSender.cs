using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Does one delivery of a thread: starts, locks or removes it; throws <see cref="ChatException"/> where the chat did not.</summary>
public sealed class ThreadSender(Database database, IChatClient chat, Outbox outbox, ThreadCatchUp catchUp)
{
    /// <summary>Gives a post its thread; asked twice, the chat gives the same one.</summary>
    /// <param name="message">The post's own.</param>
    public async Task StartAsync(Delivery delivery, MessageId message, CancellationToken cancellationToken)
    {
        // A forum's post is a thread already, in which people may have spoken before we knew that it is ours.
        var isForum = delivery.Post.ChannelKind == ChannelKind.Forum;
        var thread = isForum
            ? new(message.Value)
            : await chat.StartThreadAsync(delivery.Post.Channel, message, await PlanAsync(delivery, cancellationToken), cancellationToken);
        if (isForum)
            await catchUp.RunAsync(new(thread, message), cancellationToken);

        await outbox.ThreadStartedAsync(delivery, thread, cancellationToken);
    }

    /// <summary>Locks a thread or opens it, as those who run the guild have decided.</summary>
    public async Task LockAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (await outbox.IsThreadGoingAsync(delivery, cancellationToken))
            return;

        var thread = new ChannelId(delivery.Message!.Value.Value);
        await chat.LockAsync(thread, await database.ReadAsync(session => session.Moderation.IsLocked(delivery.Post), cancellationToken), cancellationToken);
        await outbox.ThreadStartedAsync(delivery, thread, cancellationToken);
    }

    /// <summary>Removes a thread; what we may not delete is left at rest and without its title, as soon as it is empty, and tried again when we may do more.</summary>
    public async Task RemoveAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var thread = new ChannelId(delivery.Message!.Value.Value);
        try
        {
            await chat.DeleteThreadAsync(thread, cancellationToken);
        }
        catch (ChatException exception) when (exception.Failure == ChatFailure.Refused)
        {
            if (await outbox.IsThreadGoingAsync(delivery, cancellationToken))
            {
                if (await outbox.NameToLeaveAsync(delivery, cancellationToken) is { } name)
                    await chat.PutAwayAsync(thread, name, cancellationToken);
                throw;
            }
        }

        await outbox.ThreadRemovedAsync(delivery, cancellationToken);
    }

    /// <summary>What a post's thread is called, and when it comes to rest.</summary>
    public Task<ThreadPlan> PlanAsync(Delivery delivery, CancellationToken cancellationToken) =>
        database.ReadAsync(session => new ThreadPlan(PostComposer.ThreadName(session.Articles.Find(delivery.Post.Article)!), session.Channels.Of(delivery.Post.Channel).RestAfter), cancellationToken);
}
