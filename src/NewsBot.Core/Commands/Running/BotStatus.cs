using System.Globalization;
using NewsBot.Chat;
using NewsBot.Commands.Sources;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;
using NewsBot.Storage.Sources;

namespace NewsBot.Commands.Running;

/// <summary><c>/newsbot status</c>: what waits in a guild and why, which limits are used up, and how its sources answer, page by page.</summary>
public sealed class BotStatus(Database database, StatusLimits limits, TimeProvider time)
{
    private const int SourcesOnAPage = 12;
    private const int Waiting = 5;
    private const int TitleLength = 60;
    private const int ErrorLength = 150;

    public Task<Answer> ShowAsync(GuildId guild, int page, CancellationToken cancellationToken) =>
        database.ReadAsync(session =>
        {
            var sources = session.Sources.KnownTo(guild);
            var pages = Math.Max(1, (sources.Count + SourcesOnAPage - 1) / SourcesOnAPage);
            var shown = Math.Clamp(page, 0, pages - 1);
            IEnumerable<MessageText> lines =
            [
                .. shown == 0 ? Queue(session, guild) : [],
                MessageText.Of($"**Sources** ({shown + 1}/{pages})"),
                .. sources.Count == 0 ? [MessageText.Of($"No source is followed yet. Use `/source add`.")] : sources.Skip(shown * SourcesOnAPage).Take(SourcesOnAPage).Select(source => SourceListing.Line(source, session.Polls.Find(PollKey.Of(source.Name)))),
            ];
            return new Answer(new(MessageText.JoinWithin(MessageText.MaxLength, "\n", lines), Buttons: Buttons(shown, pages)));
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

    private static List<CardButton> Buttons(int shown, int pages) => pages == 1 ? [] :
    [
        CardButton.Press("Back", Id(shown - 1), shown > 0),
        CardButton.Press("Next", Id(shown + 1), shown < pages - 1),
    ];

    private static string Id(int page) => new ButtonId("newsbot", ["status", Math.Max(page, 0).ToString(CultureInfo.InvariantCulture)]).ToString();
}
