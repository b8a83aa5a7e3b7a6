using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Chat → tree: reads up a thread in which something may have happened unheard; what was changed or removed there left no other trace.</summary>
public sealed class ThreadCatchUp(Database database, IChatClient chat, ReplyRecorder recorder, TimeProvider time)
{
    // What was asked longer ago than this, while we were away, is answered by nobody.
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromHours(1);

    /// <summary>Reads a thread of ours whole; any other is nobody's business. Throws <see cref="ChatException"/>.</summary>
    public async Task RunAsync(ChatThread thread, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(session => session.Posts.OfThread(thread.Id), cancellationToken) is not { } post)
            return;

        // What people write and cannot be read now is read whole as soon as it can.
        if (chat.ReadsMessages)
            await ReadPeopleAsync(thread, post, cancellationToken);
        await ReadOwnAsync(thread, post, cancellationToken);
    }

    private async Task ReadPeopleAsync(ChatThread thread, Post post, CancellationToken cancellationToken)
    {
        // Known before the thread is read: what arrives while it is read is not missing in it.
        var (readTo, known) = await database.ReadAsync(session => (session.Posts.ReadTo(post), session.Replies.MessagesIn(thread.Id)), cancellationToken);
        if (thread.LastMessage is null || (thread.LastMessage == readTo && known.Count == 0))
            return;

        var messages = await chat.MessagesAsync(thread.Id, cancellationToken);
        await database.WriteAsync(session =>
        {
            foreach (var message in messages)
                recorder.Record(session, post, message, isLate: time.GetUtcNow() - message.SentAt > AnsweredWithin);
            foreach (var missing in known.Except(messages.Select(message => message.Id)))
                session.Replies.Delete(missing, time.GetUtcNow());
            if (known.Count > 0)
                session.Posts.Touch(post);
            session.Posts.SetReadTo(post, thread.LastMessage);
        }, cancellationToken);
    }

    // What a moderator removed of ours.
    private async Task ReadOwnAsync(ChatThread thread, Post post, CancellationToken cancellationToken)
    {
        var known = await database.ReadAsync(session => session.Messages.In(post), cancellationToken);
        if (known.Count == 0)
            return;

        var there = (await chat.OwnMessagesSinceAsync(thread.Id, null, cancellationToken)).Select(message => message.Id).ToHashSet();
        if (known.All(delivery => there.Contains(delivery.Message!.Value)))
            return;

        await database.WriteAsync(session =>
        {
            foreach (var missing in known.Where(delivery => !there.Contains(delivery.Message!.Value)))
                RemovedMessage.Record(session, missing.Key, time.GetUtcNow());
        }, cancellationToken);
    }
}
