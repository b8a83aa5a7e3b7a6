using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using NewsBot.Articles;

namespace NewsBot.Posting;

/// <summary>A reason for a comment to wait for a moderator: a pattern or a word in its text, its author's name, more links than so many, or a text shorter than so much.</summary>
public sealed record CommentRule(string Name, string? Pattern = null, int? MoreLinksThan = null, IReadOnlyList<string>? Words = null, IReadOnlyList<string>? Authors = null, int? ShorterThan = null)
{
    internal bool IsWhole =>
        Name is { Length: > 0 }
        && (Pattern ?? (object?)MoreLinksThan ?? Words ?? Authors ?? (object?)ShorterThan) is not null
        && MoreLinksThan is null or >= 0 && ShorterThan is null or >= 1
        && (Words ?? []).Concat(Authors ?? []).All(word => !string.IsNullOrWhiteSpace(word));
}

/// <summary>The rules of the mode "filtered", in their order; none catch nothing.</summary>
public sealed partial class CommentRules
{
    private readonly IReadOnlyList<(CommentRule Rule, Regex? Pattern)> _rules;

    public CommentRules(IReadOnlyList<CommentRule> rules) =>
        _rules = [.. rules.Select(rule => (rule, rule.Pattern is null ? null : new Regex(rule.Pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)))];

    /// <summary>Reads the rules from JSON: <c>{"rules":[{"name":…,"pattern":…|"moreLinksThan":…|"words":…|"authors":…|"shorterThan":…}]}</c>; throws <see cref="FormatException"/> with one sentence.</summary>
    public static CommentRules Parse(string json)
    {
        try
        {
            var rules = JsonSerializer.Deserialize(json, RulesJson.Default.RulesFile)?.Rules ?? throw new FormatException("The list \"rules\" is missing.");
            return rules.All(rule => rule?.IsWhole == true)
                ? new(rules)
                : throw new FormatException("Each rule needs a name, and a pattern, words, authors, a number of links from 0 on or a length from 1 on.");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NotSupportedException)
        {
            throw new FormatException(exception.Message.ReplaceLineEndings(" "), exception);
        }
    }

    /// <summary>The first rule that somebody's text breaks; null where it breaks none.</summary>
    public CommentRule? Catch(string text, string author = "") => _rules.FirstOrDefault(rule => Catches(rule.Rule, rule.Pattern, text, author)).Rule;

    private static bool Catches(CommentRule rule, Regex? pattern, string text, string author) =>
        pattern?.IsMatch(text) == true
        || (rule.MoreLinksThan is { } links && Links.Count(text) > links)
        || rule.Words?.Any(word => WholeWord.IsIn(text, word)) == true
        || rule.Authors?.Any(name => string.Equals(name, author.Trim(), StringComparison.OrdinalIgnoreCase)) == true
        || text.Trim().Length < rule.ShorterThan;

    [GeneratedRegex(@"\bhttps?://", RegexOptions.IgnoreCase)]
    private static partial Regex Links { get; }

    internal sealed record RulesFile(IReadOnlyList<CommentRule>? Rules, [property: JsonPropertyName("$schema")] string? Schema = null);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
    [JsonSerializable(typeof(RulesFile))]
    internal sealed partial class RulesJson : JsonSerializerContext;
}
