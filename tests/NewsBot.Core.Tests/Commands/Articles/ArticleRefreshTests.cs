using NewsBot.Core.Tests.Articles;
using NewsBot.Storage.Sources;

namespace NewsBot.Core.Tests.Commands.Articles;

public sealed class ArticleRefreshTests : CommandTest
{
    private static readonly PollKey Discussion = PollKey.Of(PollKind.Discussion, Some.ArticleId, "wordpress");

    [Fact]
    public async Task A_discussion_that_would_be_asked_later_is_asked_now_and_then_not_for_a_while()
    {
        await BeginAsync();

        Assert.StartsWith("I look again for what is new about *A bridge is opened*", await PressAsync(), StringComparison.Ordinal);
        Assert.Equal(Time.GetUtcNow(), (await FindAsync()).NextAt);

        await AskedAsync();
        Assert.Equal($"I looked for what is new about *A bridge is opened* a short while ago, and may look again <t:{(await FindAsync()).NextAt.ToUnixTimeSeconds()}:R>.", await PressAsync());
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.StartsWith("I look again", await PressAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_sooner_than_they_said()
    {
        await BeginAsync();
        await AskedAsync(restUntil: Time.GetUtcNow().AddHours(2));
        Time.Advance(TimeSpan.FromHours(1));

        Assert.StartsWith("I looked for what is new", await PressAsync(), StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromHours(1));
        Assert.StartsWith("I look again", await PressAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gave_no_answer_is_not_asked_more_often_for_that()
    {
        await BeginAsync(failures: 1);

        Assert.StartsWith("I looked for what is new", await PressAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_is_asked_it_says_so()
    {
        await Bot.ReadAsync(Some.Article());

        Assert.Equal("All that I know about *A bridge is opened* is shown: its page is not looked at any more.", await SayAsync(Reader, "article refresh", ("article", "bridge")));
        Assert.StartsWith("No article's title contains", await SayAsync(Reader, "article refresh", ("article", "tram")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_shows_something_else_than_is_known_is_brought_up_to_date()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        await Bot.Database.WriteAsync(session => session.Posts.CaughtUp(session.Posts.Find(Some.ArticleId, News)!), default);

        await PressAsync();

        Assert.NotNull(await Bot.Database.ReadAsync(session => session.Posts.Behind(), default));
    }

    private async Task<string> PressAsync() => (await PressAsync(Reader, $"1:article:refresh:{Some.ArticleId}")).Card.Text.Value;

    private async Task BeginAsync(long failures = 0)
    {
        await Bot.ReadAsync(Some.Article());
        await Bot.Database.WriteAsync(session => session.Polls.Begin(Poll.New(Discussion, Some.Source, new("https://herald.example/api"), Time.GetUtcNow(), wait: TimeSpan.FromHours(6)) with { Failures = failures }), default);
    }

    private async Task AskedAsync(DateTimeOffset? restUntil = null) => await Bot.Database.WriteAsync(
        session => session.Polls.Done(session.Polls.Find(Discussion)! with { PolledAt = Time.GetUtcNow(), NextAt = Time.GetUtcNow().AddHours(6), RestUntil = restUntil }), default);

    private async Task<Poll> FindAsync() => (await Bot.Database.ReadAsync(session => session.Polls.Find(Discussion), default))!;
}
