using System.Text.Json.Nodes;

namespace NewsBot.Tests.Support;

/// <summary>Short ways to read what Discord answers.</summary>
internal static class Json
{
    public static string Id(this JsonNode node) => node.Text("id");

    public static string Text(this JsonNode node, string key) => node[key]!.GetValue<string>();

    public static int Number(this JsonNode node, string key) => node[key]!.GetValue<int>();

    public static string Content(this JsonNode message) => message.Text("content");

    public static JsonNode? Embed(this JsonNode message) => message["embeds"]?.AsArray().FirstOrDefault();

    /// <summary>A field of the message's embed, by its name.</summary>
    public static string? Field(this JsonNode message, string name) =>
        message.Embed()?["fields"]?.AsArray().FirstOrDefault(field => field!.Text("name") == name)?.Text("value");

    /// <summary>The message that a native reply refers to.</summary>
    public static string? ReplyTo(this JsonNode message) =>
        message.Number("type") == MessageType.Reply ? message["message_reference"]?.Text("message_id") : null;

    /// <summary>All buttons of a message, row by row.</summary>
    public static IReadOnlyList<JsonNode> Buttons(this JsonNode message) =>
        [.. Components(message).Where(component => component.Number("type") == 2)];

    /// <summary>All selects of a message, in their order.</summary>
    public static IReadOnlyList<JsonNode> Selects(this JsonNode message) =>
        [.. Components(message).Where(component => component.Number("type") != 2)];

    private static IEnumerable<JsonNode> Components(JsonNode message) =>
        (message["components"]?.AsArray() ?? []).SelectMany(row => row!["components"]!.AsArray()).Select(component => component!);
}

/// <summary>Discord's message types that tests tell apart.</summary>
internal static class MessageType
{
    public const int Default = 0;
    public const int Reply = 19;
    public const int ThreadStarter = 21;
}
