using NewsBot.Discord.Cache;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;
using NewsBot.Discord.Tests.Scripted;

namespace NewsBot.Discord.Tests.Cache;

public sealed class CacheTests
{
    private const string Guild = """
        {"id":"30","name":"guild","owner_id":"2","unavailable":false,"roles":[{"id":"30","name":"@everyone","permissions":"1024"},{"id":"40","name":"bots","permissions":"2048"}],
         "members":[{"user":{"id":"1","username":"bot"},"roles":["40"]}],
         "channels":[{"id":"31","type":0,"name":"news"},{"id":"33","type":15,"name":"forum","available_tags":[{"id":"8","name":"tag","moderated":false}],"flags":16}],
         "threads":[{"id":"32","type":11,"name":"thread","parent_id":"31","thread_metadata":{"archived":false,"locked":true,"auto_archive_duration":1440}},{"id":"34","type":11,"name":"post","parent_id":"33"}]}
        """;

    [Fact(DisplayName = "3.5 10.10 GUILD_CREATE brings channels, active threads, roles and ourselves")]
    public async Task Guild_create_brings_everything()
    {
        await using var scene = await Scene.BeginAsync();
        Assert.Equal("guild", Assert.Single(scene.Cache.Guilds).Name);
        Assert.Equal("news", scene.Channel(31)?.Name);
        Assert.Equal(new(30), scene.Channel(32)?.GuildId);
        Assert.True(scene.Channel(32)?.ThreadMetadata?.Locked);
        Assert.True(scene.Channel(33)?.IsForum);
        Assert.Equal(ChannelFlags.RequireTag, scene.Channel(33)?.Flags);
        Assert.Equal("tag", scene.Channel(33)?.AvailableTags?[0].Name);
        Assert.Equal(Permissions.ViewChannel | Permissions.SendMessages, scene.Cache.OwnPermissionsIn(new(31)));
    }

