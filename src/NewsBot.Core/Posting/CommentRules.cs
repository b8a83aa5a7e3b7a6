using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace NewsBot.Posting;

/// <summary>A reason for a comment to wait for a moderator: a pattern in its text, or more links than so many.</summary>
public sealed record CommentRule(string Name, string? Pattern = null, int? MoreLinksThan = null);

/// <summary>The rules of the mode "filtered", in their order; none catch nothing.</summary>
public sealed partial class CommentRules
{
    private readonly IReadOnlyList<(CommentRule Rule, Regex? Pattern)> _rules;

    public CommentRules(IReadOnlyList<CommentRule> rules) =>
        _rules = [.. rules.Select(rule => (rule, rule.Pattern is null ? null : new Regex(rule.Pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)))];

    /// <summary>Reads the rules from JSON: <c>{"rules":[{"name":…,"pattern":…|"moreLinksThan":…}]}</c>; throws <see cref="FormatException"/> with one sentence.</summary>
    public static CommentRules Parse(string json)
    {
        try
        {
            var rules = JsonSerializer.Deserialize(json, RulesJson.Default.RulesFile)?.Rules ?? throw new FormatException("The list \"rules\" is missing.");
            return rules.All(rule => rule is { Name.Length: > 0 } and ({ Pattern: not null } or { MoreLinksThan: not null }) and { MoreLinksThan: null or >= 0 })
                ? new(rules)
                : throw new FormatException("Each rule needs a name, and a pattern or a number of links from 0 on.");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NotSupportedException)
        {
            throw new FormatException(exception.Message.ReplaceLineEndings(" "), exception);
        }
    }

    /// <summary>The first rule that a text breaks; null where it breaks none.</summary>
    public CommentRule? Catch(string text) => _rules.FirstOrDefault(rule => Catches(rule.Rule, rule.Pattern, text)).Rule;

    private static bool Catches(CommentRule rule, Regex? pattern, string text) =>
        pattern?.IsMatch(text) == true || (rule.MoreLinksThan is { } links && Links.Count(text) > links);

    [GeneratedRegex(@"\bhttps?://", RegexOptions.IgnoreCase)]
    private static partial Regex Links { get; }

    internal sealed record RulesFile(IReadOnlyList<CommentRule>? Rules, [property: JsonPropertyName("$schema")] string? Schema = null);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
    [JsonSerializable(typeof(RulesFile))]
    internal sealed partial class RulesJson : JsonSerializerContext;
}
