using System.CommandLine;
using System.Diagnostics;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;
using NewsBot.Storage.Searches;

namespace NewsBot.Benchmarks.Store;

/// <summary>How long the store takes over many comments: histories, trees, searches, completions, and storing a discussion.</summary>
internal static class StoreCommand
{
    private const int Times = 2_000;
    private const int MostHidden = 10_000;
    private static readonly GuildId Guild = new("1");

    private static readonly Option<int> Comments = new("--comments") { Description = "How many comments there are.", DefaultValueFactory = _ => 1_000_000 };
    private static readonly Option<string?> Keep = new("--keep") { Description = "A file to make the database in and to keep; one that is there already is used as it is." };

    public static Command Create()
    {
        var command = new Command("store", "The store with many comments, a tenth as many people and a hundredth as many articles: milliseconds of processor time at the 50th and the 99th of 100, the file in memory.") { Comments, Keep };
        command.SetAction(async (result, cancellationToken) => Report.Print(await MeasureAsync(result.GetValue(Comments), result.GetValue(Keep), cancellationToken)));
        return command;
    }

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(int comments, string? keep, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newsbot-").FullName;
        try
        {
            var path = keep ?? Path.Combine(folder, "newsbot.db");
            var crowd = new ManyComments(comments);
            if (!File.Exists(path))
                await crowd.FillAsync(path, cancellationToken);

            using var database = Database.Open(path, TimeProvider.System);
            var large = comments > 5_000_000;
            var storing = await StoreAsync(database, crowd, cancellationToken);
            List<Figure> figures =
            [
                .. await ReadAsync(database, crowd, large, "", cancellationToken),
                .. await MeasureAsync(database, "search, best first (≤ 5,000 hits)", large ? 30 : 20, (session, random) => Best(session, ManyComments.RareWord(random)), cancellationToken),
                .. await MeasureAsync(database, "search in one person's comments", large ? 30 : 20, (session, random) => Newest(session, ManyComments.AnyWord(random), crowd.Author(random)), cancellationToken),
                .. await MeasureAsync(database, "completion of an article", 10, (session, random) => session.ArticleLists.Search(Guild, Typed(ManyComments.AnyWord(random)), 25), cancellationToken),
                .. await MeasureAsync(database, "completion of a person", 10, (session, random) => session.Authors.Named(Typed(crowd.NameOf(random)), Guild), cancellationToken),
                new Figure("5,000 comments stored", storing.TotalSeconds, "s", large ? null : 0.6),
                new Figure("file", new FileInfo(path).Length / 1e6, "MB"),
            ];

            var hidden = crowd.Seldom(MostHidden);
            await database.WriteAsync(session => hidden.ForEach(author => session.Moderation.HideAuthor(Guild, author, DateTimeOffset.UtcNow)), cancellationToken);
            figures.AddRange(await ReadAsync(database, crowd, large, $", {MostHidden} hidden", cancellationToken));
            await database.WriteAsync(session => hidden.ForEach(author => session.Moderation.RestoreAuthor(Guild, author)), cancellationToken);
            return figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Figure>> ReadAsync(Database database, ManyComments crowd, bool large, string when, CancellationToken cancellationToken) =>
    [
        .. await MeasureAsync(database, $"history page{when}", large ? 3 : 2, (session, random) => session.History.InGuild(crowd.Author(random), Guild, (DateTimeOffset.MaxValue, new("~")), 11), cancellationToken),
        .. await MeasureAsync(database, $"tree of an article{when}", large ? 8 : 5, (session, random) => new CommentTree(session.Discussions.InGuild(crowd.Article(random), Guild, _ => true)).DepthFirst().Count(), cancellationToken),
        .. await MeasureAsync(database, $"search, newest first{when}", large ? 30 : 20, (session, random) => Newest(session, ManyComments.AnyWord(random)), cancellationToken),
    ];

    // What people type before they look at what is offered.
    private static string Typed(string whole) => whole[..Math.Min(3, whole.Length)];

    private static List<SearchHit?> Newest(Session session, string typed, AuthorId? by = null)
    {
        var query = SearchQuery.Parse(typed, Guild);
        query = by is { } author ? query.By([author]) : query;
        return session.Search.Newest(query.Match, query.Range, 9).Select(entry => session.Search.Find(entry, Guild)).ToList();
    }

    private static List<SearchHit?> Best(Session session, string typed)
    {
        var query = SearchQuery.Parse(typed, Guild);
        return !session.Search.CanRank(query)
            ? throw new InvalidOperationException($"{typed} is no rare word.")
            : session.Search.Ranked(query).OrderByDescending(ranked => ranked.Relevance).Where(ranked => session.Search.Matches(query, ranked.Entry)).Take(9).Select(ranked => session.Search.Find(ranked.Entry, Guild)).ToList();
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Database database, string what, double goal, Func<Session, Random, object> work, CancellationToken cancellationToken)
    {
        var random = new Random(1);
        var took = await database.ReadAsync(session =>
        {
            var times = new List<double>(Times);
            for (var i = 0; i < Times + (Times / 10); i++)
            {
                var began = ThreadTime.Now;
                work(session, random);
                if (i >= Times / 10) // what came before was for warming up
                    times.Add((ThreadTime.Now - began).TotalMilliseconds);
            }

            times.Sort();
            return times;
        }, cancellationToken);
        return [new Figure($"{what}, p50", took[took.Count / 2], "ms"), new Figure($"{what}, p99", took[took.Count * 99 / 100], "ms", AtMost: goal)];
    }

    // Wall time, for it waits for the disk.
    private static async Task<TimeSpan> StoreAsync(Database database, ManyComments crowd, CancellationToken cancellationToken)
    {
        var rows = crowd.Discussion(5_000);
        var began = Stopwatch.GetTimestamp();
        await database.WriteAsync(session => session.Comments.Save(rows), cancellationToken);
        var took = Stopwatch.GetElapsedTime(began);
        await database.WriteAsync(session => session.Index.CatchUp(10_000), cancellationToken);
        return took;
    }
}
