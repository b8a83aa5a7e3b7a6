using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace NewsBot.Tests.Support;

/// <summary>Somebody at a local Discord, with Discord's own client: reads, writes, and uses commands and buttons.</summary>
internal sealed class LocalPerson(LocalWorld world, string token) : IAsyncDisposable
{
    private const int Command = 2;
    private const int Component = 3;
    private const int Completion = 4;
    private const int Submission = 5;
    private const int IntegerOption = 4;
    private const int Loading = 1 << 7;

    private readonly SemaphoreSlim _connecting = new(1, 1);
    private PersonGateway? _gateway;

    public Caller Rest { get; } = world.As(token);

    /// <summary>The messages that were promised before they were there.</summary>
    public ConcurrentDictionary<string, bool> Promised { get; } = new();

    public async Task<string> UserIdAsync() => (await Rest.GetAsync("users/@me")).Id();

    /// <summary>Says something; returns the message's id.</summary>
    public async Task<string> SayAsync(string channel, string text, string? replyTo = null) =>
        (await Rest.PostAsync($"channels/{channel}/messages", replyTo is null ? new { content = text } : new { content = text, message_reference = new { message_id = replyTo } })).Id();

    public Task EditAsync(string channel, string message, string text) => Rest.PatchAsync($"channels/{channel}/messages/{message}", new { content = text });

    public Task DeleteAsync(string channel, string message) => Rest.DeleteAsync($"channels/{channel}/messages/{message}");

    /// <summary>Everything that people see in a channel or thread, oldest first, without the line that only repeats what a thread began with.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadAsync(string channel)
    {
        var all = new List<JsonNode>();
        while (true)
        {
            var page = (await Rest.GetAsync($"channels/{channel}/messages?limit=100&after={(all.Count == 0 ? "0" : all[^1].Id())}")).AsArray();
            all.AddRange(page.Reverse()!);
            if (page.Count < 100)
                return [.. all.Where(message => message.Number("type") != MessageType.ThreadStarter)];
        }
    }

    /// <summary>Everything that this person and another one have said to each other alone.</summary>
    public async Task<IReadOnlyList<JsonNode>> DirectAsync(string other) =>
        await ReadAsync((await Rest.PostAsync("users/@me/channels", new { recipient_id = other })).Id());

    /// <summary>The commands that this person is offered.</summary>
    public async Task<IReadOnlyList<JsonNode>> CommandsAsync() =>
        [.. (await Rest.GetAsync($"guilds/{world.Guild}/application-command-index"))["application_commands"]!.AsArray().Select(command => command!)];

    /// <summary>Uses a command ("article latest"); ends when its answer is there.</summary>
    public async Task<JsonNode> UseAsync(string channel, string command, params (string Name, string Value)[] options)
    {
        var used = await DataAsync(command, options, focused: null);
        return await InteractAsync(Command, channel, used, null, IsAnswer);
    }

    /// <summary>Uses a command with a file in one of its options; ends when its answer is there.</summary>
    public async Task<JsonNode> GiveAsync(string channel, string command, string option, string fileName, byte[] content) =>
        await InteractAsync(Command, channel, await DataAsync(command, [(option, "0")], focused: null), null, IsAnswer, file: (fileName, content));

    /// <summary>Chooses an entry of a message's or a person's menu; ends when its answer is there.</summary>
    public async Task<JsonNode> ChooseAsync(string channel, string entry, string target)
    {
        var known = await Patience.ForAsync(async () => (await CommandsAsync()).SingleOrDefault(offered => offered.Text("name") == entry), $"“{entry}” is offered");
        var used = new JsonObject { ["id"] = known.Id(), ["name"] = entry, ["type"] = known.Number("type"), ["version"] = known.Text("version"), ["target_id"] = target };
        return await InteractAsync(Command, channel, used, null, IsAnswer);
    }

    /// <summary>Types in a command's option; ends when values are offered.</summary>
    public async Task<IReadOnlyList<(string Name, string Value)>> CompleteAsync(string channel, string command, string option, string typed)
    {
        var used = await DataAsync(command, [(option, typed)], focused: option);
        var nonce = "";
        var offered = await InteractAsync(Completion, channel, used, null, (_, name, data) =>
            name == "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE" && data["nonce"]?.GetValue<string>() == nonce, sent => nonce = sent);
        return [.. offered["choices"]!.AsArray().Select(choice => (choice!.Text("name"), choice!.Text("value")))];
    }

    /// <summary>Presses a button; ends when a form is opened.</summary>
    public Task<JsonNode> OpenAsync(string channel, JsonNode message, string label) =>
        InteractAsync(Component, channel, Pressed(message, label), message.Id(), (id, name, data) => name == "INTERACTION_MODAL_CREATE" && data.Id() == id);

    /// <summary>Fills a form in; ends when its answer is there.</summary>
    public Task<JsonNode> SubmitAsync(JsonNode modal, string text)
    {
        var field = modal["components"]![0]!["component"]!.Text("custom_id");
        var written = new JsonObject { ["type"] = 18, ["component"] = new JsonObject { ["type"] = 4, ["custom_id"] = field, ["value"] = text } };
        var data = new JsonObject { ["id"] = modal.Id(), ["custom_id"] = modal.Text("custom_id"), ["components"] = new JsonArray(written) };
        return InteractAsync(Submission, modal.Text("channel_id"), data, null, IsAnswer);
    }

