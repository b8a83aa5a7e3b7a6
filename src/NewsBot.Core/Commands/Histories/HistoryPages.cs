using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;
using NewsBot.Storage.People;

namespace NewsBot.Commands.Histories;

/// <summary>A history page by page, newest first, as the viewer may see it: all that somebody wrote, or what of it, or of an article's discussion, is wanted.</summary>
public sealed class HistoryPages(Database database, IChatClient chat, VisibleHistory visible)
{
    private const int PageSize = 10;
    private const int NameLength = 60;
    private const int QuoteLength = 160;
    private const string Filtered = "f";
    private const string Anybody = "-";

    private static Answer NothingOlder => Replies.Say($"There is nothing older.");

    /// <summary>The first page of what an author wrote; null where there is none that the viewer can see.</summary>
    internal Answer? Begin(Session session, Member viewer, AuthorId author, HistoryFilter filter) => filter.IsNone
        ? Page(session, viewer, author, VisibleHistory.Newest)
        : Page(session, viewer, author, filter, long.MaxValue);

    /// <summary>The first page of what was said under an article; null where there is nothing that the viewer can see.</summary>
    internal Answer? Begin(Session session, Member viewer, HistoryFilter filter) => Page(session, viewer, null, filter, long.MaxValue);

    /// <summary>The next page; the id came from outside.</summary>
    public Task<Answer> TurnAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) => database.ReadAsync(session => Turn(session, pressed.Member, button), cancellationToken);

    private Answer Turn(Session session, Member viewer, ButtonId button)
    {
        try
        {
            if (button.Values is [Filtered, var who, var entry, ..]
                && (who == Anybody || ShortHash.HasForm(who))
                && long.TryParse(entry, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var place) && place >= 0
                && HistoryFilter.Unpack(session, viewer.Guild, [.. button.Values.Skip(3)]) is { } filter
                && (who != Anybody || filter.Article is not null))
                return (Page(session, viewer, who == Anybody ? null : new AuthorId(who), filter, place) ?? NothingOlder) with { ReplacesMessage = true };

            return button.Values is [var author, var moment, var id]
                && ShortHash.HasForm(author)
                && long.TryParse(moment, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                    ? (Page(session, viewer, new(author), (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), new(id))) ?? NothingOlder) with { ReplacesMessage = true }
                    : Replies.StaleButton;
        }
        catch (FormatException)
        {
            return Replies.StaleButton;
        }
    }

    private Answer? Page(Session session, Member viewer, AuthorId author, (DateTimeOffset Moment, CommentId Id) before)
    {
        var authors = session.Claims.SameAs(viewer.Guild, author);
        var lines = visible.Lines(session, viewer, authors, before).Take(PageSize + 1).ToList();
        if (lines.Count == 0)
            return null;

        ButtonId Before((DateTimeOffset Moment, CommentId Id) place) => new("history", [author.Value, $"{place.Moment.ToUnixTimeMilliseconds()}", place.Id.Value]);
        var last = lines[Math.Min(PageSize, lines.Count) - 1];
        return Draw(viewer, HistoryChoice.NameOf(session, viewer.Guild, author, lines[0].Author), lines, isOfOne: true, Before((last.WrittenAt, last.Id)), before.Id == VisibleHistory.Newest.Id ? null : Before(VisibleHistory.Newest));
    }

    private Answer? Page(Session session, Member viewer, AuthorId? author, HistoryFilter filter, long before)
    {
        var query = filter.Query(viewer.Guild);
        if (author is { } by)
            query = query.By(session.Claims.SameAs(viewer.Guild, by));

        var found = visible.Found(session, viewer, query, before).Take(PageSize + 1).ToList();
        if (found.Count == 0)
            return null;

        var head = author is { } one ? HistoryChoice.NameOf(session, viewer.Guild, one, found[0].Line.Author) : MessageText.Of($"**{MessageText.Name(found[0].Line.ArticleTitle, NameLength)}**");
        ButtonId Before(long place) => new("history", [Filtered, author?.Value ?? Anybody, $"{place:x}", .. filter.Pack()]);
        return Draw(viewer, head, [.. found.Select(hit => hit.Line)], author is not null, Before(found[Math.Min(PageSize, found.Count) - 1].Entry), before == long.MaxValue ? null : Before(long.MaxValue));
    }

    private Answer Draw(Member viewer, MessageText head, List<HistoryLine> lines, bool isOfOne, ButtonId older, ButtonId? first)
    {
        var shown = lines.Take(PageSize).ToList();
        var (isMore, fits) = (lines.Count > PageSize, older.ToString().Length <= ButtonId.MaxLength);
        var foot = isMore && !fits ? MessageText.Of($"*There is more: narrow it down.*") : MessageText.Empty;
        var room = (MessageText.MaxLength - head.Value.Length - foot.Value.Length - shown.Count - 1) / shown.Count;
        var text = MessageText.Join("\n", [head, .. shown.Select(line => Line(viewer, line, room, isOfOne)), foot]);
        return new(new(text, Buttons:
        [
            .. first is null ? Array.Empty<CardButton>() : [CardButton.Press("First page", first.ToString())],
            .. isMore && fits ? [CardButton.Press("Older", older.ToString())] : Array.Empty<CardButton>(),
        ]));
    }

    // When and where come first; the words take the room that is left, so that a page of ten fits one message.
    private MessageText Line(Member viewer, HistoryLine line, int room, bool isOfOne)
    {
        var link = LineLink.Of(chat, viewer, line.Place, line.Channel, line.Message, line.BranchUrl ?? line.ArticleUrl);
        var when = MessageText.Relative(line.WrittenAt);
        var left = room - when.Value.Length - (link?.Length ?? 0) - 10;
        var title = MessageText.Name(isOfOne ? line.ArticleTitle : line.Author, left / 3);
        var answered = line.ParentAuthor is { } parent ? MessageText.Of($" ↩ {MessageText.Name(parent, left / 4)}") : MessageText.Empty;
        var quote = MessageText.FromUntrusted(VisibleText.OneLine(line.Text)).Shorten(Math.Min(QuoteLength, left - title.Value.Length - answered.Value.Length));

        return MessageText.Of($"{when} {LineLink.Title(title, link)}{answered}: {quote}");
    }
}
