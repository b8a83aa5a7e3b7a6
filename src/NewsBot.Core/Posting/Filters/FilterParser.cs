using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsBot.Posting.Filters;

/// <summary>Reads the filter language: "or" binds less than "and", which need not be written, and that less than "not"; throws <see cref="FormatException"/> with one sentence.</summary>
internal sealed partial class FilterParser(string text, IReadOnlyList<FilterToken> tokens)
{
    private const int MostDepth = 20;
    private const int MostPattern = 200;

    // What is repeated so often, one within the other, makes a machine of so many parts.
    private const int MostRepeated = 500;

    private int _at;
    private int _depth;

    public FilterNode Parse()
    {
        var all = Or();
        return _at == tokens.Count ? all : throw new FormatException($"“{tokens[_at].Value}” stands where nothing can.");
    }

    private FilterNode Or()
    {
        var start = _at;
        var parts = new List<FilterNode> { And() };
        while (Take(FilterTokenKind.Or))
            parts.Add(And());
        return parts.Count == 1 ? parts[0] : new Any(parts, Written(start));
    }

    private FilterNode And()
    {
        var start = _at;
        var parts = new List<FilterNode> { Part() };
        while (Take(FilterTokenKind.And) || (_at < tokens.Count && tokens[_at].Kind is not (FilterTokenKind.Or or FilterTokenKind.Close)))
            parts.Add(Part());
        return parts.Count == 1 ? parts[0] : new All(parts, Written(start));
    }

    private FilterNode Part()
    {
        if (_at == tokens.Count)
            throw new FormatException(_at == 0 ? "There is nothing in it." : $"After “{tokens[_at - 1].Value}” something is missing.");
        if (++_depth > MostDepth)
            throw new FormatException($"It is nested more than {MostDepth} deep.");

        var start = _at;
        var token = tokens[_at++];
        FilterNode part = token.Kind switch
        {
            FilterTokenKind.Not => new Not(Part(), Written(start)),
            FilterTokenKind.Open => Grouped(),
            FilterTokenKind.Field => OfField(token),
            FilterTokenKind.Count => new Counts(token.Value[..token.Value.IndexOfAny(['<', '>', '='])], token.Value[token.Value.IndexOfAny(['<', '>', '='])], Number(token.Value), Written(start)),
            FilterTokenKind.Word or FilterTokenKind.Pattern => new Says(null, Sought(token), Written(start), token.IsTooLong),
            _ => throw new FormatException($"“{token.Value}” stands where nothing can."),
        };
        _depth--;
        return part;
    }

    private FilterNode Grouped()
    {
        var inner = Or();
        return Take(FilterTokenKind.Close) ? inner : throw new FormatException("A parenthesis is not closed.");
    }

    private Says OfField(FilterToken field) =>
        _at < tokens.Count && (tokens[_at].Kind is FilterTokenKind.Word or FilterTokenKind.Pattern || IsKeywordRightAfter(field))
            ? new(field.Value, Sought(tokens[_at++]), Written(_at - 2), tokens[_at - 1].IsTooLong)
            : throw new FormatException($"After “{field.Value}:” a word, a quotation or a pattern is missing.");

    // What joins parts elsewhere is a word where a field asks for one.
    private bool IsKeywordRightAfter(FilterToken field) =>
        tokens[_at] is { Kind: FilterTokenKind.And or FilterTokenKind.Or or FilterTokenKind.Not, Value.Length: > 1 } keyword && keyword.Start == field.End;

    private static Func<string, bool> Sought(FilterToken token)
    {
        if (token.Kind != FilterTokenKind.Pattern)
            return FilterValues.Word(token.Value);
        if (token.Value.Length is 0 or > MostPattern)
            throw new FormatException($"A pattern has 1 to {MostPattern} characters.");
        if (Repetitions.Matches(token.Value).Aggregate(1L, (product, match) => Math.Min(product * long.Parse(match.Groups["most"].Value, CultureInfo.InvariantCulture), long.MaxValue / 10_000)) > MostRepeated)
            throw new FormatException($"The pattern /{token.Value}/ repeats too much.");

        try
        {
            return FilterValues.Pattern(token.Value);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new FormatException($"The pattern /{token.Value}/ cannot be used: it is not whole, or looks ahead or back.", exception);
        }
    }

    private bool Take(FilterTokenKind kind)
    {
        if (_at == tokens.Count || tokens[_at].Kind != kind)
            return false;

        _at++;
        return true;
    }

    private string Written(int start) => text[tokens[start].Start..tokens[_at - 1].End];

    private static int Number(string count) => int.Parse(count.AsSpan(count.IndexOfAny(['<', '>', '=']) + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(?:\d{1,4},)?(?<most>\d{1,4}),?\}")]
    private static partial Regex Repetitions { get; }
}
