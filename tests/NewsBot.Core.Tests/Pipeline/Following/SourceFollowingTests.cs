using NewsBot.Sources;
using NewsBot.Storage.Sources;

namespace NewsBot.Core.Tests.Pipeline.Following;

public sealed class SourceFollowingTests : FollowTest
{
    [Fact]
    public async Task What_a_feed_lists_is_kept_once_and_what_it_adds_is_kept_too()
    {
        Follow("/feed");
        Feed("/feed", "", Item("First"), Item("Second"));
        await PassAsync();
        Feed("/feed", "", Item("Third"), Item("First"), Item("Second"));
        await PassAsync(5);

        Assert.Equal(["First", "Second", "Third"], Titles.Order());
        Assert.Equal("The bridge was opened on Monday.", Article("Third").Body[0]);
    }

    [Fact]
    public async Task Of_what_was_there_before_anybody_followed_only_the_newest_are_news()
    {
        Follow("/feed");
        Feed("/feed", "", [.. Enumerable.Range(1, 9).Select(day => Item($"Day {day}", published: $"0{day} Dec 2029 10:00:00 GMT"))]);
        await PassAsync();
        Assert.Equal(9, Titles.Count);
        Assert.Equal(["Day 7", "Day 8", "Day 9"], News());

        Feed("/feed", "", Item("Day 10"), Item("Day 11"), Item("Day 12"), Item("Day 13"));
        await PassAsync(5);
        Assert.Equal(7, News().Count);
    }

    [Fact]
    public async Task A_feed_that_did_not_change_is_not_sent_again()
    {
        Follow("/feed");
        Feed("/feed", "ETag: \"7\"\r\nLast-Modified: Mon, 31 Dec 2029 23:00:00 GMT\r\n", Item("First"));
        await PassAsync();
        Site.Answer("/feed", "304 Not Modified", "", []);
        await PassAsync(3);

        Assert.Contains("If-None-Match: \"7\"", LastRequest("/feed"), StringComparison.Ordinal);
        Assert.Contains("If-Modified-Since: Mon, 31 Dec 2029 23:00:00 GMT", LastRequest("/feed"), StringComparison.Ordinal);
        Assert.Equal((PollState.Live, "\"7\"", 0L), (SourcePoll.State, SourcePoll.EntityTag, SourcePoll.Failures));
        Assert.Equal(["First"], Titles);
    }

    [Theory]
    [InlineData("Cache-Control: max-age=1800\r\n", "")]
    [InlineData("Expires: Tue, 01 Jan 2030 00:30:00 GMT\r\n", "")]
    [InlineData("", "<ttl>30</ttl>")]
    public async Task A_site_is_asked_no_more_often_than_it_wants(string header, string ttl)
    {
        Follow("/feed", change: source => source with { Every = TimeSpan.FromMinutes(1) });
        Feed("/feed", header, ttl, Item("First"));

        await PassAsync(29);
        Assert.Equal(1, Asked("/feed"));
        await PassAsync(10);
        Assert.True(Asked("/feed") > 1);
    }

    [Fact]
    public async Task A_site_that_wants_to_be_left_alone_is()
    {
        Follow("/feed");
        Site.Answer("/feed", "429 Too Many Requests", "Retry-After: 1200\r\n", []);
        await PassAsync(19);
        Assert.Equal(1, Asked("/feed"));

        Feed("/feed", "", Item("First"));
        await PassAsync(5);
        Assert.Equal(["First"], Titles);
    }

