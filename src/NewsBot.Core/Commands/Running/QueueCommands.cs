using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Deliveries;

namespace NewsBot.Commands.Running;

/// <summary><c>/newsbot queue</c>, <c>retry</c> and <c>drop</c>: what is still to be said in the server, and what becomes of what could not be.</summary>
public sealed class QueueCommands(Database database, TimeProvider time)
{
    private const string Noun = "newsbot";
    private const int Listed = 5;
    private const int TitleLength = 80;
    private const int ErrorLength = 200;

    /// <summary>Shows the queue of the guild, or does with what is in it what was asked.</summary>
    public Task<Answer> RunAsync(string verb, Interaction asked, CancellationToken cancellationToken) => verb switch
    {
        "queue" => database.ReadAsync(session => Show(session, asked.Member.Guild), cancellationToken),
        "retry" => ChangeAsync(verb, asked, session => Replies.Say($"{session.DeadLetters.RetryAll(asked.Member.Guild, time.GetUtcNow()):message is|messages are} tried again."), cancellationToken),
        "drop" => ChangeAsync(verb, asked, session => Replies.Say($"{session.DeadLetters.DropAll(asked.Member.Guild):message is|messages are} given up."), cancellationToken),
        _ => Task.FromResult(Replies.UnknownCommand),
    };

    private Task<Answer> ChangeAsync(string verb, Interaction asked, Func<Session, Answer> change, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            if (session.DeadLetters.Counts(asked.Member.Guild).GetValueOrDefault(DeliveryState.Dead) == 0)
                return Replies.Say($"Nothing has been given up here, so there is nothing to decide. `/newsbot queue` says what waits.");

            session.Changes.Add(asked, time.GetUtcNow(), $"{Noun} {verb}");
            return change(session);
        }, cancellationToken);

    /// <summary>How much waits in a guild, and for what.</summary>
    internal static MessageText Head(Session session, GuildId guild)
    {
        var counts = session.DeadLetters.Counts(guild);
        int Count(params DeliveryState[] states) => states.Sum(state => counts.GetValueOrDefault(state));
        return MessageText.Of($"Waiting to be posted or changed: **{Count(DeliveryState.Pending, DeliveryState.Sending, DeliveryState.Removing)}**, for a moderator: **{Count(DeliveryState.Held)}**. Could not be posted: **{Count(DeliveryState.Dead)}**.");
    }

    internal static MessageText NameOf(DeliveryKind kind) => kind switch
    {
        DeliveryKind.Post => MessageText.Of($"The post of"),
        DeliveryKind.Thread => MessageText.Of($"The thread of"),
        DeliveryKind.Publication => MessageText.Of($"Publishing"),
        _ => MessageText.Of($"A comment on"),
    };

    private static Answer Show(Session session, GuildId guild)
    {
        var dead = session.DeadLetters.Counts(guild).GetValueOrDefault(DeliveryState.Dead);
        var head = Head(session, guild);
        var lines = session.DeadLetters.Oldest(guild, Listed).Select(letter => Line(session, letter));
        return new(new(
            MessageText.JoinWithin(MessageText.MaxLength, "\n", [head, .. lines]),
            Buttons: dead == 0 ? [] : [Button("Retry all", "retry"), Button("Drop all", "drop")]));
    }

    private static MessageText Line(Session session, DeadLetter letter)
    {
        var delivery = letter.Delivery;
        var what = NameOf(delivery.Kind);
        var title = MessageText.Name(session.Articles.Find(delivery.Post.Article)?.Title ?? "", TitleLength);
        return MessageText.Of($"• {what} *{title}*: {MessageText.Said(letter.Error).Shorten(ErrorLength)}");
    }

    private static CardButton Button(string label, string verdict) => CardButton.Press(label, new ButtonId(Noun, [verdict]).ToString());
}
