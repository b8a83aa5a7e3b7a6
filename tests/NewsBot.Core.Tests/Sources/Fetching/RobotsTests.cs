namespace NewsBot.Core.Tests.Sources.Fetching;

/// <summary>What a site wants of bots is kept to.</summary>
public sealed class RobotsTests : FetcherTest
{
    [Fact]
    public async Task What_a_site_closes_to_bots_is_not_asked_for()
    {
        Site.Answer("/robots.txt", body: "User-agent: *\nDisallow: /private/\n");
        Site.Answer("/page", body: "news");

        Assert.Contains("robots.txt", await RefusalAsync("/private/page"), StringComparison.Ordinal);
        Assert.NotNull(await GetAsync("/page"));
        Assert.Single(Site.Requests, request => request.Contains("/robots.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_it_cannot_be_told_what_a_site_wants_nothing_is_asked_for()
    {
        Site.Answer("/robots.txt", "500 Internal Server Error");

        Assert.Contains("answered 500", await RefusalAsync("/page"), StringComparison.Ordinal);
        Assert.Single(Site.Requests);
    }

    [Fact]
    public async Task A_site_is_asked_no_more_often_than_it_wants()
    {
        Site.Answer("/robots.txt", body: "User-agent: *\nCrawl-delay: 7\n");
        Site.Answer("/page", body: "news");
        await GetAsync("/page");

        var second = GetAsync("/page");
        Assert.False(second.IsCompleted);
        Assert.Equal(2, Site.Requests.Count);
        Time.Advance(TimeSpan.FromSeconds(7));

        Assert.NotNull(await second);
    }
}
