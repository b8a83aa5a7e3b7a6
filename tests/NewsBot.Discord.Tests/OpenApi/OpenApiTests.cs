using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;
using NewsBot.LocalDiscord;
using NewsBot.Testing;

namespace NewsBot.Discord.Tests.OpenApi;

public sealed class OpenApiTests
{
    // In Discord's reference and not yet in its description.
    private static readonly string[] Undescribed = ["nobody knows the key nsfw"];

    [EvaluationFact]
    public async Task What_the_client_asks_is_as_Discord_describes_it()
    {
        var exchanges = new ConcurrentQueue<LocalDiscordExchange>();
        using var folder = new TemporaryFolder();
        await using var server = await LocalDiscordServer.StartAsync(
            new() { Url = $"http://127.0.0.1:{LoopbackPorts.Next()}", DataFile = folder.File("discord.db"), MessagesPerChannel = new(1_000, TimeSpan.FromSeconds(1)), Recorder = exchanges.Enqueue },
            NullLoggerFactory.Instance,
            CancellationToken.None);
        using var client = new DiscordClient(new("local-bot") { ApiUrl = new(server.ApiUrl) });

        await AskAsync(client.Rest);
        await AnswerAsync(client.Rest.Interactions);

        var description = OpenApiDescription.Load();
        var wrong = exchanges.SelectMany(exchange => description.CheckRequest(exchange.Method, exchange.Route, exchange.Query, exchange.IsMultipart, exchange.Body)).ToList();
        wrong.RemoveAll(what => Undescribed.Any(known => what.EndsWith(known, StringComparison.Ordinal)));
        if (wrong.Count > 0)
            Assert.Fail(string.Join('\n', wrong.Distinct()));
        Assert.InRange(exchanges.Select(exchange => exchange.Route).Distinct().Count(), 20, 100);
    }

    private static async Task AskAsync(DiscordRest rest)
    {
        var application = await rest.Applications.GetMineAsync();
        var me = await rest.Applications.GetMeAsync();
        var guild = (await rest.Guilds.ListMineAsync()).Single().Id;
        await rest.Guilds.GetAsync(guild);
        await rest.Guilds.GetMemberAsync(guild, me.Id);
        var channels = await rest.Guilds.ListChannelsAsync(guild);
        var (news, forum) = (channels.Single(channel => channel.Name == "news").Id, channels.Single(channel => channel.Name == "articles").Id);
        await rest.Commands.RegisterAsync(application.Id,
        [
            new("show", "d", [new(CommandOptionType.String, "article", "d", Required: true, Autocomplete: true), new(CommandOptionType.Integer, "count", "d", MinValue: 1, MaxValue: 25)], DefaultMemberPermissions: Permissions.None, Nsfw: false),
            new("Show history", Type: CommandType.Message),
        ]);
        await rest.Commands.ListAsync(application.Id);

        var message = await rest.Messages.CreateAsync(news, new("hello", [new("t", "d", "https://news.example/1", DateTimeOffset.UnixEpoch, 255)], [new ActionRow(new Button(ButtonStyle.Primary, "More", "v1:more"), Button.Link("Open", "https://news.example/1")), new ActionRow(new StringSelect("v1:pick", [new("A", "a")]))], Flags: MessageFlags.SuppressNotifications, Nonce: "n1"));
        await rest.Messages.CreateAsync(news, new("file", MessageReference: new(message.Id, FailIfNotExists: false), Files: [new("a.txt", new byte[] { 1 }, "text/plain", "d")]));
        await rest.Messages.ListAsync(news, after: message.Id);
        await rest.Messages.GetAsync(news, message.Id);
        await rest.Messages.EditAsync(news, message.Id, new("edited", Components: []));
        await rest.Messages.ReactAsync(news, message.Id, new(Name: "👍"));
        await rest.Messages.UnreactAsync(news, message.Id, new(Name: "👍"));
        await rest.Messages.PinAsync(news, message.Id);
        await rest.Messages.UnpinAsync(news, message.Id);

        var thread = await rest.Threads.StartFromMessageAsync(news, message.Id, new("comments", 1_440));
        await rest.Threads.StartAsync(news, new("open"));
        await rest.Threads.PostAsync(forum, new("title", new("x"), AppliedTags: []));
        await rest.Guilds.ListActiveThreadsAsync(guild);
        await rest.Channels.EditAsync(thread.Id, new("closed", Archived: true));
        await rest.Threads.ListArchivedAsync(news, DateTimeOffset.UtcNow, 10);
        await rest.Channels.GetAsync(news);

        var webhook = await rest.Webhooks.CreateAsync(news, "personas");
        var said = await rest.Webhooks.ExecuteAsync(webhook.Id, webhook.Token!, new("hi", Username: "Ann", AvatarUrl: "https://news.example/a.png"));
        await rest.Webhooks.EditMessageAsync(webhook.Id, webhook.Token!, said.Id, new("hello"));
        await rest.Webhooks.DeleteMessageAsync(webhook.Id, webhook.Token!, said.Id);
        await rest.Messages.DeleteAsync(news, message.Id);
    }

    // Nobody asked, so all of it is refused, and was said all the same.
    private static async Task AnswerAsync(InteractionRoutes routes)
    {
        var interaction = new Interaction(new(5), new(9), InteractionType.ApplicationCommand, "token");
        await routes.RespondAsync(interaction, new("hello", Flags: MessageFlags.Ephemeral));
        await routes.DeferAsync(interaction, ephemeral: true);
        await routes.DeferUpdateAsync(interaction);
        await routes.UpdateAsync(interaction, new(new Optional<string?>(null), Components: []));
        await routes.AutocompleteAsync(interaction, [new("One", "1")]);
        await routes.ModalAsync(interaction, new("v1:reply", "Reply", new Label(new TextInput("text", TextInputStyle.Paragraph, MaxLength: 500), "Your reply")));
        await routes.EditOriginalAsync(interaction, new("later"));
        await routes.FollowUpAsync(interaction, new("more"));
    }
}
