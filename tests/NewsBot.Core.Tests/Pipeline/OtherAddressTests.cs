using NewsBot.Articles;
using NewsBot.Core.Tests.Articles;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>A page that another source leads to: what is said under it is said under the article once, and what is said at another site stands beside it.</summary>
public sealed class OtherAddressTests : PipelineTest
{
    private static readonly SourceName Local = new("Gull Bay Local");
    private static readonly string[] Long = ["The bridge over the harbour was opened on Monday by the mayor, who had walked across it twice before breakfast to be sure, and by a goat that nobody had invited but everybody remembered from the ferry strike nine years ago. It carries trams, cyclists and on Sundays a market, and it leads to the island where the council wants to build a library of things."];
    private static readonly Branch Isso = new(new("isso"), "Comments", null, null);

    [Theory]
    [InlineData("https://herald.example/bridge", "a", "b")]
    [InlineData("https://www.herald.example/bridge/?utm_source=local", "x", "y")] // ids follow from the address
    public async Task Comments_of_the_same_page_are_kept_once_whichever_source_leads_there(string address, string first, string second)
    {
        await Bot.ReadAsync(Some.Page(Bridge(), Some.PageComment("a"), Some.PageComment("b", "a", "Bob")));

        var again = await Bot.ReadAsync(Local, Some.Page(Bridge(address), Some.PageComment(first, text: "Text of a"), Some.PageComment(second, first, "Bob", "Text of b"), Some.PageComment("z", second, "Cleo")));

        Assert.Equal((Bridge().Id, 1, 0), (again.Article, again.CommentsAdded, again.CommentsEdited));
        Assert.Equal([(null, "a", null), (null, "b", "a"), (null, "z", "b")], await KeptAsync());
        Assert.Empty(await BranchesAsync());
    }

    [Fact]
    public async Task A_discussion_of_the_same_page_is_one_branch_whichever_source_leads_there()
    {
        await Bot.ReadAsync(Some.Page(Bridge()) with { Branches = [new(Isso, [Some.PageComment("1")], true)] });

        await Bot.ReadAsync(Local, Some.Page(Bridge("https://herald.example/bridge?utm_source=local")) with { Branches = [new(Isso, [Some.PageComment("1"), Some.PageComment("2", "1")], true)] });

        Assert.Equal(["isso"], await BranchesAsync());
        Assert.Equal(2, (await KeptAsync()).Count);
    }

    [Fact]
    public async Task What_is_said_of_the_story_at_another_site_is_a_branch_of_its_own_and_read_again_adds_nothing()
    {
        await Bot.ReadAsync(Some.Page(Bridge(), Some.PageComment("a")));
        var there = Some.Page(Bridge("https://local.example/open") with { Site = "local.example" }, Some.PageComment("there", text: "Said there")) with { Branches = [new(Isso, [Some.PageComment("1", text: "And there")], true)] };

        await Bot.ReadAsync(Local, there);
        var again = await Bot.ReadAsync(Local, there);

        Assert.Equal((Bridge().Id, 0, 0), (again.Article, again.CommentsAdded, again.CommentsEdited));
        Assert.Equal(["isso@local.example", "page/local.example"], await BranchesAsync());
        Assert.Equal([null, "isso@local.example", "page/local.example"], (await KeptAsync()).Select(comment => comment.Branch));
    }

    [Fact]
    public async Task Who_leads_to_the_page_corrects_nothing_in_the_article()
    {
        await Bot.ReadAsync(Some.Page(Bridge()));

        var again = await Bot.ReadAsync(Local, Some.Page(Bridge("https://herald.example/bridge?utm_source=local") with { Title = "Bridge!" }));

        Assert.False(again.ArticleChanged);
        Assert.Equal("A bridge is opened", await Bot.Database.ReadAsync(session => session.Articles.Find(again.Article)!.Title, default));
    }

    private static Article Bridge(string address = "https://herald.example/bridge") => Some.Article(url: address, body: Long);

    private Task<List<(string? Branch, string Id, string? InReplyTo)>> KeptAsync() => Bot.Database.ReadAsync(
        session => session.Comments.FromSite(Bridge().Id).Select(stored => (stored.Comment.Branch?.Value, stored.KnownAs.Value, stored.Comment.InReplyTo is { } parent ? session.Comments.FromSite(Bridge().Id).First(other => other.Comment.Id == parent).KnownAs.Value : null)).ToList(), default);

    private Task<List<string>> BranchesAsync() => Bot.Database.ReadAsync(session => session.Branches.Of(Bridge().Id).Select(branch => branch.Id.Value).Order(StringComparer.Ordinal).ToList(), default);
}
