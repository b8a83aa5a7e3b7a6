using System.Text.Json.Nodes;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>A command as the page offers it: with its subcommand, or an entry of a message's menu or a person's.</summary>
/// <param name="Options">Its options, whether each must be given, and the first of its choices where it has some.</param>
internal sealed record OfferedCommand(string Path, string Description, OfferedCommand.Kind Of, IReadOnlyList<(string Name, bool Required, string? Choice)> Options)
{
    private const int Subcommand = 1;
    private const int Group = 2;

    // What takes something away comes last, so that the others have something to show.
    private static readonly string[] Last = ["pause", "resume", "unfollow", "remove", "retry", "drop", "takedown", "forget", "remember"];

    /// <summary>What it is used on.</summary>
    internal enum Kind
    {
        Channel = 1,
        Person = 2,
        Message = 3,
    }

    public bool IsMenu => Of != Kind.Channel;

    /// <summary>When it is used: what only asks, then the menus, then what takes something away.</summary>
    public int Turn => IsMenu ? 1 : Place < 0 ? 0 : 2;

    /// <summary>A name for a file.</summary>
    public string Name => Path.ToLowerInvariant().Replace(' ', '-');

    /// <summary>As it is written.</summary>
    public string Shown => IsMenu ? Path : $"/{Path}";

    private int Place => Array.IndexOf(Last, Path.Split(' ')[^1]);

    public static IReadOnlyList<OfferedCommand> From(IEnumerable<JsonNode> commands) =>
    [
        .. commands.SelectMany(All)
            .OrderBy(command => command.Turn).ThenBy(command => command.Place).ThenByDescending(command => command.IsMenu ? command.Path.StartsWith("Show", StringComparison.Ordinal) : true).ThenBy(command => command.Path, StringComparer.Ordinal),
    ];

    private static IEnumerable<OfferedCommand> All(JsonNode command) => (Kind)command.Number("type") switch
    {
        Kind.Message => [new(command.Text("name"), "in a message's menu", Kind.Message, [])],
        Kind.Person => [new(command.Text("name"), "in a person's menu", Kind.Person, [])],
        _ => From(command, command.Text("name")),
    };

    private static IEnumerable<OfferedCommand> From(JsonNode node, string path)
    {
        var options = (node["options"] as JsonArray ?? []).OfType<JsonNode>().ToList();
        var steps = options.Where(option => option.Number("type") is Subcommand or Group).ToList();
        return steps.Count > 0
            ? steps.SelectMany(step => From(step, $"{path} {step.Text("name")}"))
            : [new(path, node.Text("description"), Kind.Channel, [.. options.Select(option => (option.Text("name"), option["required"]?.GetValue<bool>() == true, (option["choices"] as JsonArray)?[0]?.Text("name")))])];
    }
}
