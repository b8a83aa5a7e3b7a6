using NewsBot.Tests.Support;

namespace NewsBot.Tests.Commands;

public sealed class ArticleCommandTests : BotTest
{
    private const int Ephemeral = 1 << 6;
    private static readonly SamplePage Ferry = new("The Ferry Is on Time") { Url = "https://gazette.example/ferry", PublishedAt = "2026-09-03T07:30:00Z" };
    private static readonly SamplePage Bridge = new("The Bridge Closes") { Url = "https://gazette.example/bridge", PublishedAt = "2026-09-05T07:30:00Z" };
    private static readonly SamplePage Bees = new("Bees in the Clock") { Site = "hilltop.example", Url = "https://hilltop.example/bees", PublishedAt = "2026-09-04T07:30:00Z" };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var page in (SamplePage[])[Ferry, Bridge, Bees])
            await Bot.ImportAsync(page);
        await SettledAsync();
    }

    [Fact]
    public async Task Latest_is_the_newest_by_publish_date_with_its_summary_and_its_discussion()
    {
        var answer = await World.Reader.UseAsync(News, "article latest");
        var post = await PostAsync(Bridge.Title);

        Assert.Equal(Bridge.Title, answer.Embed()!.Text("title"));
        Assert.Equal(Bridge.Body[0], answer.Embed()!.Text("description"));
        Assert.Equal(0, answer.Number("flags") & Ephemeral);
        Assert.Equal(
            [("Source", "https://gazette.example/bridge"), ("Discussion", $"{World.Url}/channels/{World.Guild}/{News}/{post.Id()}")],
            answer.Buttons().Take(2).Select(button => (button.Text("label"), button.Text("url"))));
    }

    [Fact]
    public async Task Latest_lists_as_many_as_are_asked_for_newest_first()
    {
        var answer = await World.Reader.UseAsync(News, "article latest", ("count", "10"));

        var lines = answer.Embed()!.Text("description").Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal([Bridge.Title, Bees.Title, Ferry.Title], lines.Select(line => line[(line.IndexOf('[', StringComparison.Ordinal) + 1)..line.IndexOf(']', StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Latest_of_a_source_knows_only_that()
    {
        var answer = await World.Reader.UseAsync(News, "article latest", ("source", "hilltop.example"));

        Assert.Equal(Bees.Title, answer.Embed()!.Text("title"));
    }

    [Fact]
    public async Task Sources_and_titles_are_completed_while_they_are_typed()
    {
        Assert.Equal([("hilltop.example", "hilltop.example")], await World.Reader.CompleteAsync(News, "article latest", "source", "HILL"));
        Assert.Equal(2, (await World.Reader.CompleteAsync(News, "article latest", "source", "")).Count);

        var (name, id) = Assert.Single(await World.Reader.CompleteAsync(News, "article show", "article", "bridge"));
        var answer = await World.Reader.UseAsync(News, "article show", ("article", id));
        Assert.Equal((Bridge.Title, Bridge.Title), (name, answer.Embed()!.Text("title")));
    }

    [Fact]
    public async Task Show_takes_a_part_of_a_title_too_and_says_where_there_is_none()
    {
        Assert.Equal(Ferry.Title, (await World.Reader.UseAsync(News, "article show", ("article", "ferry"))).Embed()!.Text("title"));

        var none = await World.Reader.UseAsync(News, "article show", ("article", "no such *thing*"));
        Assert.Equal(@"No article's title contains “no such \*thing\*”. Choose one of those that are offered while you type.", none.Content());
        Assert.NotEqual(0, none.Number("flags") & Ephemeral);
    }
}
