using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary><c>/newsbot queue</c>, <c>retry</c> and <c>drop</c>: what is still to be said in the server, and what becomes of what could not be.</summary>
public sealed class QueueCommand(Database database, TimeProvider time) : ICommand
{
    private const string Noun = "newsbot";
    private const int Listed = 5;
    private const int TitleLength = 80;
    private const int ErrorLength = 200;

    public CommandDefinition Definition { get; } = new(Noun, "What is still to be posted", ForGuildManagers: true, Subcommands:
    [
        new("queue", "What waits, and what could not be posted", []),
        new("retry", "Try everything again that could not be posted", []),
        new("drop", "Give up for good what could not be posted", []),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) =>
        !invoked.Member.ManagesGuild ? Task.FromResult(Replies.ManagersOnly) : DoAsync(invoked.Command.Split(' ')[^1], invoked.Member.Guild, cancellationToken);

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Choice>>([]);

    public async Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        !pressed.Member.ManagesGuild ? Replies.ManagersOnly
        : button.Values is [("retry" or "drop") and var verdict] ? await DoAsync(verdict, pressed.Member.Guild, cancellationToken) with { ReplacesMessage = true }
        : Replies.StaleButton;

    private Task<Answer> DoAsync(string verb, GuildId guild, CancellationToken cancellationToken) => verb switch
    {
        "queue" => database.ReadAsync(session => Show(session, guild), cancellationToken),
        "retry" => database.WriteAsync(session => Replies.Say($"{session.DeadLetters.RetryAll(guild, time.GetUtcNow())} are tried again."), cancellationToken),
        "drop" => database.WriteAsync(session => Replies.Say($"{session.DeadLetters.DropAll(guild)} are given up."), cancellationToken),
        _ => Task.FromResult(Replies.UnknownCommand),
    };

    private static Answer Show(Session session, GuildId guild)
    {
        var counts = session.DeadLetters.Counts(guild);
        int Count(params DeliveryState[] states) => states.Sum(state => counts.GetValueOrDefault(state));

        var dead = Count(DeliveryState.Dead);
        var head = MessageText.Of($"**{Count(DeliveryState.Pending, DeliveryState.Sending, DeliveryState.Removing)}** wait to be posted or changed, **{Count(DeliveryState.Held)}** wait for a moderator, **{dead}** could not be posted.");
        var lines = session.DeadLetters.Oldest(guild, Listed).Select(letter => Line(session, letter));
        return new(new(
            MessageText.JoinWithin(MessageText.MaxLength, "\n", [head, .. lines]),
            Buttons: dead == 0 ? [] : [Button("Retry all", "retry"), Button("Drop all", "drop")]));
    }

    private static MessageText Line(Session session, DeadLetter letter)
    {
        var delivery = letter.Delivery;
        var what = delivery.Kind switch { DeliveryKind.Post => "The post of", DeliveryKind.Thread => "The thread of", DeliveryKind.Publication => "Publishing", _ => "A comment on" };
        var title = MessageText.Name(session.Articles.Find(delivery.Post.Article)?.Title ?? "", TitleLength);
        return MessageText.Of($"• {what} *{title}*: {MessageText.FromUntrusted(letter.Error).Shorten(ErrorLength)}");
    }

    private static CardButton Button(string label, string verdict) => CardButton.Press(label, new ButtonId(Noun, [verdict]).ToString());
}
