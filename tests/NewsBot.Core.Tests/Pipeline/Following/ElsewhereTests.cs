using System.Text.Json;
using NewsBot.Sources;

namespace NewsBot.Core.Tests.Pipeline.Following;

public sealed class ElsewhereTests : FollowTest
{
    private const string Story = "http://gazette.example/bridge?utm_source=feed";

    [Fact]
    public async Task An_article_s_discussion_is_found_and_becomes_a_branch_that_waits_for_a_moderator()
    {
        FollowStory();
        HackerNews(("1", "https://www.gazette.example/bridge/", 4), ("2", "https://gazette.example/other", 40));
        Thread("1", "A good bridge");
        await PassAsync(20);

        var branch = Assert.Single(Kept.Read(session => session.Branches.Of(IdOf("First"))));
        Assert.Equal(("hackernews/1", "Hacker News", "https://news.ycombinator.com/item?id=1"), (branch.Id.Value, branch.Label, branch.Url));
        Assert.Equal(["A good bridge"], Comments("First"));
        Assert.Equal([branch.Id], Kept.Read(session => session.Branches.Holding(IdOf("First"))));

        Thread("1", "A good bridge", "A better goat");
        await PassAsync(10);
        Assert.Equal(["A good bridge", "A better goat"], Comments("First"));
        Assert.Equal(1, Searches());
    }

    [Fact]
    public async Task A_place_is_asked_for_an_article_a_few_times_ever_later_and_then_no_more()
    {
        FollowStory();
        HackerNews();

        await PassAsync(9);
        Assert.Equal(0, Searches());
        await PassAsync(15);
        Assert.Equal(1, Searches());
        await PassAsync(60);
        Assert.Equal(2, Searches());
        await PassAsync(TimeSpan.FromDays(5));
        Assert.Equal(4, Searches());
    }

    [Fact]
    public async Task A_discussion_of_too_few_is_looked_at_again_later()
    {
        FollowStory(source => source with { Elsewhere = new(Least: 5, Hold: false) });
        HackerNews(("1", "http://gazette.example/bridge", 4));
        Thread("1", "A good bridge");
        await PassAsync(30);
        Assert.Empty(Kept.Read(session => session.Branches.Of(IdOf("First"))));

        HackerNews(("1", "http://gazette.example/bridge", 5));
        await PassAsync(60);
        Assert.Equal(["A good bridge"], Comments("First"));
        Assert.Empty(Kept.Read(session => session.Branches.Holding(IdOf("First"))));
    }

