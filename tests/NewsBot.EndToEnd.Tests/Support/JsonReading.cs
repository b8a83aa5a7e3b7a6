using System.Text.Json.Nodes;

namespace NewsBot.EndToEnd.Tests.Support;

internal static class JsonReading
{
    public static string Text(this JsonNode? node, string key) => node![key]!.GetValue<string>();

    /// <summary>The text there, or null where there is none.</summary>
    public static string? TextOrNull(this JsonNode? node, string key) => node?[key]?.GetValue<string>();

    public static int Number(this JsonNode? node, string key) => node![key]!.GetValue<int>();

    /// <summary>One document a line.</summary>
    public static IReadOnlyList<JsonNode> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
}