    [Fact(DisplayName = "4.6 What GUILD_CREATE tells twice is known once, as told last")]
    public async Task What_guild_create_tells_twice_is_known_once()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.SendAsync<GuildCreateEvent>("GUILD_CREATE", """{"id":"30","name":"guild","owner_id":"2","roles":[],"channels":[{"id":"31","type":0,"name":"news"},{"id":"31","type":0,"name":"newer"}]}""");
        Assert.Equal("newer", scene.Channel(31)?.Name);
        await scene.SendAsync<ChannelDeleteEvent>("CHANNEL_DELETE", """{"id":"31","guild_id":"30","type":0,"name":"newer"}""");
        Assert.Null(scene.Channel(31));
    }

    [Fact(DisplayName = "5.2 Channels come, change and go, their threads with them")]
    public async Task Channels_come_change_and_go()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.SendAsync<ChannelCreateEvent>("CHANNEL_CREATE", """{"id":"35","guild_id":"30","type":5,"name":"announcements"}""");
        Assert.Equal(ChannelType.GuildAnnouncement, scene.Channel(35)?.Type);
        await scene.SendAsync<ChannelUpdateEvent>("CHANNEL_UPDATE", """{"id":"31","guild_id":"30","type":0,"name":"renamed","permission_overwrites":[{"id":"1","type":1,"allow":"0","deny":"2048"}]}""");
        Assert.Equal("renamed", scene.Channel(31)?.Name);
        Assert.Equal(Permissions.ViewChannel, scene.Cache.OwnPermissionsIn(new(31)));
        await scene.SendAsync<ChannelDeleteEvent>("CHANNEL_DELETE", """{"id":"31","guild_id":"30","type":0,"name":"renamed"}""");
        Assert.Null(scene.Channel(31));
        Assert.Null(scene.Channel(32));
        Assert.NotNull(scene.Channel(34));
    }

    [Fact(DisplayName = "10.10 Threads come, are dropped when archived, come back, and go")]
    public async Task Threads_come_and_go()
    {
        await using var scene = await Scene.BeginAsync();
        const string Archived = """{"id":"32","guild_id":"30","type":11,"name":"thread","parent_id":"31","thread_metadata":{"archived":true,"locked":false,"auto_archive_duration":60}}""";
        await scene.SendAsync<ThreadUpdateEvent>("THREAD_UPDATE", Archived);
        Assert.Null(scene.Channel(32));
        await scene.SendAsync<ThreadUpdateEvent>("THREAD_UPDATE", Archived.Replace("true", "false", StringComparison.Ordinal));
        Assert.Equal("thread", scene.Channel(32)?.Name);
        await scene.SendAsync<ThreadDeleteEvent>("THREAD_DELETE", """{"id":"32","guild_id":"30","parent_id":"31","type":11}""");
        Assert.Null(scene.Channel(32));
        await scene.SendAsync<ThreadCreateEvent>("THREAD_CREATE", """{"id":"36","guild_id":"30","type":11,"name":"new","parent_id":"31","newly_created":true}""");
        Assert.Equal("new", scene.Channel(36)?.Name);
    }

    [Fact(DisplayName = "10.10 What happens to one channel leaves those before and after it as they were")]
    public async Task What_happens_to_one_channel_leaves_the_others()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.SendAsync<ChannelUpdateEvent>("CHANNEL_UPDATE", """{"id":"33","guild_id":"30","type":15,"name":"changed"}""");
        Assert.Equal(["news", "changed", "thread", "post"], scene.Names(31, 33, 32, 34));

        await scene.SendAsync<ThreadDeleteEvent>("THREAD_DELETE", """{"id":"32","guild_id":"30","parent_id":"31","type":11}""");
        Assert.Equal(["news", "changed", null, "post"], scene.Names(31, 33, 32, 34));

        await scene.SendAsync<ThreadCreateEvent>("THREAD_CREATE", """{"id":"36","guild_id":"30","type":11,"name":"new","parent_id":"31"}""");
        Assert.Equal(["news", "changed", "post", "new"], scene.Names(31, 33, 34, 36));
        Assert.Equal(["news", "changed", "post", "new"], Assert.Single(scene.Cache.Guilds).Channels.Select(channel => channel.Name));
    }

    [Fact(DisplayName = "10.11 An update does not lose the last message's id, which it does not carry")]
    public async Task An_update_does_not_lose_the_last_messages_id()
    {
        await using var scene = await Scene.BeginAsync();
        const string Thread = """{"id":"36","guild_id":"30","type":11,"name":"new","parent_id":"31","last_message_id":"99"}""";
        await scene.SendAsync<ThreadCreateEvent>("THREAD_CREATE", Thread);
        await scene.SendAsync<ThreadUpdateEvent>("THREAD_UPDATE", Thread.Replace("\"99\"", "null", StringComparison.Ordinal));

        Assert.Equal(new(99), scene.Channel(36)?.LastMessageId);
    }

    [Fact(DisplayName = "10.10 A thread list replaces the threads of the channels it names, or of all")]
    public async Task A_thread_list_replaces_threads()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.SendAsync<ThreadListSyncEvent>("THREAD_LIST_SYNC", """{"guild_id":"30","channel_ids":["31"],"threads":[{"id":"37","type":11,"name":"other","parent_id":"31"}],"members":[]}""");
        Assert.Null(scene.Channel(32));
        Assert.Equal(new(30), scene.Channel(37)?.GuildId);
        Assert.NotNull(scene.Channel(34));
        await scene.SendAsync<ThreadListSyncEvent>("THREAD_LIST_SYNC", """{"guild_id":"30","threads":[]}""");
        Assert.Null(scene.Channel(34));
        Assert.Null(scene.Channel(37));
    }

    [Fact(DisplayName = "5.2 13.19 Roles and our own member change what we may do; other members are not kept")]
    public async Task Roles_and_our_own_member_change_what_we_may()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.SendAsync<RoleCreateEvent>("GUILD_ROLE_CREATE", """{"guild_id":"30","role":{"id":"41","name":"r","permissions":"8"}}""");
        await scene.SendAsync<MemberUpdateEvent>("GUILD_MEMBER_UPDATE", """{"guild_id":"30","user":{"id":"7","username":"ann"},"roles":["41"]}""");
        Assert.Equal(Permissions.ViewChannel | Permissions.SendMessages, scene.Cache.OwnPermissionsIn(new(31)));
        await scene.SendAsync<MemberUpdateEvent>("GUILD_MEMBER_UPDATE", """{"guild_id":"30","user":{"id":"1","username":"bot"},"roles":["41"]}""");
        Assert.Equal(Permissions.All, scene.Cache.OwnPermissionsIn(new(31)));
        await scene.SendAsync<RoleUpdateEvent>("GUILD_ROLE_UPDATE", """{"guild_id":"30","role":{"id":"41","name":"r","permissions":"2048"}}""");
        Assert.Equal(Permissions.ViewChannel | Permissions.SendMessages, scene.Cache.OwnPermissionsIn(new(31)));
        await scene.SendAsync<RoleDeleteEvent>("GUILD_ROLE_DELETE", """{"guild_id":"30","role_id":"41"}""");
        Assert.Equal(Permissions.ViewChannel, scene.Cache.OwnPermissionsIn(new(31)));
        await scene.SendAsync<GuildUpdateEvent>("GUILD_UPDATE", """{"id":"30","name":"ours","owner_id":"1","roles":[]}""");
        Assert.Equal(Permissions.All, scene.Cache.OwnPermissionsIn(new(31)));
        Assert.Equal("ours", scene.Cache.Guild(new(30))?.Name);
    }

    [Fact(DisplayName = "3.5 A guild that is down stays known, one that we left is forgotten")]
    public async Task A_guild_that_is_down_stays_known()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.SendAsync<GuildDeleteEvent>("GUILD_DELETE", """{"id":"30","unavailable":true}""");
        Assert.True(scene.Cache.Guild(new(30))?.Unavailable);
        Assert.NotNull(scene.Channel(31));
        await scene.SendAsync<GuildCreateEvent>("GUILD_CREATE", Guild);
        Assert.False(scene.Cache.Guild(new(30))?.Unavailable);
        await scene.SendAsync<GuildDeleteEvent>("GUILD_DELETE", """{"id":"30"}""");
        Assert.Empty(scene.Cache.Guilds);
        Assert.Null(scene.Channel(31));
    }

    [Fact(DisplayName = "3.5 A new session forgets the guilds we have left meanwhile")]
    public async Task A_new_session_forgets_the_guilds_we_have_left()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.SendAsync<ReadyEvent>("READY", """{"user":{"id":"1","username":"bot"},"guilds":[{"id":"90","unavailable":true}],"session_id":"s2","application":{"id":"9"}}""");

        Assert.Empty(scene.Cache.Guilds);
    }

    [Theory(DisplayName = "1.7 An event that lacks what it is about is passed over")]
    [InlineData("GUILD_CREATE", "[]")]
    [InlineData("GUILD_ROLE_CREATE", """{"guild_id":"30","role":{"id":"9","name":"r","permissions":"all"}}""")]
    [InlineData("CHANNEL_CREATE", """{"id":"9","guild_id":"30","type":"x"}""")]
    [InlineData("GUILD_ROLE_CREATE", """{"guild_id":"30"}""")]
    [InlineData("GUILD_ROLE_UPDATE", """{"guild_id":"30","role":null}""")]
    [InlineData("GUILD_MEMBER_UPDATE", """{"guild_id":"30","user":{"id":"1","username":"bot"}}""")]
    [InlineData("THREAD_LIST_SYNC", """{"guild_id":"30"}""")]
    [InlineData("MESSAGE_CREATE", """{"id":"50","channel_id":"31"}""")]
    [InlineData("MESSAGE_CREATE", "null")]
    [InlineData("INTERACTION_CREATE", """{"id":"50","token":"tok"}""")]
    public async Task An_event_that_lacks_something_is_passed_over(string name, string data)
    {
        await using var scene = await Scene.BeginAsync();
        await scene.DispatchAsync(name, data);

        await scene.SendAsync<MessageDeleteEvent>("MESSAGE_DELETE", """{"id":"5","channel_id":"31"}""");
    }

    [Fact(DisplayName = "10.10 5.2 What is told of an unknown guild, or of direct messages, is passed on and not kept")]
    public async Task What_is_told_of_an_unknown_guild_is_not_kept()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.SendAsync<ChannelCreateEvent>("CHANNEL_CREATE", """{"id":"91","guild_id":"90","type":0,"name":"x"}""");
        await scene.SendAsync<ChannelCreateEvent>("CHANNEL_CREATE", """{"id":"92","type":1}""");
        await scene.SendAsync<ThreadListSyncEvent>("THREAD_LIST_SYNC", """{"guild_id":"90","threads":[]}""");
        Assert.Null(scene.Channel(91));
        Assert.Null(scene.Channel(92));
    }

    [Fact(DisplayName = "5.4 Messages and their changes come with what they carry")]
    public async Task Messages_come_with_what_they_carry()
    {
        await using var scene = await Scene.BeginAsync();
        const string Message = """{"id":"50","channel_id":"31","guild_id":"30","author":{"id":"7","username":"ann"},"member":{"roles":["40"]},"content":"hi","timestamp":"2026-01-01T00:00:00Z","type":0,"nonce":"n"}""";
        var created = await scene.SendAsync<MessageCreateEvent>("MESSAGE_CREATE", Message);
        Assert.Equal(("hi", "n", new Snowflake(31)), (created.Message.Content, created.Message.Nonce, created.Message.ChannelId));
        Assert.Equal([new(40)], created.Message.Member!.Roles);
        await scene.DispatchAsync("MESSAGE_UPDATE", """{"id":"50","channel_id":"31","embeds":[{"type":"link","url":"https://a.example"}]}"""); // nothing was rewritten
        Assert.Equal("hi there", (await scene.SendAsync<MessageUpdateEvent>("MESSAGE_UPDATE", Message.Replace("hi", "hi there", StringComparison.Ordinal))).Message.Content);
        Assert.Equal([new(50), new(51)], (await scene.SendAsync<MessageDeleteBulkEvent>("MESSAGE_DELETE_BULK", """{"ids":["50","51"],"channel_id":"31","guild_id":"30"}""")).MessageIds);
    }

    /// <summary>A bot in one guild.</summary>
    private sealed class Scene(ReadyBot ready) : IAsyncDisposable
    {
        private int _sequence = 1;

        public GuildCache Cache => ready.Bot.Client.Cache;

        public static async Task<Scene> BeginAsync()
        {
            var scene = new Scene(await ReadyBot.BeginAsync());
            await scene.SendAsync<GuildCreateEvent>("GUILD_CREATE", Guild);
            return scene;
        }

        public Channel? Channel(ulong id) => Cache.Channel(new(id));

        public IEnumerable<string?> Names(params ulong[] ids) => ids.Select(id => Channel(id)?.Name);

        public async Task<T> SendAsync<T>(string name, string data) where T : GatewayEvent
        {
            await DispatchAsync(name, data);
            return await ready.Bot.NextAsync<T>();
        }

        public Task DispatchAsync(string name, string data) => ready.Connection.DispatchAsync(name, ++_sequence, data);

        public ValueTask DisposeAsync() => ready.DisposeAsync();
    }
}
