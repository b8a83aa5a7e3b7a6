using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>Tells what Discord added from what really differs: https://docs.discord.com/developers/interactions/application-commands#application-command-object.</summary>
internal static class CommandComparison
{
    public static bool AreEqual(IReadOnlyList<ApplicationCommand> ours, IReadOnlyList<ApplicationCommand> theirs) =>
        ours.Count == theirs.Count && ours.All(command => theirs.Any(other => AreEqual(command, other)));

    private static bool AreEqual(ApplicationCommand ours, ApplicationCommand theirs) => ours.Name == theirs.Name && JsonNode.DeepEquals(Plain(ours), Plain(theirs with
    {
        // What Discord gave or, where we left it the choice, chose is no difference.
        Id = null,
        Version = null,
        Contexts = ours.Contexts is null ? null : theirs.Contexts,
        IntegrationTypes = ours.IntegrationTypes is null ? null : theirs.IntegrationTypes,
    }));

    private static JsonNode? Plain(ApplicationCommand command) => Plain(JsonSerializer.SerializeToNode(command, DiscordJson.Default.ApplicationCommand));

    // False and empty say no more than what is left out; the order says something only of options and choices.
    private static JsonNode? Plain(JsonNode? node) => node switch
    {
        JsonObject fields => fields.Select(field => (field.Key, Value: Plain(field.Value))).Where(field => field.Value is not null).ToList() is { Count: > 0 } said
            ? new JsonObject(said.Select(field => KeyValuePair.Create(field.Key, field.Value)))
            : null,
        JsonArray { Count: > 0 } items when items[0] is JsonValue => new JsonArray([.. items.OrderBy(item => $"{item}", StringComparer.Ordinal).Select(item => item?.DeepClone())]),
        JsonArray { Count: > 0 } items => new JsonArray([.. items.Select(Plain)]),
        JsonArray => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.False => null,
        _ => node?.DeepClone(),
    };
}
