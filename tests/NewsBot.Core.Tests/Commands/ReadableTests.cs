using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands;

/// <summary>What may be read in a guild is found there and counts in its posts, and nothing else.</summary>
public sealed class ReadableTests : CommandTest
{
    private const string HideComment = "Hide or restore comment";
    private const string HideAuthor = "Hide or restore author";

    [Fact]
    public async Task A_comment_shown_in_one_channel_is_found_and_counted_though_it_waits_in_another()
    {
        var (general, filtered) = (Chat.Open(Guild, "general"), Chat.Open(Guild, "filtered"));
        await FollowAsync(MirrorMode.Hold);
        await Bot.FollowAsync(Guild, general, mirror: MirrorMode.Hold);
        await Bot.FollowAsync(Guild, filtered, mirror: MirrorMode.Filtered);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "See https://a.example and https://b.example, Zanzibar"));
        await Bot.SettleAsync();
        Assert.Equal(("", ""), (CountIn(News), await CountShownAsync()));
        Assert.Equal([false, false, false], await AreFoundAsync());

        await PressAsync(Manager, await AskAsync(Manager, "newsbot review", ("channel", News.Value)), "Show");
        await Bot.SettleAsync();

        Assert.Equal([true, true, true], await AreFoundAsync());
        Assert.Empty(Comments(general));
        Assert.Equal(("1", "1"), (CountIn(News), await CountShownAsync()));
    }

    [Fact]
    public async Task What_a_hidden_author_wrote_is_counted_nowhere_in_that_guild()
    {
        var far = Chat.Open(new("501"), "news");
        await FollowAsync();
        await Bot.FollowAsync(new("501"), far);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a", "Joop"), Some.PageComment("c", "b"));
        await Bot.SettleAsync();
        Assert.Equal(("3", "3"), (CountIn(News), CountIn(far)));

        var first = Comment("of a").Id.Value;
        await ChooseAsync(Manager, HideComment, Comment("of b").Id.Value);
        await Bot.FinishAsync();
        Assert.Equal(("2", "2"), (CountIn(News), CountIn(far)));

        await ChooseAsync(Manager, HideAuthor, first);
        await Bot.FinishAsync();

        Assert.Equal(("", "2"), (CountIn(News), CountIn(far)));
        Assert.Equal("", await CountShownAsync());
        Assert.StartsWith("Nobody has said anything", await SayAsync(Reader, "article discussion", ("article", "bridge")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waited_when_its_author_was_hidden_waits_again_when_they_are_shown()
    {
        await FollowAsync(MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        await PressAsync(Manager, await AskAsync(Manager, "newsbot review"), "Hide author");
        await Bot.FinishAsync();
        await Bot.Database.WriteAsync(session => session.Moderation.RestoreAuthor(Guild, Assert.Single(session.Moderation.HiddenAuthors(Guild))), default);
        await Bot.FinishAsync();

        Assert.Empty(Comments(News));
        Assert.Contains("of a", (await AskAsync(Manager, "newsbot review")).Card.Text.Value, StringComparison.Ordinal);
    }

    // What the search, the history and the discussion show of the comment.
    private async Task<IReadOnlyList<bool>> AreFoundAsync()
    {
        Answer[] answers =
        [
            await AskAsync(Reader, "search", ("words", "zanzibar")),
            await AskAsync(Reader, "history commenter", ("name", "Ann")),
            await AskAsync(Reader, "article discussion", ("article", "bridge")),
        ];
        return [.. answers.Select(answer => $"{answer.Card.Text}{answer.Card.Panel?.Body}".Contains("b.example", StringComparison.Ordinal))];
    }

    private async Task<string> CountShownAsync() => Count((await AskAsync(Reader, "article show", ("article", "bridge"))).Card);

    private string CountIn(ChannelId channel) => Count(Messages(channel)[0].Card);

    private static string Count(Card card) => card.Panel!.Fields!.SingleOrDefault(field => field.Name == "Comments")?.Value.Value ?? "";
}
