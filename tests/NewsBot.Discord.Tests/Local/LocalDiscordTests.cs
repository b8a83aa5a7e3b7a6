using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Tests.Scripted;

namespace NewsBot.Discord.Tests.Local;

/// <summary>The client and the local Discord were written from the same documents and share nothing else.</summary>
public sealed class LocalDiscordTests
{
    [Fact(DisplayName = "3.5 9.7 A bot logs in and knows its guild and what it may do there")]
    public async Task A_bot_logs_in_and_knows_its_guild()
    {
        await using var local = await LocalGuild.StartAsync();

        Assert.Equal("NewsBot", local.Client.Cache.Me?.Username);
        Assert.True(local.Forum.IsForum);
        var permissions = local.Client.Cache.OwnPermissionsIn(local.News.Id);
        Assert.True(permissions?.HasFlag(Permissions.ViewChannel | Permissions.SendMessages | Permissions.CreatePublicThreads | Permissions.SendMessagesInThreads));
    }

    [Fact(DisplayName = "9.1 9.3 9.5 10.1 A post, its thread and replies in it")]
    public async Task A_post_its_thread_and_replies_in_it()
    {
        await using var local = await LocalGuild.StartAsync();
        var rest = local.Client.Rest;
        var post = await rest.Messages.CreateAsync(local.News.Id, new(
            Embeds: [new("Title", "Summary", "https://a.example/1", DateTimeOffset.UnixEpoch, Fields: [new("Tags", "a, b", true)], Footer: new("site"))],
            Components: [new ActionRow(Button.Link("Source", "https://a.example/1"))],
            Nonce: "post-1"));
        Assert.Equal("post-1", (await local.Bot.NextAsync<MessageCreateEvent>()).Message.Nonce);
        var again = await rest.Messages.CreateAsync(local.News.Id, new("other", Nonce: "post-1"));
        Assert.Equal(post.Id, again.Id);

        var thread = await rest.Threads.StartFromMessageAsync(local.News.Id, post.Id, new("Talk", 1440));
        Assert.Equal(post.Id, (await rest.Threads.StartFromMessageAsync(local.News.Id, post.Id, new("Talk", 1440))).Id);
        var first = await rest.Messages.CreateAsync(thread.Id, new("first", Flags: MessageFlags.SuppressNotifications, Nonce: "c-1"));
        var reply = await rest.Messages.CreateAsync(thread.Id, new("reply", MessageReference: new(first.Id), Nonce: "c-2"));
        await rest.Messages.CreateAsync(thread.Id, new("to nobody", MessageReference: new(new(1)), Nonce: "c-3"));
        await rest.Messages.EditAsync(thread.Id, reply.Id, new("edited"));

        var messages = await rest.Messages.ListAsync(thread.Id, after: first.Id);
        Assert.Equal([("to nobody", null), ("edited", first.Id)], messages.Select(message => (message.Content, message.MessageReference?.MessageId)));
        Assert.All(messages, message => Assert.Null(message.Nonce));
        await rest.Messages.DeleteAsync(thread.Id, reply.Id);
        Assert.Equal(ErrorCode.UnknownMessage, (await Assert.ThrowsAsync<DiscordException>(() => rest.Messages.GetAsync(thread.Id, reply.Id))).Code);
        Assert.True(local.Client.Cache.Channel(thread.Id)?.IsThread);
    }

    [Fact(DisplayName = "10.4 A forum takes posts and no plain messages")]
    public async Task A_forum_takes_posts_and_no_plain_messages()
    {
        await using var local = await LocalGuild.StartAsync();
        var post = await local.Client.Rest.Threads.PostAsync(local.Forum.Id, new("An article", new("read this")));

        Assert.Equal(post.Id, post.Message?.Id);
        Assert.Contains(post.Id, (await local.Client.Rest.Guilds.ListActiveThreadsAsync(local.Client.Cache.Guilds.Single().Id)).Threads.Select(thread => thread.Id));
        Assert.Equal(ErrorCode.NotInForum, (await Assert.ThrowsAsync<DiscordException>(() => local.Client.Rest.Messages.CreateAsync(local.Forum.Id, new("x")))).Code);
    }

