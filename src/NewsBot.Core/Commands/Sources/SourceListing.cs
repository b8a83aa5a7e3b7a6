using System.Globalization;
using NewsBot.Chat;
using NewsBot.Storage;
using NewsBot.Storage.Sources;

namespace NewsBot.Commands.Sources;

/// <summary>The sources that a guild knows, and how asking them goes.</summary>
public sealed class SourceListing(Database database)
{
    private const int OnAPage = 10;
    private const int NameLength = 100;
    private const int ReasonLength = 200;
    private const int ShortReason = 60;
    private const int MostCompletions = 25;

    public Task<Answer> ListAsync(GuildId guild, int page, CancellationToken cancellationToken) =>
        database.ReadAsync(session =>
        {
            var (shown, pages, lines) = PageOf(session, guild, page);
            return new Answer(new(MessageText.JoinWithin(MessageText.MaxLength, "\n", pages == 1 ? lines : lines.Prepend(Head(shown, pages))), Buttons: Buttons(shown, pages, "source", "list")));
        }, cancellationToken);

    public Task<Answer> ShowAsync(GuildId guild, string typed, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Named(session, guild, typed) is { } source
            ? new Answer(new(MessageText.JoinWithin(MessageText.MaxLength, "\n", [Line(session, source, ReasonLength), .. source.IsFollowed ? SourceText.Of(source, session.Polls.Find(PollKey.Of(source.Name))) : [FromFiles]])))
            : Unknown(typed), cancellationToken);

    /// <summary>The names to choose from: all that the guild knows to look at, its own to change.</summary>
    public static IReadOnlyList<Choice> Matching(Session session, GuildId guild, string typed, bool isForShow) =>
        Choice.Of(session.Sources.ToFollow(guild)
            .Where(source => (isForShow || source.GuildId is not null) && source.Name.Value.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
            .Take(MostCompletions)
            .Select(source => (source.Name.Value, source.Name.Value)));

    internal static KeptSource? Named(Session session, GuildId guild, string typed) =>
        session.Sources.ToFollow(guild).FirstOrDefault(source => string.Equals(source.Name.Value, typed.Trim(), StringComparison.OrdinalIgnoreCase));

    internal static Answer Unknown(string typed) =>
        Replies.Say($"There is no source named “{MessageText.Name(typed, NameLength)}”. Choose one of those that are offered while you type.");

    /// <summary>One page of a guild's sources, a line each; the page nearest to the one that is wanted.</summary>
    internal static (int Shown, int Pages, IReadOnlyList<MessageText> Lines) PageOf(Session session, GuildId guild, int page)
    {
        var sources = session.Sources.ToFollow(guild);
        var pages = Math.Max(1, (sources.Count + OnAPage - 1) / OnAPage);
        var shown = Math.Clamp(page, 0, pages - 1);
        return (shown, pages, sources.Count == 0 ? [MessageText.Of($"No source is followed yet. Use `/source add`.")] : [.. sources.Skip(shown * OnAPage).Take(OnAPage).Select(source => Line(session, source, ShortReason))]);
    }

    internal static MessageText Head(int shown, int pages) => MessageText.Of($"**Sources** ({shown + 1}/{pages})");

    internal static IReadOnlyList<CardButton> Buttons(int shown, int pages, string noun, string part) => pages == 1 ? [] :
    [
        CardButton.Press("Back", Id(noun, part, shown - 1), shown > 0),
        CardButton.Press("Next", Id(noun, part, shown + 1), shown < pages - 1),
    ];

    private static string Id(string noun, string part, int page) => new ButtonId(noun, [part, Math.Max(page, 0).ToString(CultureInfo.InvariantCulture)]).ToString();

    private static MessageText FromFiles => MessageText.Of($"Its articles are read from files: samples that come with me, or pages that were imported. A channel gets them if it follows this name or every source.");

    private static MessageText Line(Session session, KeptSource kept, int reasonLength)
    {
        var whose = kept is { GuildId: null, IsFollowed: true } ? MessageText.Of($" · of the operator") : MessageText.Empty;
        var state = kept.IsFollowed ? SourceText.State(session.Polls.Find(PollKey.Of(kept.Name)), reasonLength) : MessageText.Of($"sample or import, not asked");
        return MessageText.Of($"• **{MessageText.Name(kept.Name.Value, NameLength)}**{whose} · {state}");
    }
}
