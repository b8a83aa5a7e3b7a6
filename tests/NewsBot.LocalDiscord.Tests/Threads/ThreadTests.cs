using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Threads;

public sealed class ThreadTests
{
    [Fact(DisplayName = "10.1 A thread from a message is told of and hangs on its message")]
    public async Task A_thread_from_a_message_is_told_of_and_hangs_on_its_message()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        await using var reader = await GatewayClient.LogInAsync(discord, "local-reader");
        var post = await discord.Bot.SayAsync(news, "a post");
        await reader.EventAsync("MESSAGE_CREATE");

        var thread = await StartAsync(discord, news, post.Id());
        var created = await reader.EventAsync("THREAD_CREATE");
        var updated = await reader.EventAsync("MESSAGE_UPDATE");
        var starter = await reader.EventAsync("MESSAGE_CREATE");

        Assert.Equal((post.Id(), 11, news, "talk"), (thread.Id(), thread.Number("type"), thread.Text("parent_id"), thread.Text("name")));
        Assert.Equal((1440, false, false), (thread["thread_metadata"].Number("auto_archive_duration"), thread["thread_metadata"]!["archived"]!.GetValue<bool>(), thread["thread_metadata"]!["locked"]!.GetValue<bool>()));
        Assert.Equal((post.Id(), true), (created.Id(), created["newly_created"]!.GetValue<bool>()));
        Assert.Equal((32, post.Id()), (updated.Number("flags"), updated["thread"].Id()));
        Assert.Equal((21, post.Id(), news, post.Id()), (starter.Number("type"), starter.Text("channel_id"), starter["message_reference"].Text("channel_id"), starter["message_reference"].Text("message_id")));
        Assert.Equal("a post", starter["referenced_message"].Text("content"));
    }

    [Fact(DisplayName = "10.1 A message has at most one thread even after its thread was archived")]
    public async Task A_message_has_at_most_one_thread_even_after_its_thread_was_archived()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        var post = await discord.Bot.SayAsync(news, "a post");
        await StartAsync(discord, news, post.Id());
        (await discord.Bot.PatchAsync($"channels/{post.Id()}", new { archived = true })).Ok();

        (await discord.Bot.PostAsync($"channels/{news}/messages/{post.Id()}/threads", new { name = "again" })).Refused(400, 160004);
        (await discord.Bot.PostAsync($"channels/{news}/messages/1/threads", new { name = "none" })).Refused(404, 10008);
        (await discord.Bot.PostAsync($"channels/{post.Id()}/messages/{post.Id()}/threads", new { name = "nested" })).Refused(400, 50024);
    }

    [Theory(DisplayName = "10.1 10.2 A thread's fields have limits")]
    [InlineData("""{}""", "name", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"name":""}""", "name", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"name":"x","auto_archive_duration":61}""", "auto_archive_duration", "BASE_TYPE_CHOICES")]
    [InlineData("""{"name":"x","rate_limit_per_user":21601}""", "rate_limit_per_user", "NUMBER_TYPE_MAX")]
    public async Task A_thread_s_fields_have_limits(string body, string place, string error)
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        var post = await discord.Bot.SayAsync(news, "a post");

        (await discord.Bot.PostAsync($"channels/{news}/messages/{post.Id()}/threads", body)).RefusedAt(place, error);
    }

    [Fact(DisplayName = "10.3 A thread without a message is private unless it says otherwise")]
    public async Task A_thread_without_a_message_is_private_unless_it_says_otherwise()
    {
        await using var discord = await Discord.StartAsync();
        var general = await discord.ChannelAsync("general");

        var secret = (await discord.Reader.PostAsync($"channels/{general}/threads", new { name = "secret" })).Ok();
        var open = (await discord.Reader.PostAsync($"channels/{general}/threads", new { name = "open", type = 11 })).Ok();

        Assert.Equal((12, 11), (secret.Number("type"), open.Number("type")));
        (await discord.Guest.GetAsync($"channels/{secret.Id()}")).Refused(403, 50001);
        (await discord.Guest.GetAsync($"channels/{open.Id()}")).Ok();
        (await discord.Reader.PutAsync($"channels/{secret.Id()}/thread-members/{await Discord.UserAsync(discord.Guest)}")).Ok();
        (await discord.Guest.GetAsync($"channels/{secret.Id()}")).Ok();
    }

    [Fact(DisplayName = "10.7 An archived thread wakes when someone writes unless it is locked")]
    public async Task An_archived_thread_wakes_when_someone_writes_unless_it_is_locked()
    {
        await using var discord = await Discord.StartAsync();
        var (news, thread) = await PostWithThreadAsync(discord);
        (await discord.Bot.PatchAsync($"channels/{thread}", new { archived = true })).Ok();
        Assert.Empty((await discord.Bot.GetAsync($"guilds/{await discord.GuildAsync()}/threads/active")).Ok()["threads"]!.AsArray());

        await discord.Reader.SayAsync(thread, "wake up");
        Assert.False((await discord.Bot.GetAsync($"channels/{thread}")).Ok()["thread_metadata"]!["archived"]!.GetValue<bool>());
        (await discord.Bot.PatchAsync($"channels/{thread}", new { archived = true, locked = true })).Ok();

        (await discord.Reader.PostAsync($"channels/{thread}/messages", new { content = "wake up" })).Refused(400, 160005);
        Assert.Single((await discord.Bot.GetAsync($"channels/{news}/threads/archived/public")).Ok()["threads"]!.AsArray());
        await discord.Bot.SayAsync(thread, "moderators may");
    }

    [Fact(DisplayName = "10.7 A locked thread is for moderators also while it is active")]
    public async Task A_locked_thread_is_for_moderators_also_while_it_is_active()
    {
        await using var discord = await Discord.StartAsync();
        var (_, thread) = await PostWithThreadAsync(discord);
        (await discord.Bot.PatchAsync($"channels/{thread}", new { locked = true })).Ok();

        (await discord.Reader.PostAsync($"channels/{thread}/messages", new { content = "let me in" })).Refused(400, 160005);
        await discord.Bot.SayAsync(thread, "moderators may");
    }

    [Fact(DisplayName = "10.8 A guild has room for so many active threads and archiving makes room")]
    public async Task A_guild_has_room_for_so_many_active_threads_and_archiving_makes_room()
    {
        await using var discord = await Discord.StartAsync(Discord.Generous with { ActiveThreadsPerGuild = 1 });
        var (news, thread) = await PostWithThreadAsync(discord);
        var announcements = (await discord.Admin.PostAsync($"guilds/{await discord.GuildAsync()}/channels", new { name = "loud", type = 5 })).Ok().Id();
        var loud = (await discord.Bot.SayAsync(announcements, "extra")).Id();
        var next = (await discord.Bot.SayAsync(news, "next")).Id();

        (await StartAsync(news, next)).Refused(400, 160006);
        (await StartAsync(announcements, loud)).Refused(400, 160007);
        (await discord.Bot.PatchAsync($"channels/{thread}", new { archived = true })).Ok();
        (await StartAsync(news, next)).Ok();
        (await discord.Bot.PatchAsync($"channels/{thread}", new { archived = false })).Refused(400, 160006);
        (await discord.Bot.PostAsync($"channels/{thread}/messages", new { content = "wake up" })).Refused(400, 160006);

        Task<Reply> StartAsync(string channel, string message) => discord.Bot.PostAsync($"channels/{channel}/messages/{message}/threads", new { name = "t" });
    }

    [Fact(DisplayName = "10.1 A thread of an announcement is one of its own kind")]
    public async Task A_thread_of_an_announcement_is_one_of_its_own_kind()
    {
        await using var discord = await Discord.StartAsync();
        var announcements = (await discord.Admin.PostAsync($"guilds/{await discord.GuildAsync()}/channels", new { name = "loud", type = 5 })).Ok().Id();
        var message = await discord.Bot.SayAsync(announcements, "extra");

        var thread = (await discord.Bot.PostAsync($"channels/{announcements}/messages/{message.Id()}/threads", new { name = "t" })).Ok();

        Assert.Equal((10, message.Id()), (thread.Number("type"), thread.Id()));
    }

    [Fact(DisplayName = "10.2 A thread in which nothing is said is archived by itself")]
    public async Task A_thread_in_which_nothing_is_said_is_archived_by_itself()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var discord = await Discord.StartAsync(Discord.Generous, clock);
        var (_, thread) = await PostWithThreadAsync(discord);

        clock.Advance(TimeSpan.FromMinutes(1400));
        await discord.Bot.SayAsync(thread, "still here");
        clock.Advance(TimeSpan.FromMinutes(1400));
        Assert.False(await IsArchivedAsync());
        clock.Advance(TimeSpan.FromMinutes(45));

        Assert.True(await IsArchivedAsync());

        async Task<bool> IsArchivedAsync() => (await discord.Bot.GetAsync($"channels/{thread}")).Ok()["thread_metadata"]!["archived"]!.GetValue<bool>();
    }

    [Fact(DisplayName = "10.7 Messages of an archived thread cannot be edited deleted pinned or reacted to")]
    public async Task Messages_of_an_archived_thread_cannot_be_edited_deleted_pinned_or_reacted_to()
    {
        await using var discord = await Discord.StartAsync();
        var (_, thread) = await PostWithThreadAsync(discord);
        var message = await discord.Bot.SayAsync(thread, "x");
        (await discord.Bot.PatchAsync($"channels/{thread}", new { archived = true })).Ok();

        (await discord.Bot.PatchAsync($"channels/{thread}/messages/{message.Id()}", new { content = "y" })).Refused(400, 50083);
        (await discord.Bot.DeleteAsync($"channels/{thread}/messages/{message.Id()}")).Refused(400, 50083);
        (await discord.Bot.PutAsync($"channels/{thread}/messages/pins/{message.Id()}")).Refused(400, 50083);
        (await discord.Bot.PutAsync($"channels/{thread}/messages/{message.Id()}/reactions/%F0%9F%91%8D/@me")).Refused(400, 50083);
        (await discord.Bot.PatchAsync($"channels/{thread}", new { name = "y" })).Refused(400, 50083);
    }

    [Fact]
    public async Task A_thread_counts_its_messages_and_its_members()
    {
        await using var discord = await Discord.StartAsync();
        var (_, thread) = await PostWithThreadAsync(discord);
        var first = await discord.Bot.SayAsync(thread, "one");
        var second = await discord.Reader.SayAsync(thread, "two");
        (await discord.Bot.DeleteAsync($"channels/{thread}/messages/{first.Id()}")).Ok();

        var counted = (await discord.Bot.GetAsync($"channels/{thread}")).Ok();
        var members = (await discord.Bot.GetAsync($"channels/{thread}/thread-members?with_member=true")).Ok().AsArray();

        Assert.Equal((1, 2, 2, second.Id()), (counted.Number("message_count"), counted.Number("total_message_sent"), counted.Number("member_count"), counted.Text("last_message_id")));
        Assert.Equal(["NewsBot", "reader"], members.Select(member => member!["member"]!["user"].Text("username")).Order());
        (await discord.Reader.DeleteAsync($"channels/{thread}/thread-members/@me")).Ok();
        (await discord.Reader.GetAsync($"channels/{thread}/thread-members/@me")).Refused(404, 10007);
    }

    [Fact(DisplayName = "10.6 Only its owner and moderators change a thread")]
    public async Task Only_its_owner_and_moderators_change_a_thread()
    {
        await using var discord = await Discord.StartAsync();
        var general = await discord.ChannelAsync("general");
        var thread = (await discord.Reader.PostAsync($"channels/{general}/threads", new { name = "mine", type = 11 })).Ok().Id();

        (await discord.Guest.PatchAsync($"channels/{thread}", new { name = "yours" })).Refused(403, 50013);
        (await discord.Reader.PatchAsync($"channels/{thread}", new { name = "still mine" })).Ok();
        (await discord.Reader.PatchAsync($"channels/{thread}", new { locked = true })).Refused(403, 50013);
        (await discord.Admin.PatchAsync($"channels/{thread}", new { locked = true })).Ok();
        (await discord.Reader.DeleteAsync($"channels/{thread}")).Refused(403, 50013);
        (await discord.Admin.DeleteAsync($"channels/{thread}")).Ok();
        (await discord.Reader.GetAsync($"channels/{thread}")).Refused(404, 10003);
    }

    [Fact(DisplayName = "10.10 A deleted thread is told of with four fields only")]
    public async Task A_deleted_thread_is_told_of_with_four_fields_only()
    {
        await using var discord = await Discord.StartAsync();
        var (news, thread) = await PostWithThreadAsync(discord);
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");

        (await discord.Bot.DeleteAsync($"channels/{thread}")).Ok();

        var deleted = await bot.EventAsync("THREAD_DELETE");
        Assert.Equal((thread, news, 11), (deleted.Id(), deleted.Text("parent_id"), deleted.Number("type")));
        Assert.Equal(4, deleted.AsObject().Count);
    }

    [Fact(DisplayName = "10.7 10.10 Archived threads are not synced over the gateway")]
    public async Task Archived_threads_are_not_synced_over_the_gateway()
    {
        await using var discord = await Discord.StartAsync();
        var (_, resting) = await PostWithThreadAsync(discord);
        var (_, active) = await PostWithThreadAsync(discord);
        (await discord.Bot.PatchAsync($"channels/{resting}", new { archived = true })).Ok();

        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");
        var guild = await bot.EventAsync("GUILD_CREATE");

        Assert.Equal(active, Assert.Single(guild["threads"]!.AsArray()).Id());
        Assert.DoesNotContain(guild["channels"]!.AsArray(), channel => channel.Id() == active);
    }

    private static async Task<JsonNode> StartAsync(Discord discord, string channel, string message) =>
        (await discord.Bot.PostAsync($"channels/{channel}/messages/{message}/threads", new { name = "talk", auto_archive_duration = 1440 })).Ok();

    private static async Task<(string Channel, string Thread)> PostWithThreadAsync(Discord discord)
    {
        var news = await discord.ChannelAsync("news");
        return (news, (await StartAsync(discord, news, (await discord.Bot.SayAsync(news, "a post")).Id())).Id());
    }
}
