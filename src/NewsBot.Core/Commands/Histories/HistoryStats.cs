using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.People;

namespace NewsBot.Commands.Histories;

/// <summary><c>/history stats</c>: how much somebody wrote, when, and what others answered most, as the viewer may see it.</summary>
public sealed class HistoryStats(Database database, IChatClient chat, VisibleHistory visible)
{
    private const int MostQuoted = 3;
    private const int TitleLength = 60;
    private const int QuoteLength = 160;
    private const string Bars = "▁▂▃▄▅▆▇█";

    internal static IReadOnlyList<OptionDefinition> Options { get; } =
    [
        new("member", "Whose words (yours if not given)", IsPerson: true),
        new("name", "A reader's name", Completed: true),
        .. HistoryFilter.Options,
    ];

    public Task<Answer> ShowAsync(CommandInvoked invoked, CancellationToken cancellationToken) => database.ReadAsync(session =>
    {
        if (invoked.Options.ContainsKey("member") && invoked.Options.ContainsKey("name"))
            return Replies.Say($"Name either a member or a reader, not both.");

        try
        {
            return WhoOf(session, invoked) is { } author ? Show(session, invoked.Member, author, HistoryFilter.Of(session, invoked)) : HistoryChoice.Nobody;
        }
        catch (FormatException exception)
        {
            return new(new(MessageText.Said(exception.Message)));
        }
    }, cancellationToken);

    private AuthorId? WhoOf(Session session, CommandInvoked invoked) => invoked.Options.ContainsKey("name")
        ? HistoryChoice.Find(session, visible, invoked)
        : AuthorId.OnDiscord(invoked.Options.GetValueOrDefault("member", invoked.Member.User.Value));

    private Answer Show(Session session, Member viewer, AuthorId author, HistoryFilter filter)
    {
        var authors = session.Claims.SameAs(viewer.Guild, author);
        var counted = new StatsFilter(filter.Article, filter.Source, filter.After, filter.Before, filter.Words.Length > 0 ? filter.Query(viewer.Guild).By(authors).Match : null);
        var written = authors.SelectMany(one => session.Stats.Written(one, viewer.Guild, counted)).Where(row => IsSeen(viewer, row.Place)).ToList();
        if (written.Count == 0)
            return Replies.Say($"There is nothing to count that you can see here.");

        var answered = authors.SelectMany(one => session.Stats.Answered(one, viewer.Guild, counted))
            .Where(row => IsSeen(viewer, row.Place) && IsSeen(viewer, row.AnsweredIn))
            .GroupBy(row => (row.Article, row.Comment), (comment, rows) => (comment.Article, comment.Comment, Answers: (int)rows.Sum(row => row.Count)))
            .OrderByDescending(comment => comment.Answers)
            .ThenBy(comment => comment.Comment.Value, StringComparer.Ordinal)
            .ToList();

        var last = visible.Lines(session, viewer, authors, VisibleHistory.Newest).Select(line => line.Author).FirstOrDefault("");
        return new(new(MessageText.JoinWithin(MessageText.MaxLength, "\n",
        [
            MessageText.Of($"{HistoryChoice.NameOf(session, viewer.Guild, author, last)}: {(int)written.Sum(row => row.Comments):comment|comments} on {written.DistinctBy(row => row.Article).Count():article|articles}, {answered.Sum(comment => comment.Answers):answer|answers} by others"),
            MessageText.Of($"First {MessageText.Day(written.Min(row => row.First))}, last {MessageText.Relative(written.Max(row => row.Last))}"),
            MessageText.Of($"Hours of the day (UTC):\n{MessageText.CodeBlock([HoursOf(written), "0     6     12    18    "])}"),
            .. answered.Take(MostQuoted).Select(comment => Quote(session, viewer, comment.Article, comment.Comment, comment.Answers)).Where(line => !line.IsEmpty),
        ])));
    }

    private bool IsSeen(Member viewer, ChannelId? place) => place is not { } channel || chat.CanSee(viewer, channel);

    private static string HoursOf(List<WrittenIn> written)
    {
        var hours = new long[24];
        foreach (var row in written)
            hours[row.Hour] += row.Comments;
        return string.Concat(hours.Select(count => count == 0 ? ' ' : Bars[(int)((count * Bars.Length - 1) / hours.Max())]));
    }

    private MessageText Quote(Session session, Member viewer, ArticleId article, CommentId comment, int answers)
    {
        if (session.Discussions.Point(article, comment, viewer.Guild, chat, place => chat.CanSee(viewer, place)) is not { } pointed || session.Articles.Find(article) is not { } about || (!viewer.ForAdults && session.Articles.IsForAdults(article)))
            return MessageText.Empty;

        var quote = MessageText.FromUntrusted(VisibleText.OneLine(pointed.Comment.Text)).Shorten(QuoteLength);
        return MessageText.Of($"> “{quote}” — {LineLink.Title(MessageText.Name(about.Title, TitleLength), pointed.Link ?? PostComposer.WebUrl(about.Url))}, {answers:answer|answers}");
    }
}
