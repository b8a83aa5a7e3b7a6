using NewsBot.Core.Tests.Sources.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Commands;

public sealed class SourceCommandTests : BotTest, IDisposable
{
    private readonly SiteServer _site = new();

    public override Task InitializeAsync()
    {
        Files.InsideHosts = $"127.0.0.1:{_site.Port}";
        Feed("The Harbour Herald", "First");
        return base.InitializeAsync();
    }

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_feed_that_is_added_is_posted_and_followed_until_it_is_removed()
    {
        var added = await UseAsync("add", ("address", Address("/feed")));
        Assert.StartsWith("**The Harbour Herald** is followed from now on, as RSS 2.0.", added, StringComparison.Ordinal);
        await PostAsync("First");

        Feed("The Harbour Herald", "First", "Second");
        await PostAsync("Second");
        Assert.Contains("**The Harbour Herald** · answered ", await UseAsync("list"), StringComparison.Ordinal);

        Assert.StartsWith("**The Harbour Herald** is followed no more.", await UseAsync("remove", ("source", "the harbour herald")), StringComparison.Ordinal);
        Assert.StartsWith("No source is followed yet.", await UseAsync("list"), StringComparison.Ordinal);
        Assert.Equal(0, Bot.Count("SELECT COUNT(*) FROM poll"));

        var audit = (await World.Admin.UseAsync(News, "newsbot audit")).Content();
        Assert.Contains("`/source add` · source: **The Harbour Herald** · address: ", audit, StringComparison.Ordinal);
        Assert.Contains("`/source remove` · source: **The Harbour Herald**", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_is_called_as_one_likes_and_taken_as_one_says()
    {
        await UseAsync("add", ("address", Address("/feed")), ("name", "Desk"), ("every", "15"), ("only", "bridge, ferry"), ("elsewhere", "no"), ("comments", "none"));

        var shown = await UseAsync("show", ("source", "Desk"));

        Assert.Contains($"A feed: <{Address("/feed")}>", shown, StringComparison.Ordinal);
        Assert.Contains("Asked every 15 minutes", shown, StringComparison.Ordinal);
        Assert.Contains("Only articles with any of these: words: bridge, ferry", shown, StringComparison.Ordinal);
        Assert.Contains("Discussions elsewhere are not looked for.", shown, StringComparison.Ordinal);
        Assert.Contains("Its comments are not read.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sources_of_one_name_are_told_apart_and_a_name_that_was_given_is_taken_once()
    {
        await UseAsync("add", ("address", Address("/feed")));
        Assert.StartsWith("You follow this already, as **The Harbour Herald**.", await UseAsync("add", ("address", Address("/feed"))), StringComparison.Ordinal);

        FeedAt("/local", "The Harbour Herald", "Third");
        FeedAt("/sport", "The Harbour Herald", "Fourth");
        Assert.StartsWith("**The Harbour Herald (2)**", await UseAsync("add", ("address", Address("/local"))), StringComparison.Ordinal);
        Assert.StartsWith("There is a source named “The Harbour Herald” already", await UseAsync("add", ("address", Address("/sport")), ("name", "The Harbour Herald")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_rests_while_it_is_paused()
    {
        await UseAsync("add", ("address", Address("/feed")));
        await PostAsync("First");

        Assert.Contains("is asked no more", await UseAsync("pause", ("source", "The Harbour Herald")), StringComparison.Ordinal);
        Assert.Contains("rests already", await UseAsync("pause", ("source", "The Harbour Herald")), StringComparison.Ordinal);
        Assert.Contains("· paused", await UseAsync("list"), StringComparison.Ordinal);

        Feed("The Harbour Herald", "First", "Second");
        Assert.Contains("is asked again", await UseAsync("resume", ("source", "The Harbour Herald")), StringComparison.Ordinal);
        await PostAsync("Second");
    }

    [Theory]
    [InlineData("/nowhere", "answered 404.")]
    [InlineData("/page", "Nothing was added.")]
    [InlineData("http://10.0.0.1/", "is not on the public internet")]
    [InlineData("ftp://herald.example/", "is no address of a page.")]
    [InlineData("not an address", "is no address of a page.")]
    public async Task What_is_no_source_is_told_in_one_sentence_and_not_added(string address, string reason)
    {
        _site.Answer("/page", headers: "Content-Type: text/html\r\n", body: "<html><body></body></html>");

        Assert.Contains(reason, Unescaped(await UseAsync("add", ("address", address.StartsWith('/') ? Address(address) : address))), StringComparison.Ordinal);
        Assert.Equal(0, Bot.Count("SELECT COUNT(*) FROM source"));
    }

    [Fact]
    public async Task An_address_is_tried_without_keeping_anything()
    {
        var said = Unescaped(await UseAsync("test", ("address", Address("/feed"))));

        Assert.StartsWith($"{Address("/feed")} is a feed, read as RSS 2.0.", said, StringComparison.Ordinal);
        Assert.Contains("It calls itself: The Harbour Herald", said, StringComparison.Ordinal);
        Assert.Contains("First", said, StringComparison.Ordinal);
        Assert.Contains("It has only teasers", said, StringComparison.Ordinal);
        Assert.Equal(0, Bot.Count("SELECT COUNT(*) FROM source") + Bot.Count("SELECT COUNT(*) FROM article"));
    }

    [Fact]
    public async Task Names_are_offered_while_one_types()
    {
        await UseAsync("add", ("address", Address("/feed")), ("name", "Öl und Meer"));

        Assert.Equal(("Öl und Meer", "Öl und Meer"), Assert.Single(await World.Admin.CompleteAsync(News, "source show", "source", "MEER")));
        Assert.Empty(await World.Admin.CompleteAsync(News, "source remove", "source", "wind"));
        Assert.Equal(["every source", "Öl und Meer"], (await World.Admin.CompleteAsync(News, "channel follow", "source", "öl")).Select(choice => choice.Name));
    }

    [Fact]
    public async Task Who_may_not_manage_the_guild_is_not_offered_the_command()
    {
        await UseAsync("list");

        Assert.DoesNotContain(await World.Reader.CommandsAsync(), offered => offered.Text("name") == "source");
    }

    private void Feed(string title, params string[] titles) => FeedAt("/feed", title, titles);

    private void FeedAt(string path, string title, params string[] titles) => _site.Answer(
        path,
        headers: "Content-Type: application/rss+xml\r\n",
        body: $"<rss version=\"2.0\"><channel><title>{title}</title>{string.Concat(titles.Select(each => $"<item><title>{each}</title><description>The bridge was opened.</description></item>"))}</channel></rss>");

    private string Address(string path) => _site.Address(path, "127.0.0.1").AbsoluteUri;

    private async Task<string> UseAsync(string command, params (string, string)[] options) => (await World.Admin.UseAsync(News, $"source {command}", options)).Content();

    private static string Unescaped(string text) => text.Replace("\\", "", StringComparison.Ordinal);
}
