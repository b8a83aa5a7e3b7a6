using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Tests.Scripted;

namespace NewsBot.Discord.Tests.Rest;

public sealed class ThreadTests
{
    private const string Thread = """{"id":"5","type":11,"name":"thread","parent_id":"1","thread_metadata":{"archived":false,"locked":false,"auto_archive_duration":1440,"archive_timestamp":"2026-01-01T00:00:00Z"}}""";

    [Fact(DisplayName = "10.1 A thread is started from a message, and where there is one already that is the answer")]
    public async Task A_thread_is_started_from_a_message()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /channels/1/messages/5/threads", new ScriptedAnswer(201, Thread));
        discord.Answer("POST /channels/1/messages/5/threads", ScriptedAnswer.Error(400, ErrorCode.ThreadAlreadyCreated));
        discord.Answer("GET /channels/5", new ScriptedAnswer(200, Thread));
        for (var times = 0; times < 2; times++)
            Assert.Equal(new(5), (await client.Rest.Threads.StartFromMessageAsync(new(1), new(5), new("thread", 1440))).Id);

        Assert.Equal("""{"name":"thread","auto_archive_duration":1440}""", (await discord.RequestAsync()).Body);
    }

    [Fact(DisplayName = "10.3 A thread without a message is public unless said otherwise, and that is always said")]
    public async Task A_thread_without_a_message_is_public()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /channels/1/threads", new ScriptedAnswer(201, Thread));
        await client.Rest.Threads.StartAsync(new(1), new("thread"));

        Assert.Equal("""{"name":"thread","type":11}""", (await discord.RequestAsync()).Body);
    }

    [Fact(DisplayName = "10.4 A post carries its message and tags, and its id is its first message's")]
    public async Task A_post_carries_its_message_and_tags()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /channels/1/threads", new ScriptedAnswer(201, Thread[..^1] + ""","message":{"id":"5","channel_id":"5","author":{"id":"1","username":"bot"},"content":"x","timestamp":"2026-01-01T00:00:00Z","type":0}}"""));
        var post = await client.Rest.Threads.PostAsync(new(1), new("thread", new("x"), AppliedTags: [new(8)]));

        Assert.Equal(post.Id, post.Message?.Id);
        Assert.Equal("""{"name":"thread","message":{"content":"x","allowed_mentions":{"parse":[]}},"applied_tags":["8"]}""", (await discord.RequestAsync()).Body);
    }

    [Fact(DisplayName = "10.5 A post is never sent twice: what became of it can be looked up")]
    public async Task A_post_is_never_sent_twice()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /channels/1/threads", new ScriptedAnswer(500, ""));
        discord.Answer("GET /guilds/30/threads/active", new ScriptedAnswer(200, $$"""{"threads":[{{Thread}}],"members":[]}"""));
        discord.Answer("GET /channels/1/threads/archived/public", new ScriptedAnswer(200, """{"threads":[],"members":[],"has_more":true}"""));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.Rest.Threads.PostAsync(new(1), new("thread", new("x"))));

        Assert.Equal("thread", Assert.Single((await client.Rest.Guilds.ListActiveThreadsAsync(new(30))).Threads).Name);
        Assert.True((await client.Rest.Threads.ListArchivedAsync(new(1), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 50)).HasMore);
        await discord.RequestAsync();
        await discord.RequestAsync();
        Assert.Equal("?before=2026-01-01T00:00:00.000Z&limit=50", (await discord.RequestAsync()).Query);
    }

    [Theory(DisplayName = "10.4 10.7 10.8 What Discord says about forums, locked and too many threads has a name")]
    [InlineData(ErrorCode.NotInForum)]
    [InlineData(ErrorCode.TagForModerators)]
    [InlineData(ErrorCode.TagRequired)]
    [InlineData(ErrorCode.ThreadLocked)]
    [InlineData(ErrorCode.ThreadArchived)]
    [InlineData(ErrorCode.TooManyActiveThreads)]
    [InlineData(ErrorCode.TooManyActiveAnnouncementThreads)]
    [InlineData(ErrorCode.ThreadMembersFull)]
    public async Task What_discord_says_about_threads_has_a_name(int code)
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Error(400, code));

        Assert.Equal(code, (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Messages.CreateAsync(new(1), new("x")))).Code);
    }

    [Fact(DisplayName = "10.7 A thread is unarchived, locked and renamed by an edit")]
    public async Task A_thread_is_unarchived_by_an_edit()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("PATCH /channels/5", new ScriptedAnswer(200, Thread));
        await client.Rest.Channels.EditAsync(new(5), new(Archived: false, Locked: true));

        Assert.Equal("""{"archived":false,"locked":true}""", (await discord.RequestAsync()).Body);
    }

    [Fact(DisplayName = "9.7 News is published to followers once, and published news is simply returned")]
    public async Task News_is_published_once()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /channels/1/messages/5/crosspost", ScriptedAnswer.Error(400, ErrorCode.AlreadyCrossposted));
        discord.Answer("GET /channels/1/messages/5", ScriptedAnswer.Message(5));

        Assert.Equal(new(5), (await client.Rest.Messages.CrosspostAsync(new(1), new(5))).Id);
    }

    [Fact(DisplayName = "9.3 The messages after one are listed with their kind and whether they answer an interaction")]
    public async Task The_messages_after_one_are_listed()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("GET /channels/1/messages", new ScriptedAnswer(200, """
            [{"id":"12","channel_id":"1","author":{"id":"1","username":"bot","bot":true},"content":"a","timestamp":"2026-01-01T00:00:00Z","edited_timestamp":null,"type":19,"flags":4096,"nonce":77,
              "message_reference":{"type":0,"message_id":"11","channel_id":"1"},"referenced_message":null,"embeds":[{"type":"rich","title":"t","fields":[]}],"attachments":[],"mentions":[],"components":[{"type":1,"components":[{"type":2,"style":5,"url":"https://a.example","label":"Source"}]}]},
             {"id":"13","channel_id":"1","author":{"id":"1","username":"bot"},"content":"b","timestamp":"2026-01-01T00:00:00Z","type":20,"interaction_metadata":{"id":"90","type":2,"user":{"id":"7","username":"ann"}}}]
            """));
        var messages = await client.Rest.Messages.ListAsync(new(1), after: new(11), limit: 50);

        Assert.Equal("?limit=50&after=11", (await discord.RequestAsync()).Query);
        Assert.Equal((MessageType.Reply, new Snowflake(11), "77"), (messages[0].Type, messages[0].MessageReference?.MessageId, messages[0].Nonce));
        Assert.Equal("https://a.example", Assert.IsType<Button>(Assert.IsType<ActionRow>(messages[0].Components![0]).Components[0]).Url);
        Assert.Equal(new(90), messages[1].InteractionMetadata?.Id);
    }
}
