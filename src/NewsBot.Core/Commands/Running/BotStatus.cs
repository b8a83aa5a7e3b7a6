using NewsBot.Chat;
using NewsBot.Commands.Sources;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Commands.Running;

/// <summary><c>/newsbot status</c>: what waits in a guild and why, which limits are used up, and how its sources answer, page by page.</summary>
public sealed class BotStatus(Database database, StatusLimits limits, TimeProvider time)
{
    private const int Waiting = 5;
    private const int TitleLength = 60;
    private const int ErrorLength = 150;

    public Task<Answer> ShowAsync(GuildId guild, int page, CancellationToken cancellationToken) =>
        database.ReadAsync(session =>
        {
            // What waits stands before the first sources, or where that is much, on a page of its own.
            var queue = MessageText.JoinWithin(MessageText.MaxLength, "\n", Queue(session, guild));
            var (first, pages, lines) = SourceListing.PageOf(session, guild, 0);
            var alone = MessageText.Join("\n", [queue, SourceListing.Head(first, pages), .. lines]).Value.Length > MessageText.MaxLength ? 1 : 0;
            var shown = Math.Clamp(page, 0, pages - 1 + alone);
            if (shown >= alone)
                (first, _, lines) = SourceListing.PageOf(session, guild, shown - alone);
            return new Answer(new(
                MessageText.JoinWithin(MessageText.MaxLength, "\n", [shown == 0 ? queue : MessageText.Empty, .. shown >= alone ? [SourceListing.Head(first, pages), .. lines] : Array.Empty<MessageText>()]),
                Buttons: SourceListing.Buttons(shown, pages + alone, "newsbot", "status")));
        }, cancellationToken);

    private IEnumerable<MessageText> Queue(Session session, GuildId guild)
    {
        yield return QueueCommands.Head(session, guild);
        foreach (var line in limits.Lines(session, guild))
            yield return line;
        foreach (var paused in session.GuildStatus.Paused(guild))
            yield return MessageText.Of($"• {MessageText.Place(paused)} is paused.");
        foreach (var waiting in session.GuildStatus.Waiting(guild, Waiting))
            yield return Line(waiting);
    }

    private MessageText Line(WaitingDelivery waiting)
    {
        var what = QueueCommands.NameOf(Enum.Parse<DeliveryKind>(waiting.Kind));
        var why = waiting.Error is { } error ? MessageText.Said(error).Shorten(ErrorLength) : waiting.DueAt > time.GetUtcNow() ? MessageText.Of($"it is looked for first.") : MessageText.Of($"its turn comes next.");
        var when = waiting.DueAt > time.GetUtcNow() ? MessageText.Of($" Again {MessageText.Relative(waiting.DueAt)}.") : MessageText.Empty;
        return MessageText.Of($"• {what} *{MessageText.Name(waiting.Title, TitleLength)}* in {MessageText.Place(waiting.Channel)}: {why}{when}");
    }
}
