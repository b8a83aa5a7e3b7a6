using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Commands.Sources;
using NewsBot.Storage;
using NewsBot.Storage.Searches;

namespace NewsBot.Commands.Searches;

/// <summary>What a search finds, page by page, as the viewer may see it: the best first where that can be told in time, or else the newest.</summary>
public sealed class SearchPages(Database database, IChatClient chat, TimeProvider time)
{
    /// <summary>The noun of the button's id.</summary>
    public const string Noun = "search";

    // The button that leads on says what was searched for, within Discord's 100 characters.
    private const int MostTyped = 60;

    private const int PageSize = 8;

    // So that what a viewer may not see costs no more than what they may.
    private const int MostLookedAt = 500;

    private const string ArticlesOnly = "a";
    private const string Everything = "e";
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(60);

    /// <summary>The first page of what the option "words" asks for, in the option's order.</summary>
    public Task<Answer> BeginAsync(CommandInvoked invoked, bool articlesOnly, CancellationToken cancellationToken)
    {
        var newest = invoked.Options.GetValueOrDefault("order") == "newest";
        return SearchAsync(invoked.Member, new(invoked.Options.GetValueOrDefault("words", "").Trim(), articlesOnly, newest, newest ? long.MaxValue : 0), cancellationToken);
    }

    /// <summary>The next page; the id came from outside.</summary>
    public async Task<Answer> TurnAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken)
    {
        if (button.Values is not [("best" or "newest") and var order, var from, (ArticlesOnly or Everything) and var scope, ..] || !long.TryParse(from, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var place) || place < 0)
            return Replies.StaleButton;

        var asked = new Asked(string.Join(':', button.Values.Skip(3)), scope == ArticlesOnly, order == "newest", place);
        return await SearchAsync(pressed.Member, asked, cancellationToken) with { ReplacesMessage = true };
    }

    private Task<Answer> SearchAsync(Member viewer, Asked asked, CancellationToken cancellationToken) =>
        asked.Typed.Length > MostTyped
            ? Task.FromResult(Replies.Say($"Search for at most {MostTyped} characters."))
            : database.ReadAsync(session =>
            {
                try
                {
                    return Page(session, viewer, asked, SearchQuery.Parse(asked.Typed, viewer.Guild, articlesOnly: asked.ArticlesOnly, source: name => SourceChoices.Named(session, viewer.Guild, name)));
                }
                catch (FormatException exception)
                {
                    return new(new(MessageText.Said(exception.Message)));
                }
            }, cancellationToken);

    private Answer Page(Session session, Member viewer, Asked asked, SearchQuery query)
    {
        var byDate = asked.Newest || !session.Search.CanRank(query);
        var (hits, next) = Look(session, viewer, byDate ? Newest(session, query, asked.From) : Best(session, query, asked.From));
        if (hits.Count == 0 && next is null)
            return asked.IsFirst ? Replies.Say($"Nothing that you can see here says “{MessageText.Name(asked.Typed, MostTyped)}”. Try fewer words, or a beginning such as bridg\\*.") : Replies.Say($"There is nothing more.");

        var head = MessageText.Of($"**{MessageText.Name(asked.Typed, MostTyped)}**, {(byDate ? MessageText.Of($"the newest first") : MessageText.Of($"the best first"))}");
        var lines = Fitting(head, hits.Select(hit => SearchLine.Of(hit.Hit, query, viewer, chat)));
        return new(new(MessageText.Join("\n", lines.Prepend(head)), Buttons: [.. Buttons(asked, byDate, lines.Count < hits.Count ? hits[lines.Count - 1].Place : next)]));
    }

    // As many lines as one message takes: the page after it begins with the others.
    private static List<MessageText> Fitting(MessageText head, IEnumerable<MessageText> lines)
    {
        var left = MessageText.MaxLength - head.Value.Length;
        return [.. lines.TakeWhile(line => (left -= line.Value.Length + 1) >= 0)];
    }

    private static IEnumerable<CardButton> Buttons(Asked asked, bool byDate, long? next)
    {
        string From(long place) => new ButtonId(Noun, [byDate ? "newest" : "best", $"{place:x}", asked.ArticlesOnly ? ArticlesOnly : Everything, asked.Typed]).ToString();

        if (!asked.IsFirst)
            yield return CardButton.Press("First page", From(byDate ? long.MaxValue : 0));
        if (next is { } place)
            yield return CardButton.Press("More", From(place));
    }

    // What is shown, and where the page after it begins; null where there is none.
    private (IReadOnlyList<(SearchHit Hit, long Place)> Hits, long? Next) Look(Session session, Member viewer, IEnumerable<(long Entry, long Place)> entries)
    {
        var (hits, looked, last) = (new List<(SearchHit Hit, long Place)>(), 0, 0L);
        foreach (var (entry, place) in entries)
        {
            if (looked++ == MostLookedAt)
                return (hits, last);

            var hit = session.Search.Find(entry, viewer.Guild) is { } found && MayRead(session, viewer, found) ? found : null;
            if (hit is not null && hits.Count == PageSize)
                return (hits, last);
            if (hit is not null)
                hits.Add((hit, place));
            if (hit is not null || hits.Count < PageSize)
                last = place;
        }

        return (hits, null);
    }

    private bool MayRead(Session session, Member viewer, SearchHit hit) =>
        (hit.Origin == nameof(Origin.Site) || (hit.Place is { } channel && chat.CanSee(viewer, channel))) && (viewer.ForAdults || !session.Articles.IsForAdults(hit.Article));

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
            .Skip((int)Math.Min(from, SearchStore.MostRanked))
            .Where(ranked => session.Search.Matches(query, ranked.Entry));
    }

    // What is old is found as well, but two alike are not alike in news.
    private static double Freshness(TimeSpan age) => 0.5 + (0.5 * Math.Pow(2, -Math.Max(0, age / HalfLife)));

    private sealed record Asked(string Typed, bool ArticlesOnly, bool Newest, long From)
    {
        public bool IsFirst => From is 0 or long.MaxValue;
    }
}
