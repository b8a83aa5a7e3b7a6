using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage.Guilds;

/// <summary>What the value of a part of a change is, so that it can be shown as what it stands for.</summary>
public enum ChangePartKind
{
    /// <summary>As somebody wrote it.</summary>
    Text,

    /// <summary>Words of ours in English, which every language has.</summary>
    Words,

    /// <summary>Names of sources, a line each.</summary>
    Source,
    Article,
    Comment,
    Author,
    Channel,
    Role,
}

/// <summary>What a command was used with, or a button pressed for.</summary>
/// <param name="Value">Empty for nothing, where something could be.</param>
/// <param name="Article">The article that a comment belongs to.</param>
public sealed record ChangePart(string Name, ChangePartKind Kind, string Value, string? Article = null)
{
    public static ChangePart Of(string name, string? text) => new(name, ChangePartKind.Text, text ?? "");

    public static ChangePart Words(string name, string english) => new(name, ChangePartKind.Words, english);

    public static ChangePart Of(params IEnumerable<SourceName> sources) => new("source", ChangePartKind.Source, string.Join('\n', sources));

    public static ChangePart Of(ArticleId article) => new("article", ChangePartKind.Article, article.Value);

    public static ChangePart Of(ArticleId article, CommentId comment) => new("comment", ChangePartKind.Comment, comment.Value, article.Value);

    public static ChangePart Of(string name, AuthorId author) => new(name, ChangePartKind.Author, author.Value);

    public static ChangePart Of(string name, ChannelId? channel) => new(name, ChangePartKind.Channel, channel?.Value ?? "");

    public static ChangePart Of(string name, RoleId? role) => new(name, ChangePartKind.Role, role?.Value ?? "");
}

/// <summary>What a change was, kept so that it can be told in any language.</summary>
/// <param name="What">The command as in "channel follow", or what a menu or a button does as in "hide comment".</param>
public sealed partial record ChangeDetails(string What, IReadOnlyList<ChangePart> With)
{
    public string Write() => JsonSerializer.Serialize(this, ChangeJson.Default.ChangeDetails);

    /// <summary>What was kept; older versions kept one line of plain words.</summary>
    public static ChangeDetails Read(string kept) => kept.StartsWith('{') && JsonSerializer.Deserialize(kept, ChangeJson.Default.ChangeDetails) is { } details ? details : ReadLine(kept);

    /// <summary>As one line of plain English words.</summary>
    public override string ToString() => string.Join(' ', With.Select(part => $"{part.Name}: {part.Value.Replace("\n", ", ", StringComparison.Ordinal)}").Prepend(What));

    private static ChangeDetails ReadLine(string line)
    {
        var (at, parts) = (Named.Match(line), Named.Matches(line).Select(part => Of(part.Groups["name"].Value, part.Groups["value"].Value.Trim())).ToList());
        var what = at.Success ? line[..at.Index] : line;
        return (what, parts) switch
        {
            ("article", [{ Name: "takedown" }]) => new("take down article", parts),
            ("hide" or "restore" or "lock" or "open" or "newsbot", [var first, ..]) => new($"{what} {first.Name}", parts),
            _ => new(what, parts),
        };
    }

    // Ids that only this program knows are not told of.
    private static ChangePart Of(string name, string value) => name switch
    {
        "comment" => new(name, ChangePartKind.Comment, value),
        "restore" when value.Split(' ') is [("author" or "comment") and var what, _] => ChangePart.Of(name, what),
        "role" when value.Length > 0 && value.All(char.IsAsciiDigit) => ChangePart.Of(name, new RoleId(value)),
        "alerts" when value.Length > 0 && value.All(char.IsAsciiDigit) => ChangePart.Of(name, new ChannelId(value)),
        "author" or "reader" or "member" => ChangePart.Of(name, new AuthorId(value)),
        _ => ChangePart.Of(name, value),
    };

    // As in "old: 5 mirror: All".
    [GeneratedRegex(@"(?:^| )(?<name>[a-z]+): (?<value>.*?)(?= [a-z]+: |$)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Named { get; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ChangeDetails))]
internal sealed partial class ChangeJson : JsonSerializerContext;
