using System.Globalization;
using NewsBot.Articles;
using NewsBot.Core.Tests.Articles;

namespace NewsBot.Core.Tests.Storage.Articles;

public abstract class StoryStoreTests(TemporaryDatabase database) : StoreTest(database)
{
    private static readonly string[] Words = ["bridge", "harbour", "council", "opened", "ferry", "monday", "river", "crowd", "piano", "mayor", "goat", "stairs"];

    [Theory]
    [InlineData("http://www.herald.example/bridge/?utm_source=feed")]
    [InlineData("https://m.herald.example/bridge/amp")]
    [InlineData("https://herald.example/bridge#comments")]
    public void An_article_is_known_by_every_form_of_its_address(string url)
    {
        Keep(Some.Article());

        Assert.Equal(Some.ArticleId, Find(Some.Article("Another title", url, "Another text.")));
        Assert.Equal(Some.ArticleId, Read(session => session.Stories.OfUrl(url)));
    }

    [Fact]
    public void An_article_is_known_by_what_its_source_calls_it_also_at_another_address()
    {
        Keep(Some.Article(), "tag:7");
        var moved = Some.Article(url: "https://herald.example/moved");

        Assert.Equal(Some.ArticleId, Find(moved, "tag:7"));
        Assert.Null(Find(moved, "tag:8"));
        Assert.Null(Find(moved, "tag:7", new("Other")));
    }

    [Fact]
    public void A_near_identical_text_is_the_same_story_under_whatever_title_where_it_is_long()
    {
        var text = Text(1, 200);
        Keep(Some.Article(body: text));

        Assert.Equal(Some.ArticleId, Find(Elsewhere("Quite another headline", text[..400] + " corrected " + text[400..] + " and then some more")));
        Assert.Null(Find(Elsewhere("Quite another headline", Text(2, 200))));
    }

    [Fact]
    public void A_shorter_text_must_have_a_title_like_the_other_s_for_many_pages_say_the_same_where_they_cannot_be_read()
    {
        var text = Text(1, 60);
        Keep(Some.Article("A bridge is opened today", body: text));

        Assert.Null(Find(Elsewhere("The goat is back", text)));
        Assert.Equal(Some.ArticleId, Find(Elsewhere("Today a bridge is opened", text)));
        Assert.Null(Find(Elsewhere("A bridge is opened today", "The bridge was opened on Monday.")));
    }

    [Fact]
    public void The_same_text_weeks_later_is_another_story()
    {
        var text = Text(1, 200);
        Keep(Some.Article(body: text) with { PublishedAt = Some.Time });

        Assert.Equal(Some.ArticleId, Find(Elsewhere("Again", text) with { PublishedAt = Some.Time.AddDays(6) }));
        Assert.Null(Find(Elsewhere("Again", text) with { PublishedAt = Some.Time.AddDays(8) }));
    }

    [Fact]
    public void A_corrected_text_is_known_by_what_it_says_now()
    {
        Keep(Some.Article(body: Text(1, 200)));
        Keep(Some.Article(body: Text(2, 200)));

        Assert.Null(Find(Elsewhere("Quite another headline", Text(1, 200))));
        Assert.Equal(Some.ArticleId, Find(Elsewhere("Quite another headline", Text(2, 200))));
    }

    private static string Text(int seed, int words)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(word => word % 20 == 0 ? word.ToString(CultureInfo.InvariantCulture) : Words[random.Next(Words.Length)]));
    }

    private static Article Elsewhere(string title, string text) => Some.Article(title, "https://gazette.example/story", text);

    private void Keep(Article article, string? sourceId = null) => Write(session =>
    {
        var saysElse = session.Articles.Save(article, Some.Source, Some.Time);
        session.Stories.Save(article.Id, article, Some.Source, sourceId, saysElse);
    });

    private ArticleId? Find(Article article, string? sourceId = null, SourceName? source = null) => Read(session => session.Stories.Find(article, source ?? Some.Source, sourceId, Some.Time));
}
