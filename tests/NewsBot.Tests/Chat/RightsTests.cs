using NewsBot.Chat;
using NewsBot.LocalDiscord.Faults;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chat;

/// <summary>What we may not do is not tried: each refusal counts towards Discord's ban.</summary>
public sealed class RightsTests : IAsyncLifetime
{
    private const ulong ViewChannel = 1UL << 10;
    private const ulong SendMessages = 1UL << 11;
    private const ulong EmbedLinks = 1UL << 14;
    private const ulong ReadMessageHistory = 1UL << 16;
    private const ulong MentionEveryone = 1UL << 17;
    private const ulong Everything = ViewChannel | SendMessages | EmbedLinks | ReadMessageHistory | MentionEveryone;
    private const ulong ManageThreads = 1UL << 34;
    private const ulong CreatePublicThreads = 1UL << 35;
    private const ulong SendMessagesInThreads = 1UL << 38;
    private static readonly Card Text = Card.Of($"Hello.");
    private static readonly Card WithPanel = new(MessageText.Empty, new(MessageText.Of($"Title")));

    private ConnectedChat _connected = null!;

    private LocalWorld World => _connected.World;

    private DiscordChat Chat => _connected.Chat;

    private ChannelId News => _connected.News;

    private ChannelId Forum => _connected.Forum;

    public async Task InitializeAsync() => _connected = await ConnectedChat.StartAsync(new() { ActiveThreadsPerGuild = 2 });

    public async Task DisposeAsync() => await _connected.DisposeAsync();

    [Theory]
    [InlineData(ViewChannel, "View Channel")]
    [InlineData(SendMessages, "Send Messages")]
    [InlineData(EmbedLinks, "Embed Links")]
    [InlineData(ReadMessageHistory, "Read Message History")]
    [InlineData(SendMessages | ReadMessageHistory, "Send Messages, Read Message History")]
    public async Task What_sending_lacks_is_named_with_the_channel_and_no_request_is_made(ulong denied, string named)
    {
        var answered = await _connected.SendAsync(News, Text);
        await _connected.DenyAsync(News, denied);
        FailAlways();

        Assert.Equal($"In “news” ({News}) these permissions are missing: {named}.", await RefusedAsync(() => _connected.SendAsync(News, WithPanel, answered)));
    }

