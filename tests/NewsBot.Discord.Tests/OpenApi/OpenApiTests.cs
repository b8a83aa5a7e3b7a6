using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;
using NewsBot.LocalDiscord;
using NewsBot.Testing;

namespace NewsBot.Discord.Tests.OpenApi;

public sealed partial class OpenApiTests
{
    private const string Callback = "POST /interactions/{}/{}/callback";
    private const string Later = "filled in later";

    /// <summary>What each method asks for.</summary>
    private static readonly Dictionary<string, string[]> Requests = new()
    {
        ["Gateway.GetBotAsync"] = ["GET /gateway/bot"],
        ["Applications.GetMineAsync"] = ["GET /applications/@me"],
        ["Applications.GetMeAsync"] = ["GET /users/@me"],
        ["Guilds.ListMineAsync"] = ["GET /users/@me/guilds"],
        ["Guilds.GetAsync"] = ["GET /guilds/{}"],
        ["Guilds.ListChannelsAsync"] = ["GET /guilds/{}/channels"],
        ["Guilds.ListActiveThreadsAsync"] = ["GET /guilds/{}/threads/active"],
        ["Guilds.GetMemberAsync"] = ["GET /guilds/{}/members/{}"],
        ["Channels.GetAsync"] = ["GET /channels/{}"],
        ["Channels.OpenDirectAsync"] = ["POST /users/@me/channels"],
        ["Channels.EditAsync"] = ["PATCH /channels/{}"],
        ["Channels.DeleteAsync"] = ["DELETE /channels/{}"],
        ["Messages.CreateAsync"] = ["POST /channels/{}/messages"],
        ["Messages.GetAsync"] = ["GET /channels/{}/messages/{}"],
        ["Messages.ListAsync"] = ["GET /channels/{}/messages"],
        ["Messages.EditAsync"] = ["PATCH /channels/{}/messages/{}"],
        ["Messages.DeleteAsync"] = ["DELETE /channels/{}/messages/{}"],
        ["Messages.CrosspostAsync"] = ["POST /channels/{}/messages/{}/crosspost"],
        ["Messages.ReactAsync"] = ["PUT /channels/{}/messages/{}/reactions/{}/@me"],
        ["Messages.UnreactAsync"] = ["DELETE /channels/{}/messages/{}/reactions/{}/@me"],
        ["Messages.PinAsync"] = ["PUT /channels/{}/messages/pins/{}"],
        ["Messages.UnpinAsync"] = ["DELETE /channels/{}/messages/pins/{}"],
        ["Threads.StartFromMessageAsync"] = ["POST /channels/{}/messages/{}/threads"],
        ["Threads.StartAsync"] = ["POST /channels/{}/threads"],
        ["Threads.PostAsync"] = ["POST /channels/{}/threads"],
        ["Threads.ListArchivedAsync"] = ["GET /channels/{}/threads/archived/public"],
        ["Commands.ListAsync"] = ["GET /applications/{}/commands", "GET /applications/{}/guilds/{}/commands"],
        ["Commands.RegisterAsync"] = ["PUT /applications/{}/commands", "PUT /applications/{}/guilds/{}/commands"],
        ["Webhooks.CreateAsync"] = ["POST /channels/{}/webhooks"],
        ["Webhooks.ListAsync"] = ["GET /channels/{}/webhooks"],
        ["Webhooks.ExecuteAsync"] = ["POST /webhooks/{}/{}"],
        ["Webhooks.EditMessageAsync"] = ["PATCH /webhooks/{}/{}/messages/{}"],
        ["Webhooks.DeleteMessageAsync"] = ["DELETE /webhooks/{}/{}/messages/{}"],
        ["Interactions.RespondAsync"] = [Callback],
        ["Interactions.DeferAsync"] = [Callback],
        ["Interactions.DeferUpdateAsync"] = [Callback],
        ["Interactions.UpdateAsync"] = [Callback],
        ["Interactions.AutocompleteAsync"] = [Callback],
        ["Interactions.ModalAsync"] = [Callback],
        ["Interactions.EditOriginalAsync"] = ["PATCH /webhooks/{}/{}/messages/{}"],
        ["Interactions.DeleteOriginalAsync"] = ["DELETE /webhooks/{}/{}/messages/{}"],
        ["Interactions.FollowUpAsync"] = ["POST /webhooks/{}/{}"],
    };

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
        var original = Assert.Single(exchanges, exchange => exchange.Body.Contains(Later, StringComparison.Ordinal)); // recorded as the route of any message
        wrong.AddRange(description.CheckRequest("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", original.Query, original.IsMultipart, original.Body));
        if (wrong.Count > 0)
            Assert.Fail(string.Join('\n', wrong.Distinct()));
        var asked = exchanges.Select(exchange => $"{exchange.Method} {Braces.Replace(exchange.Route, "{}")}").ToHashSet();
        Assert.Empty(Requests.Values.SelectMany(routes => routes).Except(asked));
    }

    [Fact]
    public void Every_request_that_the_client_can_make_is_among_them()
    {
        var requests = typeof(DiscordRest).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(noun => noun.PropertyType.Name.EndsWith("Routes", StringComparison.Ordinal))
            .SelectMany(noun => noun.PropertyType.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(method => $"{noun.Name}.{method.Name}"));

        Assert.Equal(requests.Order(StringComparer.Ordinal), Requests.Keys.Order(StringComparer.Ordinal));
    }

    private static async Task AskAsync(DiscordRest rest)
    {
        var application = await rest.Applications.GetMineAsync();
        var me = await rest.Applications.GetMeAsync();
        var guild = (await rest.Guilds.ListMineAsync()).Single().Id;
        await rest.Channels.OpenDirectAsync((await rest.Guilds.GetAsync(guild)).OwnerId);
        await rest.Guilds.GetMemberAsync(guild, me.Id);
        var channels = await rest.Guilds.ListChannelsAsync(guild);
        var (news, forum) = (channels.Single(channel => channel.Name == "news").Id, channels.Single(channel => channel.Name == "articles").Id);
        await rest.Commands.RegisterAsync(application.Id,
        [
            new("show", "d", [new(CommandOptionType.String, "article", "d", Required: true, Autocomplete: true), new(CommandOptionType.Integer, "count", "d", MinValue: 1, MaxValue: 25)], DefaultMemberPermissions: Permissions.None),
            new("Show history", Type: CommandType.Message),
        ]);
        await rest.Commands.RegisterAsync(application.Id, [new("here", "d")], guild);
        await rest.Gateway.GetBotAsync(CancellationToken.None);

        var message = await rest.Messages.CreateAsync(news, new("hello", [new("t", "d", "https://news.example/1", DateTimeOffset.UnixEpoch, 255)], [new ActionRow(new Button(ButtonStyle.Primary, "More", "v1:more"), Button.Link("Open", "https://news.example/1")), new ActionRow(new StringSelect("v1:pick", [new("A", "a")])), new ActionRow(new ChannelSelect("v1:place", DefaultValues: [new(news, "channel")])), new ActionRow(new RoleSelect("v1:role", MinValues: 0, DefaultValues: [new(news, "role")]))], Flags: MessageFlags.SuppressNotifications, Nonce: "n1"));
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
        await rest.Webhooks.ListAsync(news);
        var refused = await Assert.ThrowsAnyAsync<DiscordException>(() => rest.Messages.CrosspostAsync(news, message.Id)); // no announcement channel
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        await rest.Messages.DeleteAsync(news, message.Id);
        await rest.Channels.DeleteAsync(thread.Id);
    }

    // Nobody asked, so all of it is refused, and was said all the same.
    private static async Task AnswerAsync(InteractionRoutes routes)
    {
        var interaction = new Interaction(new(5), new(9), InteractionType.ApplicationCommand, "token");
        await routes.RespondAsync(interaction, new("hello", Flags: MessageFlags.Ephemeral));
        await routes.DeferAsync(interaction, ephemeral: true);
        await routes.DeferUpdateAsync(interaction);
        await routes.UpdateAsync(interaction, new("", Components: []));
        await routes.AutocompleteAsync(interaction, [new("One", "1")]);
        await routes.ModalAsync(interaction, new("v1:reply", "Reply", new Label(new TextInput("text", TextInputStyle.Paragraph, MaxLength: 500), "Your reply")));
        await routes.EditOriginalAsync(interaction, new(Later));
        await routes.DeleteOriginalAsync(interaction);
        await routes.FollowUpAsync(interaction, new("more"));
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Braces { get; }
}