    [Fact(DisplayName = "5.4 9.5 What a person says and changes reaches the bot")]
    public async Task What_a_person_says_reaches_the_bot()
    {
        await using var local = await LocalGuild.StartAsync();
        var said = await local.PostAsync($"channels/{local.News.Id}/messages", new { content = "hello bot" });
        var message = (await local.Bot.NextAsync<MessageCreateEvent>()).Message;

        Assert.Equal(("hello bot", "reader", said.GetProperty("id").GetString()), (message.Content, message.Author.Username, message.Id.ToString()));
    }

    [Fact(DisplayName = "6.5 6.7 7.1 Commands are registered once, completed and answered")]
    public async Task Commands_are_registered_completed_and_answered()
    {
        await using var local = await LocalGuild.StartAsync();
        var rest = local.Client.Rest;
        ApplicationCommand[] commands =
        [
            new("article", "Articles", [new(CommandOptionType.SubCommand, "show", "Shows one", Options: [new(CommandOptionType.String, "article", "Which", Required: true, Autocomplete: true), new(CommandOptionType.Integer, "count", "How many", MinValue: 1, MaxValue: 10)])], Contexts: [InteractionContext.Guild]),
            new("channel", "Channels", DefaultMemberPermissions: Permissions.ManageGuild, Contexts: [InteractionContext.Guild]),
            new("Save comment", Type: CommandType.Message),
        ];
        Assert.True(await rest.Commands.RegisterAsync(local.Application, commands));
        Assert.False(await rest.Commands.RegisterAsync(local.Application, commands));
        var command = (await rest.Commands.ListAsync(local.Application)).Single(registered => registered.Name == "article");

        object Call(bool focused) => new { id = $"{command.Id}", name = "article", type = 1, version = $"{command.Version}", options = new[] { new { name = "show", type = 1, options = new[] { new { name = "article", type = 3, value = "abc", focused } } } } };
        await local.UseAsync(4, Call(focused: true));
        var typing = (await local.Bot.NextAsync<InteractionCreateEvent>()).Interaction;
        Assert.Equal(("article show", "abc"), (typing.Data?.CommandPath, typing.Data?.Focused?.Text));
        Assert.True(await rest.Interactions.AutocompleteAsync(typing, [new("An article", "abcdef")]));

        await local.UseAsync(2, Call(focused: false));
        var called = (await local.Bot.NextAsync<InteractionCreateEvent>()).Interaction;
        Assert.Equal(("reader", "abc"), (called.User.Username, called.Data?.Option("article")?.Text));
        Assert.True(await rest.Interactions.DeferAsync(called, ephemeral: true));
        Assert.False(await rest.Interactions.RespondAsync(called, new("twice")));
        Assert.Equal("done", (await rest.Interactions.EditOriginalAsync(called, new("done")))?.Content);
        Assert.Equal("more", (await rest.Interactions.FollowUpAsync(called, new("more", Flags: MessageFlags.Ephemeral)))?.Content);

        // What was promised to everybody can become an answer for one.
        await local.UseAsync(2, Call(focused: false));
        var promised = (await local.Bot.NextAsync<InteractionCreateEvent>()).Interaction;
        await rest.Interactions.DeferAsync(promised);
        await rest.Interactions.DeleteOriginalAsync(promised);
        Assert.Equal(MessageFlags.Ephemeral, (await rest.Interactions.FollowUpAsync(promised, new("for you", Flags: MessageFlags.Ephemeral)))?.Flags);
    }

