using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Questions;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Chat → tree: what people write, change and remove in an article's thread.</summary>
public sealed class ReplyRecorder(Database database, IChatClient chat, Discuss discuss, TimeProvider time)
{
    /// <summary>Records a message of a thread of ours; any other is nobody's business.</summary>
    public Task PostedAsync(ChatMessage message, CancellationToken cancellationToken) =>
        IfOursAsync(message.Channel, (session, post) => Record(session, post, message, isLate: false), cancellationToken);

    /// <summary>Records which message shows what was asked and answered on the spot; any other answer is nobody's business.</summary>
    public async Task AnsweredAsync(OwnAnswerArrived answer, CancellationToken cancellationToken)
    {
        var question = AnswerComposer.QuestionOf(answer.Interaction);
        if (await database.ReadAsync(session => session.SpotAnswers.IsOf(question), cancellationToken))
            await database.WriteAsync(session => session.SpotAnswers.Shown(question, answer.Message), cancellationToken);
    }

    public Task EditedAsync(MessageEdited edit, CancellationToken cancellationToken) =>
        IfOursAsync(edit.Channel, (session, post) =>
        {
            if (session.Replies.Edit(edit.Message, edit.Text, edit.EditedAt))
                session.Posts.Touch(post);
        }, cancellationToken);

    public async Task DeletedAsync(MessagesDeleted deletion, CancellationToken cancellationToken)
    {
        var ours = await database.ReadAsync(
            session => deletion.Messages.Where(message => session.Replies.OfMessage(message) is not null || session.Messages.OfMessage(message).Count > 0 || session.Replies.MovedFrom(IdOf(message)) is not null).ToList(),
            cancellationToken);
        if (ours.Count == 0)
            return;

        await database.WriteAsync(session =>
        {
            foreach (var message in ours)
                Delete(session, deletion.Channel, message);
        }, cancellationToken);
    }

    /// <summary>Records a message of a post's thread, and a question that it asks of us unless that is too late.</summary>
    internal void Record(Session session, Post post, ChatMessage message, bool isLate)
    {
        var comment = new Comment(
            post.Article,
            IdOf(message.Id),
            message.ReplyTo is { } answered ? AnswerOf(session, post.Article, message.ReplyToAnswer) ?? CommentOf(session, answered) : null,
            new(AuthorId.OnDiscord(message.Author.Value), message.AuthorName),
            null,
            message.Text,
            message.SentAt,
            time.GetUtcNow(),
            message.EditedAt,
            null,
            null,
            Origin.Discord);

        if (session.People.IsForgotten(comment.Author.Id, message.SentAt) || !session.Replies.Save(comment, post.Guild, message.Channel, message.Id))
            return;

        if (message.MentionsUs && !isLate && AsksUs(session, message, post) && session.Questions.WaitOf(comment.Author.Id, time.GetUtcNow()) is null)
            session.Questions.Ask(comment, post.Channel, time.GetUtcNow());
        if (discuss.IsBehind(session, post))
            session.Posts.Touch(post);
    }

    // Who answers a comment, or can be read only so, mentions us for that and need not ask anything.
    private bool AsksUs(Session session, ChatMessage message, Post post) =>
        !string.IsNullOrWhiteSpace(message.Text)
        && ((chat.ReadsMessages && message.ReplyTo is null) || QuestionWords.Ask(message.Text, session.Articles.Find(post.Article)?.Language));

    private static CommentId? CommentOf(Session session, MessageId message) =>
        session.Messages.OfMessage(message).Select(delivery => delivery.Comment).FirstOrDefault(comment => comment is not null) ?? session.Replies.OfMessage(message);

    // What a command answered on the spot has no delivery; the chat says which command that was.
    private static CommentId? AnswerOf(Session session, ArticleId article, InteractionId? answered) =>
        answered is { } asked && AnswerComposer.AnswerTo(AnswerComposer.QuestionOf(asked)) is var answer && session.Comments.Find(article, answer) is not null ? answer : null;

    private void Delete(Session session, ChannelId thread, MessageId message)
    {
        // Its thread could not be deleted when its article was taken down: what it said stands in the new one now.
        if (session.Replies.MovedFrom(IdOf(message)) is { } article && session.Replies.DeleteFromForm(article, IdOf(message), time.GetUtcNow()))
            session.Posts.Touch(article);

        if (session.SpotAnswers.WentWithArticle(message))
            return;

        session.SpotAnswers.Withdraw(message, time.GetUtcNow());
        if (session.Replies.Delete(message, time.GetUtcNow()) && session.Posts.OfThread(thread) is { } post)
            session.Posts.Touch(post);

        foreach (var delivery in session.Messages.OfMessage(message).Where(delivery => delivery.Kind != DeliveryKind.Thread))
            RemovedMessage.Record(session, delivery.Key, time.GetUtcNow());
    }

    private static CommentId IdOf(MessageId message) => new(ShortHash.Of("message", message.Value));

    // Most of what is said in a guild is said elsewhere, and costs the writer nothing.
    private async Task IfOursAsync(ChannelId channel, Action<Session, Post> work, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(session => session.Posts.OfThread(channel), cancellationToken) is { } post)
            await database.WriteAsync(session => work(session, post), cancellationToken);
    }
}
