using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Storage.Deliveries;

public abstract class DeliveryStoreTests(TemporaryDatabase database) : StoreTest(database)
{
    [Fact]
    public void A_post_begins_once_with_its_message_and_its_thread()
    {
        Begin();
        Begin();

        Assert.Equal([DeliveryKind.Post, DeliveryKind.Thread], Read(session => session.Deliveries.Of(PostIn(News))).Select(delivery => delivery.Kind));
    }

    [Fact]
    public void Comments_wait_for_the_thread_and_then_go_in_order()
    {
        Begin();
        Add("b", "a");
        Assert.Equal([News.Value], Read(session => session.Deliveries.Queues()).Select(queue => queue.Queue));

        Send(Next(News.Value), "1000");
        var thread = Next(News.Value);
        Write(session => session.Deliveries.ThreadStarted(thread.Key, new("1000")));

        Assert.Equal([$"{News}/{Some.ArticleId}"], Read(session => session.Deliveries.Queues()).Select(queue => queue.Queue));
        Assert.Equal("b", Next($"{News}/{Some.ArticleId}").Comment?.Value);
        Assert.Equal(new ChannelId("1000"), Read(session => session.Messages.ThreadOf(PostIn(News))));
    }

    [Fact]
    public void Of_many_queues_each_is_told_with_when_its_first_is_due()
    {
        for (var channel = 0; channel < 7; channel++)
            Begin(new($"{channel}"));
        Write(session => session.Deliveries.Set(session.Deliveries.Next("3")!.Key, DeliveryState.Pending, Some.Time.AddHours(1)));

        var queues = Read(session => session.Deliveries.Queues());

        Assert.Equal(Enumerable.Range(0, 7).Select(channel => ($"{channel}", Some.Time.AddHours(channel == 3 ? 1 : 0))), queues.Select(queue => (queue.Queue, queue.DueAt)));
    }

    [Fact]
    public void Nothing_is_to_be_done_in_a_guild_that_we_are_not_in()
    {
        Begin();
        Write(session => session.Guilds.Leave(Guild, Some.Time));

        Assert.Empty(Read(session => session.Deliveries.Queues()));
        Assert.Null(Read(session => session.Deliveries.Next(News.Value)));
    }

    [Fact]
    public void A_message_is_acknowledged_once_and_can_be_claimed_no_more()
    {
        Begin();
        var key = Next(News.Value).Key;

        Assert.False(Database.Write(session => session.Deliveries.Acknowledge(key, new("1000"))));
        Assert.True(Claim(key));
        Assert.True(Database.Write(session => session.Deliveries.Acknowledge(key, new("1000"))));
        Assert.False(Database.Write(session => session.Deliveries.Acknowledge(key, new("2000"))));
        Assert.False(Claim(key));
        Assert.Equal(new MessageId("1000"), Read(session => session.Deliveries.Find(key))?.Message);
        Assert.True(Read(session => session.Messages.IsClaimed(new("1000"))));
    }

    [Fact]
    public void What_was_brought_further_meanwhile_does_not_wait()
    {
        Begin();
        var seen = Next(News.Value);
        Send(seen, "1000");

        Assert.False(Database.Write(session => session.Deliveries.Wait(seen, DeliveryState.Sending, Some.Time.AddHours(1), true, "No answer.")));
        Assert.Equal(DeliveryState.Sent, Read(session => session.Deliveries.Find(seen.Key))?.State);
    }

    [Fact]
    public void What_waits_counts_how_often_in_a_row_it_was_refused_until_it_is_sent()
    {
        Begin();
        foreach (var isRefusal in new[] { true, false, true, true })
            Write(session => session.Deliveries.Wait(session.Deliveries.Next(News.Value)!, null, Some.Time, isRefusal, "No."));
        var delivery = Next(News.Value);
        Assert.Equal((2, DeliveryState.Pending), (delivery.Refusals, delivery.State));

        Send(delivery, "1000");

        Assert.Equal(0, Read(session => session.Deliveries.Find(delivery.Key))?.Refusals);
    }

    [Fact]
    public void The_last_acknowledged_message_of_a_queue_is_no_thread()
    {
        Begin();
        Assert.Null(Read(session => session.Messages.LastAcknowledged(News.Value)));

        Send(Next(News.Value), "1000");
        var thread = Next(News.Value);
        Write(session => session.Deliveries.ThreadStarted(thread.Key, new("thread")));

        Assert.Equal(new MessageId("1000"), Read(session => session.Messages.LastAcknowledged(News.Value)));
    }

    [Fact]
    public void A_comment_without_a_message_has_none()
    {
        Begin();
        Add("a");

        Assert.Null(Read(session => session.Messages.MessageOf(PostIn(News), new("a"))));
        Assert.Null(Read(session => session.Messages.MessageOf(PostIn(News), new("b"))));
        Assert.Null(Read(session => session.Messages.ThreadOf(PostIn(News))));
        Assert.Null(Read(session => session.Posts.ReadTo(PostIn(News))));
    }

    [Fact]
    public void A_message_sent_once_more_has_a_key_of_its_own()
    {
        Begin();
        var delivery = Next(News.Value);
        Send(delivery, "1000");
        Write(session => session.Deliveries.Set(delivery.Key, DeliveryState.Gone, Some.Time));

        Write(session => session.Deliveries.Revive(delivery, DeliveryState.Pending, Some.Time));

        var again = Next(News.Value);
        Assert.Equal((DeliveryState.Pending, null, null), (again.State, again.Message, again.Fingerprint));
        Assert.NotEqual(delivery.Key, again.Key);
    }

    [Fact]
    public void Held_comments_are_told_one_by_one_with_how_many_wait()
    {
        Begin();
        Write(session =>
        {
            foreach (var (comment, part) in new[] { ("a", 0), ("a", 1), ("b", 0) })
                session.Deliveries.Add(Delivery.New(DeliveryKind.Mirror, PostIn(News), new(comment), part, DeliveryState.Held, Some.Time));
        });

        var held = Read(session => session.Held.First(Guild, News))!.Value;
        Assert.Equal(("a", 2), (held.Delivery.Comment?.Value, held.Waiting));
        Assert.Equal(2, Read(session => session.Held.First(Guild, null))!.Value.Waiting);
        Assert.Null(Read(session => session.Held.First(Guild, new("other"))));
        Assert.Null(Read(session => session.Held.First(new("501"), News)));

        Assert.True(Database.Write(session => session.Held.Release(Some.ArticleId, News, new("a"))));
        var next = Read(session => session.Held.First(Guild, News))!.Value;
        Assert.Equal(("b", 1), (next.Delivery.Comment?.Value, next.Waiting));
    }

    private void Begin(ChannelId? channel = null) => Write(session =>
    {
        session.Guilds.Join(Guild, "Guild");
        session.Articles.Save(Some.Article(), Some.Source, Some.Time);
        session.Posts.Begin(PostIn(channel ?? News), Some.Time);
    });

    private void Add(params string[] comments) => Write(session =>
    {
        foreach (var comment in comments)
            session.Deliveries.Add(Delivery.New(DeliveryKind.Mirror, PostIn(News), new(comment), 0, DeliveryState.Pending, Some.Time));
    });

    private Delivery Next(string queue) => Read(session => session.Deliveries.Next(queue))!;

    private bool Claim(DeliveryKey key) => Database.Write(session => session.Deliveries.Claim(key, new("says"), null, Some.Time, Some.Time));

    private void Send(Delivery delivery, string message)
    {
        Claim(delivery.Key);
        Write(session => session.Deliveries.Acknowledge(delivery.Key, new(message)));
    }
}
