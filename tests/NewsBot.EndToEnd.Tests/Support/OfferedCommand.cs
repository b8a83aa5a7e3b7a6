using System.Text.Json.Nodes;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>A command as the page offers it: with its subcommand, or an entry of a message's menu or a person's.</summary>
/// <param name="Options">Its options, whether each must be given, and the first of its choices where it has some.</param>
internal sealed record OfferedCommand(string Path, string Description, bool IsMenu, IReadOnlyList<(string Name, bool Required, string? Choice)> Options)
{
    private const int Slash = 1;
    private const int OfPerson = 2;
    private const int OfMessage = 3;
    private const int Group = 2;

    // What takes something away comes last, so that the others have something to show.
    private static readonly string[] Last = ["pause", "resume", "unfollow", "remove", "retry", "drop", "takedown", "lock", "forget", "remember"];

    /// <summary>A name for a file.</summary>
    public string Name => Path.ToLowerInvariant().Replace(' ', '-');

    /// <summary>As it is written.</summary>
    public string Shown => IsMenu ? Path : $"/{Path}";

    public static IReadOnlyList<OfferedCommand> Of(IEnumerable<JsonNode> commands) =>
    [
        .. commands.Where(command => command.Number("type") is Slash or OfPerson or OfMessage).SelectMany(All)
            .OrderByDescending(command => command.IsMenu).ThenBy(command => Array.IndexOf(Last, command.Path.Split(' ')[^1])).ThenBy(command => command.Path, StringComparer.Ordinal),
    ];

    private static IEnumerable<OfferedCommand> All(JsonNode command) => command.Number("type") switch
    {
        OfMessage => [new(command.Text("name"), "in a message's menu", true, [])],
        OfPerson => [new(command.Text("name"), "in a person's menu", true, [])],
        _ => Of(command, command.Text("name")),
    };

    private static IEnumerable<OfferedCommand> Of(JsonNode node, string path)
    {
        var options = (node["options"] as JsonArray ?? []).OfType<JsonNode>().ToList();
        var steps = options.Where(option => option.Number("type") is Slash or Group).ToList();
        return steps.Count > 0
            ? steps.SelectMany(step => Of(step, $"{path} {step.Text("name")}"))
            : [new(path, node.Text("description"), false, [.. options.Select(option => (option.Text("name"), option["required"]?.GetValue<bool>() == true, (option["choices"] as JsonArray)?[0]?.Text("name")))])];
    }
}
