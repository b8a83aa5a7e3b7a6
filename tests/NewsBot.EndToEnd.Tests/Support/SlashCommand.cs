using System.Text.Json.Nodes;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>Commands, used as Discord's own client uses them.</summary>
internal static class SlashCommand
{
    private const int Subcommand = 1;
    private const int TextOption = 3;
    private const int Loading = 1 << 7;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The commands that somebody is offered in a channel.</summary>
    public static async Task<IReadOnlyList<JsonNode>> CommandsAsync(this Person person, string channel) =>
        [.. (await person.GetAsync($"channels/{channel}/application-command-index"))["application_commands"]!.AsArray().OfType<JsonNode>()];

    /// <summary>Uses a command such as "article latest"; returns the message that answers it.</summary>
    public static async Task<JsonNode> UseAsync(this Person person, string channel, string command, params IEnumerable<(string Name, string Value)> options)
    {
        var words = command.Split(' ');
        var known = (await person.CommandsAsync(channel)).Single(offered => offered.Text("name") == words[0]);
        using var patience = new CancellationTokenSource(Patience);
        await using var gateway = await person.LogInAsync(patience.Token);

        await person.PostAsync("interactions", new
        {
            type = 2,
            application_id = known.Text("application_id"),
            guild_id = await person.GuildAsync(),
            channel_id = channel,
            session_id = "test",
            nonce = Guid.NewGuid().ToString("N"),
            data = new
            {
                id = known.Text("id"),
                name = words[0],
                type = 1,
                version = known.Text("version"),
                options = new[] { new { type = Subcommand, name = words[1], options = options.Select(option => new { type = TextOption, name = option.Name, value = option.Value }) } },
            },
        });
        return await AnswerAsync(gateway, words[0], patience.Token);
    }

    /// <summary>Presses a button of a message; returns what it is answered, which may be the same message.</summary>
    public static async Task<JsonNode> PressAsync(this Person person, string channel, JsonNode message, string label)
    {
        var button = message["components"]!.AsArray().SelectMany(row => row!["components"]!.AsArray()).Single(button => button!.Text("label") == label)!;
        using var patience = new CancellationTokenSource(Patience);
        await using var gateway = await person.LogInAsync(patience.Token);

        await person.PostAsync("interactions", new
        {
            type = 3,
            application_id = message["author"]!.Text("id"),
            guild_id = await person.GuildAsync(),
            channel_id = channel,
            message_id = message.Text("id"),
            session_id = "test",
            nonce = Guid.NewGuid().ToString("N"),
            data = new { component_type = 2, custom_id = button.Text("custom_id") },
        });
        return await AnswerAsync(gateway, label, patience.Token);
    }

    // What takes long is promised first, as a message that is still loading.
    private static async Task<JsonNode> AnswerAsync(Gateway gateway, string command, CancellationToken cancellationToken)
    {
        while (true)
        {
            var happened = await gateway.NextAsync(cancellationToken);
            if (happened.Text("t") == "INTERACTION_FAILURE")
                throw new InvalidOperationException($"/{command} was not answered.");
            if (happened.Text("t") is "MESSAGE_CREATE" or "MESSAGE_UPDATE" && happened["d"]!["interaction_metadata"] is not null && (happened["d"].Number("flags") & Loading) == 0)
                return happened["d"]!;
        }
    }
}
