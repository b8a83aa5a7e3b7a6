using System.Globalization;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary><c>/search</c>: articles and comments that contain some words, as the viewer may see them.</summary>
public sealed class SearchCommand(Database database, IChatClient chat, TimeProvider time) : ICommand
{
    private const int PageSize = 8;

    // The button that leads on says what was searched for, within Discord's 100 characters.
    private const int MostTyped = 70;

    private const int TitleLength = 60;
    private const int NameLength = 40;
    private const int SnippetLength = 120;
    private const int LinkLength = 110;
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(60);

    public CommandDefinition Definition { get; } = new("search", "Find articles and comments by their words", [], Options:
    [
        new("words", "Words, \"phrases\", beginnings*, -without, author:, source:, after:, before:", Required: true),
        new("order", "The best first (if not given), or the newest", Choices: [new("best", "best"), new("newest", "newest")]),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        var newest = invoked.Options.GetValueOrDefault("order") == "newest";
        return SearchAsync(invoked.Member, invoked.Options.GetValueOrDefault("words", "").Trim(), newest ? long.MaxValue : 0, newest, cancellationToken);
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Choice>>([]);

    public async Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken)
    {
        if (button.Values is not ["best" or "newest", var from, ..] || !long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
            return Replies.StaleButton;

        var answer = await SearchAsync(pressed.Member, string.Join(':', button.Values.Skip(2)), place, button.Values[0] == "newest", cancellationToken);
        return answer with { ReplacesMessage = true };
    }

    private Task<Answer> SearchAsync(Member viewer, string typed, long from, bool newest, CancellationToken cancellationToken)
    {
        if (typed.Length > MostTyped)
            return Task.FromResult(Replies.Say($"Search for at most {MostTyped} characters."));

        try
        {
            var query = SearchQuery.Parse(typed, viewer.Guild);
            return database.ReadAsync(session => Answer(session, viewer, typed, query, from, newest), cancellationToken);
        }
        catch (FormatException exception)
        {
            return Task.FromResult(Replies.Say($"{exception.Message}"));
        }
    }

    private Answer Answer(Session session, Member viewer, string typed, SearchQuery query, long from, bool newest)
    {
        var byDate = newest || !session.Search.CanRank(query);
        var hits = Visible(session, viewer, byDate ? Newest(session, query, from) : Best(session, query, from)).Take(PageSize + 1).ToList();
        if (hits.Count == 0)
            return from is 0 or long.MaxValue ? Replies.Say($"Nothing that you can see here says “{MessageText.Name(typed, MostTyped)}”.") : Replies.Say($"There is nothing more.");

        var order = byDate ? "the newest first" : "the best first";
        var head = MessageText.Of($"**{MessageText.Name(typed, MostTyped)}**, {order}");
        var text = MessageText.JoinWithin(MessageText.MaxLength, "\n", hits.Take(PageSize).Select(hit => Line(viewer, hit.Hit, query)).Prepend(head));
        var next = new ButtonId(Definition.Name, [byDate ? "newest" : "best", hits[Math.Min(PageSize, hits.Count) - 1].Place.ToString(CultureInfo.InvariantCulture), typed]);
        return new(new(text, Buttons: hits.Count > PageSize ? [CardButton.Press("More", next.ToString())] : []));
    }

    // Each with the place that the page after it begins at.
    private static IEnumerable<(long Entry, long Place)> Newest(Session session, SearchQuery query, long from)
    {
        var range = from > 0 && from < query.Range.Before ? query.Range with { Before = from } : query.Range;
        while (true)
        {
            var entries = session.Search.Newest(query.Match, range, PageSize + 1);
            foreach (var entry in entries)
                yield return (entry, entry);
            if (entries.Count <= PageSize)
                yield break;
            range = range with { Before = entries[^1] };
        }
    }

    private IEnumerable<(long Entry, long Place)> Best(Session session, SearchQuery query, long from)
    {
        var now = time.GetUtcNow();
        return session.Search.Ranked(query)
            .OrderByDescending(ranked => ranked.Relevance * Freshness(now - EntryRange.TimeOf(ranked.Entry)))
            .ThenByDescending(ranked => ranked.Entry)
            .Select((ranked, index) => (ranked.Entry, (long)index + 1))
            .Skip((int)Math.Min(from, SearchStore.MostRanked));
    }

    // What is old is found as well, but two alike are not alike in news.
    private static double Freshness(TimeSpan age) => 0.5 + (0.5 * Math.Pow(2, -Math.Max(0, age / HalfLife)));

    private IEnumerable<(SearchHit Hit, long Place)> Visible(Session session, Member viewer, IEnumerable<(long Entry, long Place)> entries)
    {
        foreach (var (entry, place) in entries)
        {
            if (session.Search.Find(entry, viewer.Guild) is { } hit && (hit.Origin == nameof(Articles.Origin.Site) || CanSee(viewer, hit)))
                yield return (hit, place);
        }
    }

    private bool CanSee(Member viewer, SearchHit hit) => hit.Place is { } place && chat.CanSee(viewer, place);

    private MessageText Line(Member viewer, SearchHit hit, SearchQuery query)
    {
        var link = hit is { Message: { } message, Place: { } place } && CanSee(viewer, hit) ? chat.LinkTo(viewer.Guild, hit.Channel ?? place, message) : PostComposer.WebUrl(hit.ArticleUrl);
        var title = MessageText.Name(hit.ArticleTitle, TitleLength);
        var linked = link is { Length: <= LinkLength } ? MessageText.Link(title, link) : MessageText.Of($"*{title}*");
        var who = hit.Comment is null ? MessageText.Of($"📰") : MessageText.Of($"💬 {MessageText.Name(hit.Author ?? "", NameLength)}:");

        // An article's own text begins with its title, which stands there already.
        var text = hit.Comment is null && hit.Text.Length > hit.ArticleTitle.Length ? hit.Text[(hit.ArticleTitle.Length + 1)..] : hit.Text;
        return MessageText.Of($"{who} {Snippet.Of(text, query.Words, SnippetLength)} — {linked} · {MessageText.Relative(hit.WrittenAt)}");
    }
}