    [Fact]
    public async Task Each_deed_asks_for_the_rights_that_it_takes()
    {
        var message = await _connected.SendAsync(News, Text);
        var thread = await Chat.StartThreadAsync(News, message, "Comments", default);
        await _connected.DenyAsync(News, SendMessages | SendMessagesInThreads | CreatePublicThreads | ReadMessageHistory);
        await _connected.DenyAsync(Forum, SendMessages);
        FailAlways();

        Assert.Contains(": Create Public Threads.", await RefusedAsync(() => Chat.StartThreadAsync(News, message, "Comments", default)), StringComparison.Ordinal);
        Assert.Contains(": Send Messages in Threads.", await RefusedAsync(() => _connected.SendAsync(thread, Text)), StringComparison.Ordinal);
        Assert.Contains(": Read Message History.", await RefusedAsync(() => Chat.OwnMessagesSinceAsync(thread, null, default)), StringComparison.Ordinal);
        Assert.Contains(": Read Message History.", await RefusedAsync(() => Chat.MessagesAsync(thread, default)), StringComparison.Ordinal);
        Assert.Contains(": Send Messages.", await RefusedAsync(() => Chat.PostInForumAsync(Forum, "Title", [], WithPanel, default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_can_be_changed_and_taken_back_where_nothing_new_can_be_said()
    {
        var message = await _connected.SendAsync(News, WithPanel);
        await _connected.DenyAsync(News, SendMessages | EmbedLinks);

        await Chat.EditAsync(News, message, Text, default);
        await Chat.DeleteAsync(News, message, default);

        Assert.Empty(await World.Admin.ReadAsync(News.Value));
    }

    [Fact]
    public async Task What_posting_lacks_is_told_for_messages_and_forForums()
    {
        await _connected.DenyAsync(News, EmbedLinks | CreatePublicThreads);
        await _connected.DenyAsync(Forum, CreatePublicThreads | SendMessagesInThreads);

        Assert.Equal(["Create Public Threads", "Embed Links"], Chat.MissingToPost(News));
        Assert.Equal(["Send Messages in Threads"], Chat.MissingToPost(Forum));
    }

    [Fact]
    public async Task Whether_threads_may_be_locked_is_told()
    {
        Assert.True(Chat.MayLock(News));

        await _connected.DenyAsync(News, ManageThreads);

        Assert.False(Chat.MayLock(News));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_thread_that_may_not_be_deleted_can_be_put_to_rest_under_another_name(bool atRest)
    {
        var thread = await ThreadAsync();
        if (atRest)
            await ArchiveAsync(thread, locked: false);
        await _connected.DenyAsync(News, ManageThreads);

        Assert.Equal($"In “Comments” ({thread}) these permissions are missing: Manage Threads.", await RefusedAsync(() => Chat.DeleteThreadAsync(thread, default)));
        await Chat.PutAwayAsync(thread, "Taken down", default);
        await Patience.UntilAsync(() => Chat.ChannelOf(thread) is null, "the thread is known to be archived");
        World.Faults.Plan(new("PATCH /channels/{channel_id}", RestFaultKind.Failed) { Count = 100 });
        await Chat.PutAwayAsync(thread, "Taken down", default);

        var shown = await World.Admin.Rest.GetAsync($"channels/{thread}");
        Assert.Equal(("Taken down", true), (shown.Text("name"), shown["thread_metadata"]!["archived"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_role_is_notified_where_anyone_may_mention_it_or_we_may_mention_all()
    {
        var created = await World.Admin.Rest.PostAsync($"guilds/{World.Guild}/roles", new { name = "Readers", mentionable = true });
        var role = new RoleId(created.Id());
        await _connected.DenyAsync(News, MentionEveryone);
        await Patience.UntilAsync(() => Chat.MayNotify(News, role), "the role is known");

        await World.Admin.Rest.PatchAsync($"guilds/{World.Guild}/roles/{role}", new { mentionable = false });
        await Patience.UntilAsync(() => !Chat.MayNotify(News, role), "it may be mentioned no more");

        await World.AllowBotAsync(News.Value);
        await World.Admin.Rest.PatchAsync($"guilds/{World.Guild}/roles/{World.Guild}", new { permissions = $"{Everything}" });
        await Patience.UntilAsync(() => Chat.MayNotify(News, role), "we may mention all");
    }

    [Fact]
    public async Task A_message_mentions_the_role_that_it_is_for_also_once_it_is_edited_and_no_other()
    {
        var role = new RoleId((await World.Admin.Rest.PostAsync($"guilds/{World.Guild}/roles", new { name = "Readers", mentionable = true })).Id());
        var other = new RoleId((await World.Admin.Rest.PostAsync($"guilds/{World.Guild}/roles", new { name = "Writers", mentionable = true })).Id());
        Card Saying(string what) => new(MessageText.Of($"{MessageText.Role(role)} {MessageText.Markdown($"<@&{other}> {what}")}"), Notifies: role);
        var message = await Chat.SendAsync(News, Saying("before"), null, new("notifies"), Notify.Channel, default);

        await Chat.EditAsync(News, message, Saying("after"), default);

        var shown = Assert.Single(await World.Admin.ReadAsync(News.Value));
        Assert.Equal($"<@&{role}> <@&{other}> after", shown.Content());
        Assert.Equal([role.Value], shown["mention_roles"]!.AsArray().Select(mentioned => mentioned!.GetValue<string>()));
    }

    [Fact]
    public async Task In_an_archived_thread_what_is_new_and_what_is_changed_opens_it()
    {
        var thread = await ThreadAsync();
        var message = await _connected.SendAsync(thread, Text);
        await ArchiveAsync(thread, locked: false);
        await Chat.EditAsync(thread, message, Card.Of($"Changed."), default);
        await ArchiveAsync(thread, locked: false);
        await _connected.SendAsync(thread, Text);
        await ArchiveAsync(thread, locked: false);
        await Chat.DeleteAsync(thread, message, default);

        Assert.Equal(["Hello."], (await World.Admin.ReadAsync(thread.Value)).Select(seen => seen.Content()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_locked_thread_refuses_with_what_to_do_about_it(bool archived)
    {
        var thread = await ThreadAsync();
        var message = await _connected.SendAsync(thread, Text);
        await ArchiveAsync(thread, locked: true, archived);
        await _connected.DenyAsync(News, ManageThreads); // told after the lock
        World.Faults.Plan(new("PATCH /channels/{channel_id}", RestFaultKind.Failed) { Count = 100 });
        World.Faults.Plan(new("POST /channels/{channel_id}/messages", RestFaultKind.Failed) { Count = 100 });

        var sentence = $"The thread “Comments” ({thread}) is locked: unlock it, or give the permission Manage Threads.";
        Assert.Equal(sentence, await RefusedAsync(() => _connected.SendAsync(thread, Text)));
        if (!archived)
            return;
        Assert.Equal(sentence, await RefusedAsync(() => Chat.EditAsync(thread, message, Card.Of($"Changed."), default)));
        Assert.Equal(sentence, await RefusedAsync(() => Chat.DeleteAsync(thread, message, default)));
    }

    [Fact]
    public async Task A_message_has_one_thread_even_where_that_is_archived()
    {
        var message = await _connected.SendAsync(News, Text);
        var thread = await Chat.StartThreadAsync(News, message, "Comments", default);
        await ArchiveAsync(thread, locked: false);

        Assert.Equal(thread, await Chat.StartThreadAsync(News, message, "Comments", default));
    }

    [Fact]
    public async Task Where_too_many_threads_of_others_are_active_another_is_refused_for_now()
    {
        var announcements = await _connected.KnowAsync(await World.CreateAnnouncementsAsync("breaking"));
        var (message, announcement) = (await _connected.SendAsync(News, Text), await _connected.SendAsync(announcements, Text));
        foreach (var text in new[] { "One", "Two" })
            await World.Admin.Rest.PostAsync($"channels/{News}/messages/{await World.Admin.SayAsync(News.Value, text)}/threads", new { name = text });

        Assert.Contains("threads", await RefusedAsync(() => Chat.StartThreadAsync(News, message, "Comments", default)), StringComparison.Ordinal);
        Assert.Contains("threads", await RefusedAsync(() => Chat.StartThreadAsync(announcements, announcement, "Comments", default)), StringComparison.Ordinal);
        Assert.Contains("threads", await RefusedAsync(() => Chat.PostInForumAsync(Forum, "Title", [], Text, default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_too_many_threads_are_active_the_quietest_of_ours_is_put_to_rest_for_another()
    {
        var (first, second) = (await ThreadAsync(), await ThreadAsync());
        await Patience.UntilAsync(() => Chat.ChannelOf(first) is not null && Chat.ChannelOf(second) is not null, "both threads are known to be open");

        var third = await ThreadAsync();
        await Chat.SendAsync(third, Text, null, new("in the third"), Notify.Nobody, default);

        Assert.True(await IsArchivedAsync(first));
        Assert.False(await IsArchivedAsync(second));
        Assert.False(await IsArchivedAsync(third));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_too_many_threads_are_active_the_quietest_of_ours_makes_room_for_one_that_is_opened_again(bool byAnEdit)
    {
        var first = await ThreadAsync();
        var said = await _connected.SendAsync(first, Text);
        await ArchiveAsync(first, locked: false);
        var (second, third) = (await ThreadAsync(), await ThreadAsync());
        await Patience.UntilAsync(() => Chat.ChannelOf(second) is not null && Chat.ChannelOf(third) is not null, "both threads are known to be open");

        if (byAnEdit)
            await Chat.EditAsync(first, said, Card.Of($"Changed."), default);
        else
            await _connected.SendAsync(first, Text);

        Assert.False(await IsArchivedAsync(first));
        Assert.True(await IsArchivedAsync(second));
        Assert.False(await IsArchivedAsync(third));
    }

    private async Task<bool> IsArchivedAsync(ChannelId thread) => (await World.Admin.Rest.GetAsync($"channels/{thread}"))["thread_metadata"]!["archived"]!.GetValue<bool>();

    private static async Task<string> RefusedAsync(Func<Task> work)
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(work);
        Assert.Equal(ChatFailure.Refused, refusal.Failure);
        return refusal.Message;
    }

    // Whatever is asked of this Discord now fails otherwise than by being refused.
    private void FailAlways() => World.Faults.Plan(new("*", RestFaultKind.Failed) { Count = 1_000 });

    private async Task<ChannelId> ThreadAsync() => await Chat.StartThreadAsync(News, await _connected.SendAsync(News, Text), "Comments", default);

    private async Task ArchiveAsync(ChannelId thread, bool locked, bool archived = true)
    {
        await Patience.UntilAsync(() => Chat.ChannelOf(thread) is not null, "the thread is known to be open");
        await World.Admin.Rest.PatchAsync($"channels/{thread}", new { locked, archived });
        await Patience.UntilAsync(() => !archived || Chat.ChannelOf(thread) is null, "the thread is known to be archived");
    }
}
