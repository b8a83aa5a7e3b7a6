using NewsBot.Articles;

namespace NewsBot.Core.Tests.Pipeline.Following;

/// <summary>The same story seen twice.</summary>
public sealed class StoryFollowingTests : FollowTest
{
    private const string Long = "The bridge over the harbour was opened on Monday by the mayor, who had walked across it twice before breakfast to be sure, and by a goat that nobody had invited but everybody remembered from the ferry strike nine years ago. It carries trams, cyclists and on Sundays a market, and it leads to the island where the council wants to build a library of things.";

    [Fact]
    public async Task A_bumped_time_is_no_news()
    {
        Follow("/feed");
        Feed("/feed", "", Item("First", published: "Mon, 31 Dec 2029 10:00:00 GMT"));
        await PassAsync();
        var before = Article("First");

        Feed("/feed", "", Item("First", published: "Mon, 31 Dec 2029 23:00:00 GMT"));
        await PassAsync(10);

        Assert.Equal(before.PublishedAt, Article("First").PublishedAt);
        Assert.Empty(Kept.Read(session => session.Revisions.Of(IdOf("First"))));
        Assert.Equal(1, Articles());
    }

    [Fact]
    public async Task A_corrected_text_is_an_edit_with_its_revision_kept()
    {
        Follow("/feed");
        Feed("/feed", "", Item("The bridge is open", "http://site.example/bridge", text: "It was opened on Monday.", id: "7"));
        await PassAsync(10);
        Feed("/feed", "", Item("The bridge is open", "http://site.example/bridge", text: "It was opened on Tuesday.", id: "7"));
        await PassAsync(30);

        Assert.Equal("It was opened on Tuesday.", Assert.Single(Article("The bridge is open").Body));
        Assert.Equal("It was opened on Monday.", Assert.Single(Assert.Single(Kept.Read(session => session.Revisions.Of(IdOf("The bridge is open")))).Body));
        Assert.Equal(1, Articles());
    }

    [Theory]
    [InlineData("http://www.site.example/bridge/?utm_source=rss", "Other title", "Other text.", "8")]
    [InlineData("http://site.example/2030/bridge", "Other title", "Other text.", "7")]
    [InlineData("http://site.example/2030/bridge", "The bridge over the harbour is open", Long, "8")]
    public async Task A_changed_address_a_changed_id_or_both_with_the_same_text_are_one_article(string url, string title, string text, string id)
    {
        Follow("/feed");
        Feed("/feed", "", Item("The bridge over the harbour is open", "http://site.example/bridge", text: Long, id: "7"));
        await PassAsync(10);
        Feed("/feed", "", Item(title, url, text: text, id: id));
        await PassAsync(30);

        Assert.Equal(1, Articles());
        Assert.Equal([title], Titles);
    }

    [Fact]
    public async Task Two_stories_of_one_feed_stay_two()
    {
        Follow("/feed");
        Feed("/feed", "", Item("The bridge over the harbour is open", "http://site.example/bridge", text: Long), Item("A library of things", "http://site.example/library", text: Long.Replace("bridge", "library", StringComparison.Ordinal).Replace("the", "a", StringComparison.Ordinal)));
        await PassAsync(10);

        Assert.Equal(2, Articles());
    }

    [Fact]
    public async Task What_another_source_has_too_is_one_article_and_is_offered_to_its_followers_as_well()
    {
        Follow("/feed");
        Feed("/feed", "", Item("The bridge over the harbour is open", "http://site.example/bridge", text: Long));
        await PassAsync(10);
        var first = Article("The bridge over the harbour is open");

        Follow("/other", change: source => source with { Name = new("Gazette") });
        Feed("/other", "", Item("Harbour bridge is open over the bay", "http://gazette.example/open", text: Long + " More on this as it comes."));
        await PassAsync(10);

        Assert.Equal(1, Articles());
        Assert.Equal(first.Body, Article("The bridge over the harbour is open").Body);
        Assert.Equal([new("Gazette"), new("Herald")], Kept.Read(session => session.Sightings.SourcesOf(first.Id)));
        Assert.Equal(["The bridge over the harbour is open"], Kept.Read(session => session.ArticleLists.Latest(new SourceName("Gazette"), 5)).Select(line => line.Title));
    }

    private long Articles() => Kept.Read(session => session.First<long>("SELECT COUNT(*) FROM article"));
}
