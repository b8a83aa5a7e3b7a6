using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat.Contract;

/// <summary>What every adapter does with threads, forums and publications; a subclass supplies the chat.</summary>
public abstract class ThreadContract : ChatContract
{
    [Fact]
    public async Task A_thread_asked_for_twice_is_one_thread_that_belongs_to_its_channel()
    {
        var message = await SendAsync(World.Text, Hello);

        var thread = await Client.StartThreadAsync(World.Text, message, "Comments", default);
        var again = await Client.StartThreadAsync(World.Text, message, "Comments", default);
        var inside = await SendAsync(thread, Hello);

        Assert.Equal(thread, again);
        Assert.Contains(await World.ReadAsync(thread), seen => seen.Id == inside);
        Assert.Equal([inside], (await Client.OwnMessagesSinceAsync(thread, null, default)).Select(own => own.Id));
        await EventuallyAsync(() => Client.ChannelOf(thread)?.Id == World.Text);
    }

    [Fact]
    public async Task A_thread_of_a_message_that_is_gone_cannot_be_started()
    {
        var message = await SendAsync(World.Text, Hello);
        await Client.DeleteAsync(World.Text, message, default);

        await FailsAsync(ChatFailure.Gone, () => Client.StartThreadAsync(World.Text, message, "Comments", default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deleted_thread_is_gone_with_all_that_was_said_there_and_asked_twice_it_is_gone_once(bool forum)
    {
        var thread = forum
            ? new ChannelId((await Client.PostInForumAsync(World.Forum, "A title", [], Hello, default)).Value)
            : await Client.StartThreadAsync(World.Text, await SendAsync(World.Text, Hello), "Comments", default);
        await SendAsync(thread, Hello);
        await World.PostAsync(Person.Reader, thread, "Said by a person");
        await EventuallyAsync(() => Client.ChannelOf(thread) is not null);

        await Client.DeleteThreadAsync(thread, default);
        await Client.DeleteThreadAsync(thread, default);

        await Events.FirstAsync<PlaceDeleted>(deleted => deleted.Place == thread);
        await FailsAsync(ChatFailure.Closed, () => SendAsync(thread, Hello));
        Assert.Equal(forum ? 0 : 1, (await World.ReadAsync(World.Text)).Count);
    }

    [Fact]
    public async Task A_channel_is_not_deleted_for_a_thread()
    {
        await FailsAsync(ChatFailure.Invalid, () => Client.DeleteThreadAsync(World.Text, default));

        await SendAsync(World.Text, Hello);
    }

    [Fact]
    public async Task A_forum_post_is_a_thread_whose_first_message_has_its_id()
    {
        var post = await Client.PostInForumAsync(World.Forum, "A title", [], Hello, default);
        var thread = new ChannelId(post.Value);
        var inside = await SendAsync(thread, Card.Of($"A comment"));
        await Client.EditAsync(thread, post, Card.Of($"Changed"), default);

        Assert.Equal([(post, "Changed"), (inside, "A comment")], (await World.ReadAsync(thread)).Select(seen => (seen.Id, seen.Text)));
        await EventuallyAsync(() => Client.ChannelOf(thread)?.Id == World.Forum);
    }

    [Fact]
    public async Task Our_forum_posts_after_one_are_found_with_what_they_say()
    {
        var first = await Client.PostInForumAsync(World.Forum, "First", [], Hello, default);
        var card = new Card(MessageText.Empty, new(MessageText.Of($"Second"), null, MessageText.Of($"Body")));
        var second = await Client.PostInForumAsync(World.Forum, "Second", [], card, default);

        Assert.Equal([new(second, null, card.Fingerprint)], await Client.OwnForumPostsAsync(World.Forum, first, default));
        Assert.Equal([first, second], (await Client.OwnForumPostsAsync(World.Forum, null, default)).Select(post => post.Id));
    }

    [Fact]
    public async Task A_message_is_published_once_and_only_where_a_channel_can_be_followed()
    {
        var message = await SendAsync(World.Announcements, Hello);
        Assert.False(Assert.Single(await World.ReadAsync(World.Announcements)).IsPublished);

        await Client.PublishAsync(World.Announcements, message, default);
        await Client.PublishAsync(World.Announcements, message, default);

        Assert.True(Assert.Single(await World.ReadAsync(World.Announcements)).IsPublished);
        Assert.Equal(ChannelKind.Announcement, Client.ChannelOf(World.Announcements)?.Kind);
        var elsewhere = await SendAsync(World.Text, Hello);
        await FailsAsync(ChatFailure.Invalid, () => Client.PublishAsync(World.Text, elsewhere, default));
        await Client.DeleteAsync(World.Announcements, message, default);
        await FailsAsync(ChatFailure.Gone, () => Client.PublishAsync(World.Announcements, message, default));
    }

    [Fact]
    public async Task Threads_that_were_put_to_rest_since_a_moment_are_found()
    {
        var start = DateTimeOffset.UtcNow.AddMinutes(-1);
        var open = await Client.StartThreadAsync(World.Text, await SendAsync(World.Text, Hello), "Open", default);
        var archived = await Client.StartThreadAsync(World.Text, await SendAsync(World.Text, Hello), "Archived", default);
        var last = await SendAsync(archived, Hello);
        await World.ArchiveAsync(archived);

        Assert.Equal([new(archived, last)], await Client.ArchivedThreadsAsync(World.Text, start, default));
        Assert.Empty(await Client.ArchivedThreadsAsync(World.Text, DateTimeOffset.UtcNow.AddHours(1), default));
        Assert.Empty(await Client.ArchivedThreadsAsync(World.Announcements, start, default));
        Assert.NotEqual(open, archived);
    }

    [Fact]
    public async Task A_forum_post_is_found_also_once_it_is_at_rest()
    {
        var post = await Client.PostInForumAsync(World.Forum, "At rest", [], Hello, default);
        await World.ArchiveAsync(new(post.Value));

        Assert.Equal([post], (await Client.OwnForumPostsAsync(World.Forum, null, default)).Select(own => own.Id));
    }
}
