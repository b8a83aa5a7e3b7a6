using NewsBot.Articles;
using NewsBot.Core.Tests.Articles;
using NewsBot.Summaries;

namespace NewsBot.Core.Tests.Storage.Articles;

public abstract class ArticleStoreTests(TemporaryDatabase database) : StoreTest(database)
{
    private static readonly Article Full = new(
        "Title – with a dash", "https://herald.example/full", "herald.example", "Ann", new(2016, 9, 28, 5, 16, 0, TimeSpan.FromHours(3)), new(2016, 9, 29, 7, 0, 0, TimeSpan.FromHours(-5.5)), "en",
        new("https://herald.example/i.jpg", "Caption", null), ["One", "Two \0 \u00A0"], ["tag"], [new("Other", null)], 12, new(2016, 9, 28, 8, 0, 0, TimeSpan.FromHours(3)));

    [Fact]
    public void An_article_comes_back_as_it_was_kept_whether_it_says_much_or_little()
    {
        var bare = new Article("Bare", null, null, null, null, null, null, null, [], [], [], null);
        Save(bare);
        Save(Full);

        foreach (var article in new[] { bare, Full, bare })
        {
            var found = Read(session => session.Articles.Find(article.Id))!;
            Assert.Equal(article with { Body = [], Tags = [], Related = [] }, found with { Body = [], Tags = [], Related = [] });
            Assert.Equal(article.PublishedAt?.Offset, found.PublishedAt?.Offset);
            Assert.Equal(article.ModifiedAt?.Offset, found.ModifiedAt?.Offset);
            Assert.Equal(article.Body, found.Body);
            Assert.Equal(article.Tags, found.Tags);
            Assert.Equal(article.Related, found.Related);
        }
    }

    [Fact]
    public void Other_links_beside_an_article_are_kept_and_make_it_no_other_article()
    {
        Save(Full);

        Assert.True(Read(session => session.Articles.IsAsKept(Full.Id, Full with { Related = [new("Another", null)] })));
        Assert.False(Save(Full with { Related = [new("Another", null)] }));

        Assert.Equal([new("Another", null)], Read(session => session.Articles.Find(Full.Id))!.Related);
        Assert.Empty(Read(session => session.Revisions.Of(Full.Id)));
    }

    [Fact]
    public void An_article_that_was_never_read_is_not_found()
    {
        Assert.Null(Read(session => session.Articles.Find(new("none"))));
        Assert.Null(Read(session => session.Articles.SourceOf(new("none"))));
        Assert.Null(Read(session => session.Articles.FirstReadAt(new("none"))));
    }

    [Fact]
    public void Saving_tells_whether_something_is_new()
    {
        Assert.True(Save(Full));
        Assert.False(Save(Full));
        Assert.False(Save(Full with { CapturedAt = Some.Time }));
        Assert.True(Save(Full with { Body = ["One", "Changed"] }));
    }

    [Fact]
    public void A_later_time_under_the_same_text_is_no_news()
    {
        Save(Full);

        Assert.False(Save(Full with { PublishedAt = Full.PublishedAt!.Value.AddHours(1) }));

        Assert.Equal(Full.PublishedAt, Read(session => session.Articles.Find(Full.Id))!.PublishedAt);
        Assert.Empty(Read(session => session.Revisions.Of(Full.Id)));
    }

    [Fact]
    public void What_an_article_said_before_it_was_corrected_is_kept()
    {
        Save(Full);
        Save(Full with { Byline = "Ann and Bo" }, Some.Time.AddHours(1));
        Save(Full with { Body = ["One", "Corrected"] }, Some.Time.AddHours(2));
        Save(Full with { Title = "Corrected", Body = ["One", "Corrected"] }, Some.Time.AddHours(3));

        var revisions = Read(session => session.Revisions.Of(Full.Id));
        Assert.Equal([(1L, Full.Title, "Two \0 \u00A0"), (2L, Full.Title, "Corrected")], revisions.Select(revision => (revision.Number, revision.Title, revision.Body[1])));
    }

    [Fact]
    public void An_article_is_offered_to_the_followers_of_each_of_its_sources_once()
    {
        Save(Full);
        Write(session => session.Summaries.Save(Full.Id, Full, new Dictionary<int, Summary> { [3] = Summary.None("test") }));
        Write(session => session.Sightings.Offered(new(Full.Id, Some.Source)));

        Write(session => session.Articles.Save(Full, new("Other"), Some.Time));
        Write(session => session.Articles.Save(Full.Id, Full, new("Silent"), Some.Time, isNews: false));
        Save(Full);

        Assert.Equal([new(Full.Id, new("Other"))], Read(session => session.Sightings.NotOffered(10)));
        Assert.Equal([Some.Source, new("Other"), new("Silent")], Read(session => session.Sightings.SourcesOf(Full.Id)));
    }

    [Fact]
    public void How_many_comments_a_page_counts_is_kept_although_it_is_no_news()
    {
        Save(Full);

        Assert.False(Save(Full with { CommentCount = 40 }));

        Assert.Equal(40, Read(session => session.Articles.Find(Full.Id))?.CommentCount);
    }

    [Fact]
    public void That_a_site_touched_an_article_is_kept_although_it_is_no_news()
    {
        Save(Full);
        var later = Full.ModifiedAt!.Value.AddDays(1);

        Assert.False(Save(Full with { ModifiedAt = later }));

        Assert.Equal(later, Read(session => session.Articles.Find(Full.Id))?.ModifiedAt);
    }