    [Fact]
    public async Task A_source_that_keeps_failing_is_told_of_once_and_followed_again_when_it_answers()
    {
        Follow("/feed");
        Site.Answer("/feed", "500 Internal Server Error", "", []);
        await PassAsync(TimeSpan.FromDays(3));

        Assert.Equal((PollState.Failing, $"{Url("/feed")} answered 500."), (SourcePoll.State, SourcePoll.Error));
        Assert.InRange(Asked("/feed"), 15, 25);
        Assert.Equal(2, Log.Count);
        Assert.Contains("answered 500.", Log[0], StringComparison.Ordinal);
        Assert.Contains("is Failing from now on", Log[1], StringComparison.Ordinal);

        Feed("/feed", "", Item("First"));
        await PassAsync(TimeSpan.FromHours(7));
        Assert.Equal((PollState.Live, null), (SourcePoll.State, SourcePoll.Error));
        Assert.Equal(["First"], Titles);
        Assert.EndsWith("answers again.", Assert.Single(Log.Skip(2)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guild_is_told_once_that_its_source_gives_no_answer_and_again_only_after_that_was_over()
    {
        var source = Follow("/feed");
        var definition = Kept.Read(session => session.Sources.Find(source))!.Definition;
        Kept.Write(session =>
        {
            session.Guilds.Join(new("500"), "Guild");
            session.Sources.SetFile([], Time.GetUtcNow());
            session.Sources.Add(new(source, new("500"), definition), Time.GetUtcNow());
        });
        Site.Answer("/feed", "500 Internal Server Error", "", []);
        await PassAsync(TimeSpan.FromDays(3));

        var told = Assert.Single(Alerts());
        Assert.StartsWith("The source Herald gives no answer, is asked seldom now, and goes on by itself when it answers: ", told, StringComparison.Ordinal);
        Assert.EndsWith("answered 500.", told, StringComparison.Ordinal);

        Site.Answer("/feed", "304 Not Modified", "", []);
        await PassAsync(TimeSpan.FromHours(7));
        Assert.Empty(Alerts());
    }

    [Theory]
    [InlineData("<html><body>We are down</body></html>", "no feed")]
    [InlineData("", "")]
    [InlineData("<rss><channel><item><title>First", null)]
    public async Task What_is_no_feed_is_told_and_what_was_kept_stays(string body, string? reason)
    {
        Follow("/feed");
        Feed("/feed", "", Item("First"));
        await PassAsync();
        Site.Answer("/feed", headers: "Content-Type: text/html\r\n", body: body);
        await PassAsync(5);

        Assert.Contains("First", Titles);
        Assert.Equal(reason is null, SourcePoll.Error is null);
        Assert.Contains(reason ?? "", SourcePoll.Error ?? "", StringComparison.Ordinal);
        Assert.Equal(reason is null ? 0 : 1, Log.Count);
    }

    [Fact]
    public async Task A_feed_that_has_moved_for_good_is_asked_where_it_is_now_and_the_file_says_what_it_said()
    {
        var source = Follow("/feed");
        Site.Answer("/feed", "301 Moved Permanently", "Location: /new\r\n", []);
        Feed("/new", "", Item("First"));
        await PassAsync(10);

        Assert.Equal(1, Asked("/feed"));
        Assert.True(Asked("/new") > 1);
        Assert.Equal(Url("/feed").AbsoluteUri, SourceList.ParseOne(Kept.Read(session => session.Sources.Find(source))!.Definition).Address);
    }

    [Fact]
    public async Task A_feed_that_is_gone_for_good_is_asked_no_more()
    {
        Follow("/feed");
        Site.Answer("/feed", "410 Gone", "", []);
        await PassAsync(TimeSpan.FromDays(2));

        Assert.Equal(1, Asked("/feed"));
        Assert.Equal(PollState.Over, SourcePoll.State);
        Assert.Contains("is Over from now on", Assert.Single(Log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_leads_to_the_feed_that_it_announces()
    {
        Follow("/", SourceKind.Site);
        Site.Answer("/", headers: "Content-Type: text/html\r\n", body: "<html><head><link rel='stylesheet' href='/x'><LINK REL=\"home alternate\" TYPE='application/rss+xml; charset=utf-8' HREF=news/feed></head><body>Welcome</body></html>");
        Feed("/news/feed", "", Item("First"));
        await PassAsync(5);

        Assert.Equal(["First"], Titles);
        Assert.Equal(1, Asked("/"));
        Assert.True(Asked("/news/feed") > 1);
    }

    [Fact]
    public async Task A_site_without_a_feed_is_told()
    {
        Follow("/", SourceKind.Site);
        Site.Answer("/", headers: "Content-Type: text/html\r\n", body: "<html><body>Welcome</body></html>");
        await PassAsync();

        Assert.Equal($"{Url("/")} announces no feed.", SourcePoll.Error);
    }

    [Fact]
    public async Task Only_what_a_filter_lets_through_is_kept()
    {
        Follow("/feed", change: source => SourceList.ParseOne("""{"name":"Herald","kind":"feed","url":"URL","only":{"words":["bridge"],"tags":["Harbour"]},"except":{"pattern":"go[a-z]t","authors":["Ann Berg"]}}""".Replace("URL", source.Address, StringComparison.Ordinal)));
        Feed(
            "/feed",
            "",
            Item("The Bridge", text: "x"),
            Item("Bridges", text: "x"),
            Item("Elsewhere", text: "Over a (bridge)."),
            Item("Tagged", text: "x", more: "<category>harbour</category>"),
            Item("A goat on a bridge", text: "x"),
            Item("By Ann", text: "bridge", more: "<author>ann berg</author>"));
        await PassAsync();

        Assert.Equal(["Elsewhere", "Tagged", "The Bridge"], Titles.Order());
    }

    [Fact]
    public async Task Credentials_go_to_the_source_alone()
    {
        Secrets["herald"] = "Basic c2VjcmV0";
        Follow("/feed", change: source => source with { Credentials = "herald" });
        Feed("/feed", "", Item("Here", Url("/here").AbsoluteUri), Item("There", Url("/there", "other.example").AbsoluteUri));
        await PassAsync();

        Assert.Contains("Authorization: Basic c2VjcmV0", LastRequest("/feed"), StringComparison.Ordinal);
        Assert.Contains("Authorization: Basic c2VjcmV0", LastRequest("/here"), StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", LastRequest("/there"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_was_paused_is_not_asked_until_it_is_resumed()
    {
        var source = Follow("/feed");
        Kept.Write(session => session.Polls.SetState(PollKey.Of(source), PollState.Paused, Time.GetUtcNow()));
        Feed("/feed", "", Item("First"));
        await PassAsync(30);
        Assert.Equal(0, Asked("/feed"));

        Kept.Write(session => session.Polls.SetState(PollKey.Of(source), PollState.Live, Time.GetUtcNow()));
        await PassAsync();
        Assert.Equal(["First"], Titles);
    }

    [Fact]
    public async Task A_host_is_asked_for_one_thing_at_a_time_and_left_alone_in_between()
    {
        Follow("/feed");
        Feed("/feed", "", [.. Enumerable.Range(1, 5).Select(page => Item($"Page {page}", Url($"/{page}").AbsoluteUri))]);

        await PassAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(3, Site.Requests.Count(request => !request.Contains("/feed", StringComparison.Ordinal) && !request.Contains("/robots.txt", StringComparison.Ordinal)));
    }

    private List<string> Alerts() => Kept.Read(session => session.Query<string>("SELECT text FROM alert"));

    private List<string> News() => Kept.Read(session => session.Query<string>("SELECT a.title FROM sighting s JOIN article a ON a.id = s.article_id WHERE s.offered = 0 ORDER BY a.title"));
}