    [Fact]
    public async Task A_source_says_where_its_articles_are_looked_for()
    {
        FollowStory(source => source with { Elsewhere = new([Place.Lemmy]) });
        Site.Answer("/lemmy/api/v3/search?type_=Url&limit=50&q=http%3A%2F%2Fgazette.example%2Fbridge", headers: "Content-Type: application/json\r\n", body: """{"posts":[]}""");
        await PassAsync(30);

        Assert.Equal(0, Searches());
        Assert.Contains(Site.Requests, request => request.Contains("/lemmy/api/v3/search", StringComparison.Ordinal));
        Assert.DoesNotContain(Site.Requests, request => request.Contains("/mastodon/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_source_can_be_looked_for_nowhere_and_no_pages_that_only_we_can_read_are_asked_about()
    {
        FollowStory(source => source with { Elsewhere = new([]) });
        await PassAsync(30);
        Assert.Empty(Lookups());

        Follow("/inside", change: source => source with { Name = new("Inside") });
        Feed("/inside", "", Item("Internal", "http://intranet/plan"), Item("Address", "http://10.0.0.1/plan"));
        await PassAsync(30);
        Assert.Empty(Lookups());
    }

    [Fact]
    public async Task A_place_that_gives_no_answer_does_not_keep_the_others()
    {
        FollowStory();
        Site.Answer(SearchPath, "500 Internal Server Error", "", []);
        await PassAsync(20);

        Assert.Contains(Log, line => line.Contains("Lookup", StringComparison.Ordinal) && line.Contains("answered 500", StringComparison.Ordinal));
        Assert.Contains(Site.Requests, request => request.Contains("/lemmy/api/v3/search", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reddit_is_asked_with_the_credentials_of_the_settings_and_not_without()
    {
        FollowStory(source => source with { Elsewhere = new([Place.Reddit], Least: 0) });
        await PassAsync(30);
        Assert.Empty(Lookups());

        Secrets["reddit"] = "id:secret";
        Site.Answer("/reddit/login", headers: "Content-Type: application/json\r\n", body: """{"access_token":"token"}""");
        Json("/reddit/api/info?raw_json=1&limit=100&url=http%3A%2F%2Fgazette.example%2Ftunnel", new { data = new { children = new[] { new { kind = "t3", data = new { id = "x1", url = "https://www.gazette.example/tunnel", permalink = "/r/bridges/comments/x1/", num_comments = 1 } } } } });
        Json("/reddit/comments/x1?limit=500&depth=10&sort=old&raw_json=1", new object[]
        {
            new { kind = "Listing", data = new { children = new[] { new { kind = "t3", data = new { id = "x1", name = "t3_x1" } } } } },
            new { kind = "Listing", data = new { children = new[] { new { kind = "t1", data = new { id = "c1", name = "t1_c1", parent_id = "t3_x1", author = "ann", body = "A good tunnel", created_utc = 1893456000.0, replies = "" } } } } },
        });
        Feed("/feed", "", Item("Second", "http://gazette.example/tunnel"));
        await PassAsync(90);

        Assert.Equal(["A good tunnel"], Comments("Second"));
        Assert.Equal("https://www.reddit.com/r/bridges/comments/x1/", Assert.Single(Kept.Read(session => session.Branches.Of(IdOf("Second")))).Url);
        Assert.Contains("Authorization: bearer token", Site.Requests.Last(request => request.Contains("/reddit/api/info", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lemmy_and_Mastodon_are_asked_where_the_settings_name_an_instance()
    {
        Secrets["mastodon"] = "token";
        FollowStory(source => source with { Elsewhere = new([Place.Lemmy, Place.Mastodon], Least: 1) });
        Json("/lemmy/api/v3/search?type_=Url&limit=50&q=http%3A%2F%2Fgazette.example%2Fbridge", new { posts = new[] { new { post = new { id = 7, url = "https://gazette.example/bridge" }, counts = new { comments = 2 } } } });
        Json("/mastodon/api/v2/search?type=statuses&limit=40&q=http%3A%2F%2Fgazette.example%2Fbridge", new { statuses = new[] { new { id = "9", url = "https://social.example/@ann/9", replies_count = 3, card = new { url = "https://gazette.example/bridge" } } } });
        await PassAsync(20);

        Assert.Equal(["lemmy/site.example/7", "mastodon/site.example/9"], Kept.Read(session => session.Query<string>("SELECT part FROM poll WHERE kind = 'Discussion' ORDER BY part")));
        Assert.Contains("Authorization: Bearer token", Site.Requests.First(request => request.Contains("/mastodon/api/v2/search", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private const string SearchPath = "/hn/search?tags=story&restrictSearchableAttributes=url&hitsPerPage=50&query=gazette.example%2Fbridge";

    private void FollowStory(Func<Source, Source>? change = null)
    {
        Follow("/feed", change: change);
        Feed("/feed", "", Item("First", Story));
    }

    private void HackerNews(params (string Id, string Url, int Comments)[] hits) => Json(
        SearchPath, new { hits = hits.Select(hit => new { objectID = hit.Id, url = hit.Url, num_comments = hit.Comments, title = "First" }) });

    private void Thread(string id, params string[] texts) => Json($"/hn/items/{id}", new
    {
        id = int.Parse(id, System.Globalization.CultureInfo.InvariantCulture),
        type = "story",
        children = texts.Select((text, place) => new { id = 100 + place, author = "ann", text, parent_id = 1, created_at = "2030-01-01T00:00:00Z", children = Array.Empty<object>() }),
    });

    private void Json(string path, object body) => Site.Answer(path, headers: "Content-Type: application/json\r\n", body: JsonSerializer.Serialize(body));

    private int Searches() => Asked(SearchPath);

    private List<string> Lookups() => Kept.Read(session => session.Query<string>("SELECT part FROM poll WHERE kind = 'Lookup'"));
}
