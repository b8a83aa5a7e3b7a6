using NewsBot.Articles;
using NewsBot.Core.Tests.Articles;
using NewsBot.Storage.Sources;

namespace NewsBot.Core.Tests.Storage.Sources;

public abstract class PollStoreTests(TemporaryDatabase database) : StoreTest(database)
{
    private static readonly Poll Feed = Of("Herald", "https://herald.example/feed");

    [Fact]
    public void A_poll_comes_back_as_it_was_kept()
    {
        var poll = Feed with
        {
            Details = "{}",
            State = PollState.Failing,
            PolledAt = Some.Time.AddMinutes(1),
            ChangedAt = Some.Time.AddMinutes(2),
            EntityTag = "\"7\"",
            ModifiedAt = Some.Time.AddMinutes(3),
            Failures = 4,
            Error = "It is not there.",
        };
        Write(session => session.Polls.Save(poll));

        Assert.Equal(poll, Read(session => session.Polls.Find(poll.Key)));
        Assert.Null(Read(session => session.Polls.Find(PollKey.Of(new SourceName("Other")))));
    }

    [Fact]
    public void What_is_asked_already_is_not_begun_again()
    {
        Assert.True(Database.Write(session => session.Polls.Begin(Feed)));
        Assert.False(Database.Write(session => session.Polls.Begin(Feed with { Address = new("https://herald.example/other") })));

        Assert.Equal(Feed, Read(session => session.Polls.Find(Feed.Key)));
    }

    [Fact]
    public void Of_what_is_due_each_host_that_is_not_busy_gets_one_the_longest_waiting()
    {
        Begin(
            Of("late", "https://a.example/1") with { NextAt = Some.Time.AddSeconds(2) },
            Of("first", "https://a.example/2") with { NextAt = Some.Time.AddSeconds(1) },
            Of("other", "https://b.example/1") with { NextAt = Some.Time },
            Of("port", "https://b.example:8080/1") with { NextAt = Some.Time.AddSeconds(3) },
            Of("busy", "https://c.example/1"),
            Of("future", "https://d.example/1") with { NextAt = Some.Time.AddMinutes(1) },
            Of("paused", "https://e.example/1") with { State = PollState.Paused },
            Of("over", "https://f.example/1") with { State = PollState.Over },
            Of("failing", "https://g.example/1") with { State = PollState.Failing, NextAt = Some.Time.AddSeconds(4) });

        var due = Read(session => session.Polls.Due(Some.Time.AddSeconds(10), host => host == "c.example"));

        Assert.Equal([("other", "b.example"), ("first", "a.example"), ("port", "b.example:8080"), ("failing", "g.example")], due.Select(each => (each.Key.Subject, each.Host)));
    }

    [Fact]
    public void What_somebody_paused_while_it_was_asked_stays_paused()
    {
        Begin(Feed);
        Assert.True(Database.Write(session => session.Polls.SetState(Feed.Key, PollState.Paused, Some.Time)));
        Assert.False(Database.Write(session => session.Polls.SetState(Feed.Key, PollState.Paused, Some.Time)));

        Assert.False(Database.Write(session => session.Polls.Done(Feed with { NextAt = Some.Time.AddHours(1) })));

        Assert.Equal(PollState.Paused, Read(session => session.Polls.Find(Feed.Key))!.State);
    }

    [Fact]
    public void What_a_source_led_to_is_forgotten_with_it()
    {
        Begin(Feed, Poll.New(PollKey.Of(PollKind.Discussion, Some.ArticleId, "wordpress"), Feed.Source, new("https://herald.example/api"), Some.Time), Of("Other", "https://other.example/"));

        Write(session => session.Polls.Forget(Feed.Source));

        Assert.Equal("Other", Assert.Single(Read(session => session.Polls.Due(Some.Time, _ => false))).Key.Subject);
    }

    private static Poll Of(string source, string address) => Poll.New(PollKey.Of(new SourceName(source)), new(source), new(address), Some.Time);

    private void Begin(params Poll[] polls) => Write(session =>
    {
        foreach (var poll in polls)
            session.Polls.Save(poll);
    });
}