    /// <summary>Fills a form in that has several fields, of which some may stay as they are; ends when its answer is there.</summary>
    public Task<JsonNode> SubmitAsync(JsonNode modal, params (string Field, string Text)[] texts)
    {
        var written = modal["components"]!.AsArray().Select(label => label!["component"]!).Select(input => (JsonNode)new JsonObject
        {
            ["type"] = 18,
            ["component"] = new JsonObject
            {
                ["type"] = 4,
                ["custom_id"] = input.Text("custom_id"),
                ["value"] = texts.Where(text => text.Field == input.Text("custom_id")).Select(text => text.Text).FirstOrDefault(input["value"]?.GetValue<string>() ?? ""),
            },
        });
        var data = new JsonObject { ["id"] = modal.Id(), ["custom_id"] = modal.Text("custom_id"), ["components"] = new JsonArray([.. written]) };
        return InteractAsync(Submission, modal.Text("channel_id"), data, null, (id, name, answer) => IsMessage(name) && IsComplete(answer));
    }

    /// <summary>Chooses in a select, which is found by what stands at the end of its id; ends when the message is replaced.</summary>
    public Task<JsonNode> PickAsync(string channel, JsonNode message, string select, params string[] values)
    {
        var known = message.Selects().Single(offered => offered.Text("custom_id").EndsWith($":{select}", StringComparison.Ordinal));
        var data = new JsonObject { ["component_type"] = known.Number("type"), ["custom_id"] = known.Text("custom_id"), ["type"] = known.Number("type"), ["values"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) };
        return InteractAsync(Component, channel, data, message.Id(), (_, name, answer) => IsMessage(name) && answer.Id() == message.Id() && IsComplete(answer));
    }

    /// <summary>Presses a button; ends when its answer is there, which is the same message where it was replaced.</summary>
    public Task<JsonNode> PressAsync(string channel, JsonNode message, string label) =>
        InteractAsync(Component, channel, Pressed(message, label), message.Id(), (id, name, data) =>
            IsMessage(name) && (data.Id() == message.Id() || data["interaction_metadata"]?.Text("id") == id) && IsComplete(data));

    /// <summary>Ends when this person is told that something they did was taken note of.</summary>
    public async Task SucceededAsync(string interaction) =>
        await (await GatewayAsync()).FirstAsync(0, (name, data) => name == "INTERACTION_SUCCESS" && data.Id() == interaction, "the interaction is taken note of");

    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
            await _gateway.DisposeAsync();
        _connecting.Dispose();
    }

    private async Task<JsonNode> InteractAsync(int type, string channel, JsonObject data, string? message, Func<string, string, JsonNode, bool> answers, Action<string>? sent = null, (string Name, byte[] Content)? file = null)
    {
        var gateway = await GatewayAsync();
        var from = gateway.Count;
        var nonce = Guid.NewGuid().ToString("N")[..20];
        sent?.Invoke(nonce);

        var used = new { type, application_id = await world.BotIdAsync(), guild_id = world.Guild, channel_id = channel, message_id = message, session_id = "test", nonce, data };
        await (file is { } given ? Rest.UploadAsync("interactions", used, given.Name, given.Content) : Rest.PostAsync("interactions", used));
        var begun = await gateway.FirstAsync(from, (name, happened) => name == "INTERACTION_CREATE" && happened["nonce"]?.GetValue<string>() == nonce, "the interaction begins");
        var answer = await gateway.FirstAsync(
            from,
            (name, happened) => answers(begun.Id(), name, happened) || (name == "INTERACTION_FAILURE" && happened.Id() == begun.Id()),
            $"an answer to {data.ToJsonString()}");
        Assert.True(answer["nonce"] is null || answer["choices"] is not null || answer["title"] is not null, $"No answer came in time to {data.ToJsonString()}.");
        return answer;
    }

    private async Task<JsonObject> DataAsync(string command, IEnumerable<(string Name, string Value)> options, string? focused)
    {
        var (name, subcommand) = (command.Split(' ')[0], command.Split(' ')[1]);
        var known = await Patience.ForAsync(async () => (await CommandsAsync()).SingleOrDefault(offered => offered.Text("name") == name), $"/{name} is offered");
        var definition = known["options"]!.AsArray().Single(option => option!.Text("name") == subcommand)!;
        var given = options.Select(option => Option(definition, option, option.Name == focused));
        return new()
        {
            ["id"] = known.Id(),
            ["name"] = name,
            ["type"] = 1,
            ["version"] = known.Text("version"),
            ["options"] = new JsonArray(new JsonObject { ["type"] = 1, ["name"] = subcommand, ["options"] = new JsonArray([.. given]) }),
        };
    }

    private static JsonObject Option(JsonNode subcommand, (string Name, string Value) given, bool focused)
    {
        var type = subcommand["options"]!.AsArray().Single(option => option!.Text("name") == given.Name)!.Number("type");
        var option = new JsonObject { ["type"] = type, ["name"] = given.Name, ["value"] = type == IntegerOption ? int.Parse(given.Value, CultureInfo.InvariantCulture) : given.Value };
        if (focused)
            option["focused"] = true;
        return option;
    }

    private static JsonObject Pressed(JsonNode message, string label) =>
        new() { ["component_type"] = 2, ["custom_id"] = message.Buttons().Single(button => button.Text("label") == label).Text("custom_id") };

    private bool IsAnswer(string id, string name, JsonNode data) => IsMessage(name) && data["interaction_metadata"]?.Text("id") == id && IsComplete(data);

    private static bool IsMessage(string name) => name is "MESSAGE_CREATE" or "MESSAGE_UPDATE";

    private bool IsComplete(JsonNode message)
    {
        if ((message.Number("flags") & Loading) == 0)
            return true;

        Promised[message.Id()] = true;
        return false;
    }

    private async Task<PersonGateway> GatewayAsync()
    {
        await _connecting.WaitAsync();
        try
        {
            return _gateway ??= await PersonGateway.ConnectAsync(world.Url, token);
        }
        finally
        {
            _connecting.Release();
        }
    }
}
