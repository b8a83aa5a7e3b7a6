using NewsBot.Articles;
using NewsBot.Core.Tests.Articles;
using NewsBot.Storage;
using NewsBot.Storage.Sources;

namespace NewsBot.Core.Tests.Storage;

public abstract class StatusStoreTests(TemporaryDatabase database) : StoreTest(database)
{
    [Fact]
    public void Comments_are_counted_as_they_come_are_hidden_shown_again_deleted_and_erased()
    {
        Keep(Some.Comment("a"), Some.Comment("b"), Some.Comment("c"));
        Assert.Equal([new("Site", "shown", 3)], Comments());

        Write(session => session.Comments.Hide(Some.ArticleId, new("a"), Some.Time));
        Keep(Some.Comment("b") with { DeletedAt = Some.Time });
        Assert.Equal([new("Site", "deleted", 1), new("Site", "hidden", 1), new("Site", "shown", 1)], Comments());

        Write(session => session.Comments.Unhide(Some.ArticleId, new("a")));
        Assert.Equal([new("Site", "deleted", 1), new("Site", "shown", 2)], Comments());

        Write(session => session.Execute("DELETE FROM comment"));
        Assert.Empty(Comments());
    }

    [Fact]
    public void Deliveries_are_counted_in_the_state_that_they_are_in()
    {
        Write(session =>
        {
            session.Guilds.Join(Guild, "Guild");
            session.Articles.Save(Some.Article(), Some.Source, Some.Time);
            session.Posts.Begin(PostIn(News), Some.Time);
        });
        Assert.Equal([new("Post", "Pending", 1), new("Thread", "Pending", 1)], Deliveries());

        var post = Read(session => session.Deliveries.Next(News.Value))!;
        Write(session => session.Deliveries.Claim(post.Key, new("says"), null, Some.Time, Some.Time));
        Write(session => session.Deliveries.Acknowledge(post.Key, new("1")));
        Assert.Equal([new("Post", "Sent", 1), new("Thread", "Pending", 1)], Deliveries());
    }

    [Fact]
    public void A_source_is_listed_whether_it_has_articles_or_not_and_first_if_it_gives_no_answer()
    {
        Write(session =>
        {
            session.Articles.Save(Some.Article(), new("Imported"), Some.Time);
            session.Sources.SetFile([new(new("Asleep"), null, "{}"), new(new("Silent"), null, "{}")], Some.Time);
            session.Polls.Save(Poll.New(PollKey.Of(new SourceName("Silent")), new("Silent"), new("https://silent.example/"), Some.Time) with { Failures = 3, Error = "It is down." });
        });

        Assert.Equal(
            [("Silent", 0, 3, "It is down."), ("Asleep", 0, 0, null), ("Imported", 1, 0, null)],
            Read(session => session.Status.Sources()).Select(source => (source.Source.Value, source.Articles, source.Failures, source.Error)));
    }

    private IReadOnlyList<StateCount> Comments() => Read(session => session.Status.Comments());

    private IReadOnlyList<StateCount> Deliveries() => Read(session => session.Status.Deliveries());
}
