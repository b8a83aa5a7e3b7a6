using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Sources;
using NewsBot.Storage.Sources;

namespace NewsBot.Commands.Sources;

/// <summary>A source in plain words: what it is, how asking it goes, what is taken of it, and how it is shown.</summary>
internal static class SourceText
{
    private const int NameLength = 100;
    private const int WordsLength = 400;

    public static IEnumerable<MessageText> Of(KeptSource kept, Poll? poll)
    {
        var source = SourceList.ParseOne(kept.Definition);
        IEnumerable<MessageText> lines = [.. Where(source, poll), .. Taken(source), .. Elsewhere(source.Elsewhere), .. Terms(source.Terms ?? SourceTerms.None)];
        return poll?.ChangedAt is { } changed ? lines.Append(MessageText.Of($"Last news {MessageText.Relative(changed)}")) : lines;
    }

    public static MessageText State(Poll? poll, int reasonLength) => poll switch
    {
        null => MessageText.Of($"a folder"),
        { State: PollState.Paused } => MessageText.Of($"paused"),
        { State: PollState.Over } => MessageText.Of($"gone: {Reason(poll, reasonLength)}"),
        { State: PollState.Failing } => MessageText.Of($"no answer, seldom asked: {Reason(poll, reasonLength)}"),
        { Failures: > 0 } => MessageText.Of($"no answer, asked again {MessageText.Relative(poll.NextAt)}: {Reason(poll, reasonLength)}"),
        { PolledAt: { } polled } => MessageText.Of($"answered {MessageText.Relative(polled)}, asked again {MessageText.Relative(poll.NextAt)}"),
        _ => MessageText.Of($"not asked yet"),
    };

    private static MessageText Reason(Poll poll, int length) => (poll.Error is { } error ? MessageText.Said(VisibleText.OneLine(error)) : MessageText.Of($"it has ended.")).Shorten(length);

    private static IEnumerable<MessageText> Where(Source source, Poll? poll)
    {
        yield return source.Kind switch
        {
            SourceKind.Folder => MessageText.Of($"A folder of pages"),
            SourceKind.Feed => MessageText.Of($"A feed: {MessageText.Link("", source.Address)}"),
            SourceKind.Site => MessageText.Of($"A site: {MessageText.Link("", source.Address)}"),
            _ => MessageText.Of($"An article: {MessageText.Link("", source.Address)}"),
        };
        if (poll is null)
            yield break;

        if (poll.Address.AbsoluteUri != source.Address)
            yield return MessageText.Of($"Asked at {MessageText.Link("", poll.Address.AbsoluteUri)}");
        yield return source.Every is { } every ? MessageText.Of($"Asked every {(int)every.TotalMinutes:minute|minutes}") : MessageText.Of($"Asked as often as there is news");
        if (source.Credentials is not null)
            yield return MessageText.Of($"Asked with credentials of the operator");
    }

    private static IEnumerable<MessageText> Taken(Source source)
    {
        yield return source.Only is { } only ? MessageText.Of($"Only articles with any of these: {Words(only.Line)}") : source.Except is null ? MessageText.Of($"All of its articles are taken.") : MessageText.Empty;
        if (source.Except is { } except)
            yield return MessageText.Of($"No articles with any of these: {Words(except.Line)}");
        yield return source.Comments switch
        {
            null => MessageText.Of($"Its comments are read the way its pages show them."),
            { System: CommentChoice.None } => MessageText.Of($"Its comments are not read."),
            var comments => MessageText.Of($"Comments: {comments.System}"),
        };
    }

    private static MessageText Words(FilterLine line) => MessageText.Join(" · ",
    [
        line.Words is { } words ? MessageText.Of($"words: {List(words)}") : MessageText.Empty,
        line.Pattern is { } pattern ? MessageText.Of($"pattern: {MessageText.Name(pattern, WordsLength)}") : MessageText.Empty,
        line.Tags is { } tags ? MessageText.Of($"tags: {List(tags)}") : MessageText.Empty,
        line.Authors is { } authors ? MessageText.Of($"authors: {List(authors)}") : MessageText.Empty,
    ]);

    private static MessageText List(IReadOnlyList<string?> words) => MessageText.JoinWithin(WordsLength, ", ", words.Select(word => MessageText.Name(word ?? "", NameLength)));

    private static IEnumerable<MessageText> Elsewhere(ElsewhereChoice? elsewhere)
    {
        var wanted = elsewhere ?? new ElsewhereChoice();
        yield return wanted.Places switch
        {
            null => MessageText.Of($"Discussions elsewhere are looked for where the operator has set that up."),
            [] => MessageText.Of($"Discussions elsewhere are not looked for."),
            var places => MessageText.Of($"Discussions are looked for on: {string.Join(", ", places)}"),
        };
        if (wanted.Places is [])
            yield break;

        if (wanted.Least is { } least)
            yield return MessageText.Of($"Discussions elsewhere need at least {least:comment|comments}.");
        yield return wanted.Hold ? MessageText.Of($"Comments from elsewhere wait for a moderator.") : MessageText.Of($"Comments from elsewhere are shown at once.");
    }

    private static IEnumerable<MessageText> Terms(SourceTerms terms)
    {
        yield return terms.SummarySentences is { } most ? MessageText.Of($"Quotes at most {most:sentence|sentences} of an article.") : MessageText.Of($"As much of an article is quoted as a channel wants.");
        yield return terms.Image ? MessageText.Of($"Its pictures may be shown.") : MessageText.Of($"Its pictures are not shown.");
        if (terms.Credit is { } credit)
            yield return MessageText.Of($"Its posts end with: {MessageText.Name(credit, NameLength * 2)}");
        yield return terms.AgeRestricted ? MessageText.Of($"It is only for age-restricted channels.") : MessageText.Of($"It is for all channels.");
    }
}
