using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Core.Tests.Storage;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>An article is taken down and brought back, with a fault at one request after another: first nothing of it is left, then it is there once and whole.</summary>
public sealed class TakedownFaultTests
{
    private static readonly GuildId Guild = new("500");

    public static TheoryData<Fault, bool, bool> Faults => new()
    {
        { Fault.KilledBefore, false, true },
        { Fault.KilledAfter, false, true },
        { Fault.KilledAfter, true, true },
        { Fault.KilledAfter, false, false },
        { Fault.NoAnswerBefore, true, true },
        { Fault.NoAnswerAfter, false, true },
        { Fault.Throttled, true, true },
        { Fault.Refused, false, true },
        { Fault.Unexpected, false, true },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_is_taken_down_is_gone_and_what_is_brought_back_is_whole_wherever_a_fault_falls(Fault fault, bool forum, bool mayDelete)
    {
        var (undisturbed, requests) = await TellAsync(fault, null, forum, mayDelete);
        Assert.True(requests >= 8, $"{requests} requests");
        Assert.StartsWith(mayDelete ? "left: \n" : "left: What I think\n", undisturbed, StringComparison.Ordinal);
        Assert.EndsWith("What I think", undisturbed, StringComparison.Ordinal);

        await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (at, _) =>
            Assert.Equal((at, undisturbed), (at, (await TellAsync(fault, at, forum, mayDelete)).Said)));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Brought_back_at_any_moment_of_being_taken_down_it_is_there_once_and_whole(bool forum, bool mayDelete)
    {
        var (_, requests) = await ChangeMindAsync(null, forum, mayDelete);
        Assert.True(requests >= 8, $"{requests} requests");

        await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (at, _) =>
            Assert.Equal((at, "A bridge is opened / Text of a / Text of b / What I think"), (at, (await ChangeMindAsync(at, forum, mayDelete)).Said)));
    }

    // Before a request takes effect, or after it.
    private static async Task<(string Said, int Requests)> ChangeMindAsync(int? at, bool forum, bool mayDelete)
    {
        using var folder = new TemporaryFolder();
        var chat = new MemoryChat { LocksThreads = mayDelete };
        var time = new ManualTime();
        var kind = forum ? ChannelKind.Forum : ChannelKind.Text;
        var channel = chat.Open(Guild, "news", kind);
        await using var bot = new Bot(folder.File("newsbot.db"), chat, time);
        await bot.FollowAsync(Guild, channel, kind);
        await bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a", "Bob"));
        await bot.FinishAsync();
        chat.Write(await bot.Database.ReadAsync(session => session.Messages.ThreadOf(session.Posts.Find(Some.ArticleId, channel)!)!.Value, default), new("12"), "reader", "What I think");
        await bot.ListenAsync();

        var requests = 0;
        chat.At = request =>
        {
            if (requests++ == at)
                bot.Database.WriteAsync(session => session.Moderation.Restore(Guild, Some.ArticleId, time.GetUtcNow()), default).GetAwaiter().GetResult();
        };
        await bot.Database.WriteAsync(session => session.Moderation.TakeDown(Guild, Some.ArticleId, time.GetUtcNow()), default);
        await bot.FinishAsync();

        // In the thread that the article has now; what people wrote in one that had to stay is there, too.
        var thread = await bot.Database.ReadAsync(session => session.Messages.ThreadOf(session.Posts.Find(Some.ArticleId, channel)!), default);
        var shown = chat.All.Where(said => said.Place == thread || said.Place == channel || mayDelete);
        return (string.Join(" / ", shown.Select(said => $"{said.Message.Card.Panel?.Title}{said.Message.Text.Split('\n')[^1]}").Order(StringComparer.Ordinal)), requests);
    }

    private static async Task<(string Said, int Requests)> TellAsync(Fault fault, int? at, bool forum, bool mayDelete)
    {
        using var folder = new TemporaryFolder();
        var chat = new MemoryChat { LocksThreads = mayDelete };
        var time = new ManualTime();
        var kind = forum ? ChannelKind.Forum : ChannelKind.Text;
        var channel = chat.Open(Guild, "news", kind);

        // Half of the runs hear of what happens in the chat, too.
        Bot Open() => new(folder.File("newsbot.db"), chat, time) { Listens = at % 2 == 0 };
        var bot = Open();

        async Task FinishAsync(Func<NewsBot.Storage.Session, ArticleId, bool> change)
        {
            await bot.Database.WriteAsync(session => change(session, Some.ArticleId), default);
            await bot.FinishAsync();
            if (!bot.IsKilled)
                return;
            await bot.DisposeAsync();
            bot = Open();
            await bot.FinishAsync();
        }

        await bot.FollowAsync(Guild, channel, kind);
        await bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a", "Bob"));
        await bot.FinishAsync();
        var thread = chat.All.First(said => said.Message.Text.Contains("of a", StringComparison.Ordinal)).Place;
        chat.Write(thread, new("12"), "reader", "What I think");
        await bot.ListenAsync();

        var faults = new FaultAt(fault, at);
        faults.Strike(chat, () => bot);
        await FinishAsync((session, article) => session.Moderation.TakeDown(Guild, article, time.GetUtcNow()));
        var left = Tell(chat.All);

        await FinishAsync((session, article) =>
        {
            session.Moderation.Restore(Guild, article, time.GetUtcNow());
            return true;
        });
        await bot.DisposeAsync();
        return ($"left: {left}\n{Tell(chat.All.Where(said => said.Place != thread))}", faults.Requests);
    }

    private static string Tell(IEnumerable<(ChannelId Place, MemoryMessage Message)> all)
    {
        var texts = all.ToDictionary(said => said.Message.Id, said => $"{said.Message.Card.Panel?.Title}{said.Message.Text}");
        return string.Join(" / ", all.Select(said => $"{(said.Message.ReplyTo is { } answered ? $"{texts[answered]} ↩ " : "")}{texts[said.Message.Id]}"));
    }
}
