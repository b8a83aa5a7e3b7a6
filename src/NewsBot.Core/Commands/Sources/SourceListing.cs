using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Storage.Sources;

namespace NewsBot.Commands.Sources;

/// <summary>The sources that a guild knows, and how asking them goes.</summary>
public sealed class SourceListing(Database database)
{
    private const int NameLength = 100;
    private const int ReasonLength = 200;
    private const int MostCompletions = 25;

    public Task<Answer> ListAsync(GuildId guild, CancellationToken cancellationToken) =>
        database.ReadAsync(session =>
        {
            var sources = session.Sources.KnownTo(guild);
            return sources.Count == 0
                ? Replies.Say($"No source is followed yet. Use `/source add`.")
                : new Answer(new(MessageText.JoinWithin(MessageText.MaxLength, "\n", sources.Select(source => Line(source, session.Polls.Find(PollKey.Of(source.Name)))))));
        }, cancellationToken);

    public Task<Answer> ShowAsync(GuildId guild, string typed, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Named(session, guild, typed) is { } source
            ? new Answer(new(MessageText.Join("\n", Details(source, session.Polls.Find(PollKey.Of(source.Name))))))
            : Unknown(typed), cancellationToken);

    /// <summary>The names to choose from: all that the guild knows to look at, its own to change.</summary>
    public static IReadOnlyList<Choice> Matching(Session session, GuildId guild, string typed, bool isForShow) =>
    [
        .. session.Sources.KnownTo(guild)
            .Where(source => (isForShow || source.GuildId is not null) && source.Name.Value.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
            .Take(MostCompletions)
            .Select(source => new Choice(source.Name.Value, source.Name.Value)),
    ];

    internal static KeptSource? Named(Session session, GuildId guild, string typed) =>
        session.Sources.KnownTo(guild).FirstOrDefault(source => string.Equals(source.Name.Value, typed.Trim(), StringComparison.OrdinalIgnoreCase));

    internal static Answer Unknown(string typed) =>
        Replies.Say($"There is no source named “{MessageText.Name(typed, NameLength)}”. Choose one of those that are offered while you type.");

    internal static MessageText Line(KeptSource kept, Poll? poll)
    {
        var whose = kept.GuildId is null ? MessageText.Of($" · of the operator") : MessageText.Empty;
        return MessageText.Of($"• **{MessageText.Name(kept.Name.Value, NameLength)}**{whose} · {State(poll)}");
    }

    private static IEnumerable<MessageText> Details(KeptSource kept, Poll? poll)
    {
        var source = SourceList.ParseOne(kept.Definition);
        yield return Line(kept, poll);
        yield return source.Kind switch
        {
            SourceKind.Folder => MessageText.Of($"A folder of pages"),
            SourceKind.Feed => MessageText.Of($"A feed: {MessageText.Link("", source.Address)}"),
            SourceKind.Site => MessageText.Of($"A site: {MessageText.Link("", source.Address)}"),
            _ => MessageText.Of($"An article: {MessageText.Link("", source.Address)}"),
        };
        if (poll is not null && poll.Address.AbsoluteUri != source.Address)
            yield return MessageText.Of($"Asked at {MessageText.Link("", poll.Address.AbsoluteUri)}");
        if (source.Every is { } every)
            yield return MessageText.Of($"Asked every {(int)every.TotalMinutes:minute|minutes}");
        if (source.Only is not null || source.Except is not null)
            yield return MessageText.Of($"Not all of its articles are taken.");
        if (source.Comments is { } comments)
            yield return comments.System == CommentChoice.None ? MessageText.Of($"Its comments are not read.") : MessageText.Of($"Comments: {comments.System}");
        if (source.Elsewhere is { } elsewhere)
            yield return elsewhere.Places is { Count: 0 } ? MessageText.Of($"Discussions elsewhere are not looked for.")
                : elsewhere.Hold ? MessageText.Of($"Comments from elsewhere wait for a moderator.") : MessageText.Of($"Comments from elsewhere are shown at once.");
        foreach (var term in Terms(source.Terms ?? SourceTerms.None))
            yield return term;
        if (poll?.ChangedAt is { } changed)
            yield return MessageText.Of($"Last news {MessageText.Relative(changed)}");
    }

    private static IEnumerable<MessageText> Terms(SourceTerms terms)
    {
        if (terms.SummarySentences is { } most)
            yield return MessageText.Of($"At most {most:sentence|sentences} of an article are quoted.");
        if (!terms.Image)
            yield return MessageText.Of($"Its pictures are not shown.");
        if (terms.Credit is { } credit)
            yield return MessageText.Of($"Its posts end with: {MessageText.Name(credit, NameLength)}");
        if (terms.AgeRestricted)
            yield return MessageText.Of($"It is only for age-restricted channels.");
    }

    private static MessageText State(Poll? poll) => poll switch
    {
        null => MessageText.Of($"a folder"),
        { State: PollState.Paused } => MessageText.Of($"paused"),
        { State: PollState.Over } => MessageText.Of($"gone: {Reason(poll)}"),
        { State: PollState.Failing } => MessageText.Of($"no answer, seldom asked: {Reason(poll)}"),
        { Failures: > 0 } => MessageText.Of($"no answer, asked again {MessageText.Relative(poll.NextAt)}: {Reason(poll)}"),
        { PolledAt: { } polled } => MessageText.Of($"answered {MessageText.Relative(polled)}, asked again {MessageText.Relative(poll.NextAt)}"),
        _ => MessageText.Of($"not asked yet"),
    };

    private static MessageText Reason(Poll poll) => (poll.Error is { } error ? MessageText.Said(VisibleText.OneLine(error)) : MessageText.Of($"it has ended.")).Shorten(ReasonLength);
}