    [Fact]
    public void An_article_stays_with_the_source_and_the_time_that_had_it_first()
    {
        Write(session => session.Articles.Save(Full, new("First"), Some.Time));
        Write(session => session.Articles.Save(Full with { Title = "Changed" }, new("Second"), Some.Time.AddDays(1)));

        Assert.Equal(new SourceName("First"), Read(session => session.Articles.SourceOf(Full.Id)));
        Assert.Equal(Some.Time, Read(session => session.Articles.FirstReadAt(Full.Id)));
    }

    [Fact]
    public void The_newest_come_first_by_publish_date_else_by_when_they_were_read()
    {
        Save(Titled("Read in March"), Some.Time.AddMonths(2));
        Save(Titled("Published in April") with { PublishedAt = Some.Time.AddMonths(3) }, Some.Time);
        Save(Titled("Published in February") with { PublishedAt = Some.Time.AddMonths(1) }, Some.Time.AddYears(1));
        Write(session => session.Articles.Save(Titled("Of another source"), new("Other"), Some.Time.AddYears(2)));

        Assert.Equal(["Of another source", "Published in April", "Read in March"], Latest(SourceName.Every, 3));
        Assert.Equal(["Published in April", "Read in March", "Published in February"], Latest(Some.Source, 10));
        Assert.Empty(Latest(new("Unknown"), 10));
    }

    [Theory]
    [InlineData("überfahrt", "Die Überfahrt")]
    [InlineData("ÜBER", "Die Überfahrt")]
    [InlineData("мост", "Новый МОСТ")]
    [InlineData("100%", "A 100% gain")]
    [InlineData("_", "snake_case")]
    [InlineData(@"\", @"back\slash")]
    [InlineData(" gain ", "A 100% gain")]
    public void A_title_is_found_by_any_part_in_any_language(string typed, string title)
    {
        foreach (var each in new[] { "Die Überfahrt", "Новый МОСТ", "A 100% gain", "snake_case", @"back\slash", "A 1000 other" })
            Save(Titled(each));

        Assert.Equal([title], Read(session => session.ArticleLists.Search(typed, 10)).Select(line => line.Title));
    }

    [Fact]
    public void An_article_waits_for_its_summary_and_then_for_its_followers()
    {
        Save(Full);
        Assert.Equal([Full.Id], Read(session => session.Articles.NotSummarized(10)));
        Assert.Empty(Read(session => session.Sightings.NotOffered(10)));

        Write(session => session.Summaries.Save(Full.Id, Full, new Dictionary<int, Summary> { [3] = Summary.None("test") }));
        Assert.Empty(Read(session => session.Articles.NotSummarized(10)));
        Assert.Equal([Full.Id], Read(session => session.Sightings.NotOffered(10)).Select(line => line.ArticleId));

        Write(session => session.Sightings.Offered(new(Full.Id, Some.Source)));
        Save(Full with { Title = "Changed" });
        Assert.Equal([Full.Id], Read(session => session.Articles.NotSummarized(10)));
        Assert.Empty(Read(session => session.Sightings.NotOffered(10)));
    }

    [Fact]
    public void A_later_article_waits_for_an_earlier_one_whose_text_has_changed_and_for_none_that_has_no_summary_yet()
    {
        var (earlier, later) = (Full, Titled("Later") with { PublishedAt = Full.PublishedAt!.Value.AddHours(1) });
        Save(earlier);
        Save(later);
        Summarize(later);
        Assert.Equal([later.Id], Read(session => session.Sightings.NotOffered(10)).Select(line => line.ArticleId));

        Summarize(earlier);
        Save(earlier with { Title = "Changed" });
        Assert.Empty(Read(session => session.Sightings.NotOffered(10)));

        Summarize(earlier with { Title = "Changed" });
        Assert.Equal([earlier.Id, later.Id], Read(session => session.Sightings.NotOffered(10)).Select(line => line.ArticleId));

        void Summarize(Article article) => Write(session => session.Summaries.Save(article.Id, article, new Dictionary<int, Summary> { [3] = Summary.None("test") }));
    }

    [Fact]
    public void A_summary_of_what_an_article_no_longer_says_does_not_count()
    {
        Save(Full);
        var summary = new Summary([new("One", 0, 0, 3)], "test");

        Save(Full with { Title = "Changed meanwhile" });
        Write(session => session.Summaries.Save(Full.Id, Full, new Dictionary<int, Summary> { [3] = summary }));

        Assert.Equal([Full.Id], Read(session => session.Articles.NotSummarized(10)));
        var kept = Read(session => session.Summaries.Find(Full.Id))!;
        Assert.Equal((summary.By, summary.Sentences[0]), (kept.By, kept.Sentences[0]));
    }

    private bool Save(Article article, DateTimeOffset? at = null) => Database.Write(session => session.Articles.Save(article, Some.Source, at ?? Some.Time));

    private static Article Titled(string title) => Some.Article(title, $"https://herald.example/{Uri.EscapeDataString(title)}");

    private IEnumerable<string> Latest(SourceName source, int count) => Read(session => session.ArticleLists.Latest(source, count)).Select(line => line.Title);
}
