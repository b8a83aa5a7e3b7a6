using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Commands.Articles;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Core.Tests.Storage;
using NewsBot.Posting;
using NewsBot.Sources;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>Wherever the process ends or the chat fails, each thing is said once: the same story is told with a fault at one request after another.</summary>
public sealed class ExactlyOnceTests
{
    private static readonly GuildId Guild = new("500");
    private static readonly string Long = string.Join(' ', Enumerable.Range(0, 600).Select(number => $"w{number}"));
    private static readonly Article Article = Some.Article();

    // Two comments say the same, a reply comes before its parent, one is edited, one is deleted before it was shown, one is too long for a message.
    private static readonly IReadOnlyList<Page> Pages =
    [
        Some.Page(Article, Some.PageComment("a", text: "Same"), Some.PageComment("b", text: "Same"), Some.PageComment("d", "c", "Dan"), Some.PageComment("e", "a", text: Long)),
        Some.Page(Article, Some.PageComment("a", text: "Same"), Some.PageComment("b", text: "Not the same"), Some.PageComment("c"), Some.PageComment("d", "c", "Dan"), Some.PageComment("e", "a", text: Long)),
        Some.Page(Some.Article("A bridge is closed"), Some.PageComment("e", "a", text: "Shorter")),
    ];

    public static TheoryData<Fault, bool, bool> Faults => new()
    {
        { Fault.KilledBefore, false, false },
        { Fault.KilledAfter, false, false },
        { Fault.KilledAfter, true, false },
        { Fault.KilledAfter, false, true },
        { Fault.NoAnswerBefore, false, false },
        { Fault.NoAnswerAfter, true, false },
        { Fault.NoAnswerAfter, false, true },
        { Fault.Throttled, false, false },
        { Fault.Refused, false, true },
        { Fault.Unexpected, false, false },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Each_thing_is_said_once_wherever_a_fault_falls(Fault fault, bool keysAreForgotten, bool forum)
    {
        var (undisturbed, requests) = await TellAsync(fault, null, keysAreForgotten, forum);
        Assert.True(requests >= 12);
        Assert.Contains("Said in a form", undisturbed, StringComparison.Ordinal);

        await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (at, _) =>
            Assert.Equal((at, undisturbed), (at, (await TellAsync(fault, at, keysAreForgotten, forum)).Said)));
    }

    private static async Task<(string Said, int Requests)> TellAsync(Fault fault, int? at, bool keysAreForgotten, bool forum)
    {
        using var folder = new TemporaryFolder();
        var chat = new MemoryChat();
        var time = new ManualTime();
        var kind = forum ? ChannelKind.Forum : ChannelKind.Text;
        var channel = chat.Open(Guild, "news", kind);

        // Half of the runs hear of what they sent from the gateway, too.
        Bot Open() => new(folder.File("newsbot.db"), chat, time) { Listens = at % 2 == 0 };

        var bot = Open();
        var faults = new FaultAt(fault, at, keysAreForgotten);
        faults.Strike(chat, () => bot);

        await bot.FollowAsync(Guild, channel, kind);
        foreach (var page in Pages)
        {
            await bot.ReadAsync(page);
            if (page == Pages[1])
                await SubmitAsync(bot, channel, kind);
            await bot.FinishAsync();
            if (!bot.IsKilled)
                continue;

            await bot.DisposeAsync();
            bot = Open();
            await bot.FinishAsync();
        }

        await bot.DisposeAsync();
        return (string.Join("\n", chat.All.Select(said => $"{said.Place}/{said.Message.Id} ↩ {said.Message.ReplyTo}: {said.Message.Card.Panel?.Title}{said.Message.Text}")), faults.Requests);
    }

    // Somebody answers the article with a form, at the same moment however long the rest took.
    private static async Task SubmitAsync(Bot bot, ChannelId channel, ChannelKind kind)
    {
        var post = Delivery.New(DeliveryKind.Post, new(Article.Id, Guild, channel, kind, MirrorMode.All), null, 0, DeliveryState.Sent, default);
        var id = new ButtonId(ReplyComposer.Noun, [post.Key.Value]);
        await new ReplyForm(bot.Database, new ManualTime()).SubmitAsync(new(new("77"), new(Guild, new("12"), "reader", false, []), channel, id.ToString(), "Said in a form"), id, default);
    }
}