    [Fact(DisplayName = "6.3 6.9 Buttons and modals are used and answered")]
    public async Task Buttons_and_modals_are_used_and_answered()
    {
        await using var local = await LocalGuild.StartAsync();
        var rest = local.Client.Rest;
        var message = await rest.Messages.CreateAsync(local.News.Id, new("page 1", Components: [new ActionRow(new Button(ButtonStyle.Primary, "Next", "next:2"))]));
        await local.Bot.NextAsync<MessageCreateEvent>();
        await local.UseAsync(3, new { component_type = 2, custom_id = "next:2" }, message);
        var pressed = (await local.Bot.NextAsync<InteractionCreateEvent>()).Interaction;
        Assert.Equal(("next:2", message.Id), (pressed.Data?.CustomId, pressed.Message?.Id));
        Assert.True(await rest.Interactions.UpdateAsync(pressed, new("page 2")));
        Assert.Equal("page 2", (await local.Bot.NextAsync<MessageUpdateEvent>()).Message.Content);

        await local.UseAsync(3, new { component_type = 2, custom_id = "next:2" }, message);
        pressed = (await local.Bot.NextAsync<InteractionCreateEvent>()).Interaction;
        Assert.True(await rest.Interactions.ModalAsync(pressed, new("reply", "Reply", new Label(new TextInput("text", TextInputStyle.Paragraph), "Your reply"))));
    }

    [Fact(DisplayName = "9.8 9.9 Files, reactions and webhooks arrive")]
    public async Task Files_reactions_and_webhooks_arrive()
    {
        await using var local = await LocalGuild.StartAsync();
        var rest = local.Client.Rest;
        var message = await rest.Messages.CreateAsync(local.News.Id, new("see", Files: [new("a.txt", "plain"u8.ToArray(), "text/plain", "a text")]));
        Assert.Equal(("a.txt", 5), (message.Attachments![0].Filename, message.Attachments[0].Size));
        await rest.Messages.ReactAsync(local.News.Id, message.Id, new(Name: "👍"));
        await rest.Messages.UnreactAsync(local.News.Id, message.Id, new(Name: "👍"));
        var webhook = await rest.Webhooks.CreateAsync(local.News.Id, "People");
        var said = await rest.Webhooks.ExecuteAsync(webhook.Id, webhook.Token!, new("as Ann", Username: "Ann"));
        Assert.Equal("Ann", said.Author.Username);
        Assert.Equal("as Ann!", (await rest.Webhooks.EditMessageAsync(webhook.Id, webhook.Token!, said.Id, new("as Ann!"))).Content);
        await rest.Webhooks.DeleteMessageAsync(webhook.Id, webhook.Token!, said.Id);
    }

    [Fact(DisplayName = "4 A bot that is restarted resumes, knows its guild and misses nothing")]
    public async Task A_bot_that_is_restarted_resumes_and_misses_nothing()
    {
        await using var local = await LocalGuild.StartAsync();
        var news = local.News.Id;
        await local.PostAsync($"channels/{news}/messages", new { content = "before" });
        await local.Bot.NextAsync<MessageCreateEvent>(); // and stopped before it was handled
        await local.Bot.DisposeAsync();
        await local.PostAsync($"channels/{news}/messages", new { content = "meanwhile" });
        await local.ConnectAsync();

        Assert.Equal("before", (await local.Bot.NextAsync<MessageCreateEvent>()).Message.Content);
        Assert.Equal("meanwhile", (await local.Bot.NextAsync<MessageCreateEvent>()).Message.Content);
        await local.Bot.NextAsync<ResumedEvent>();
        Assert.Equal(news, local.News.Id);
        Assert.True(local.Client.Cache.OwnPermissionsIn(news)?.HasFlag(Permissions.SendMessages));
    }

    [Fact(DisplayName = "4 A token that is refused ends it with one clear sentence")]
    public async Task A_token_that_is_refused_ends_it()
    {
        await using var local = await LocalGuild.StartAsync();
        using var other = new DiscordClient(local.Options with { Token = "wrong" });
        var exception = await Assert.ThrowsAsync<GatewayClosedException>(() => other.RunAsync(CancellationToken.None).Soon());

        Assert.Equal("Discord refused the bot token (close code 4004); check it in the developer portal.", exception.Message);
    }
}
