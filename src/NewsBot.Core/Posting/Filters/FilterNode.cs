using System.Text.RegularExpressions;
using NewsBot.Articles;

namespace NewsBot.Posting.Filters;

/// <summary>A part of a filter, and what decides it.</summary>
/// <param name="Text">As it was written.</param>
internal abstract record FilterNode(string Text)
{
    /// <summary>Whether the part holds, and the smallest part of it that decides so.</summary>
    public abstract (bool Holds, FilterNode By) Decide(FilterSubject subject);

    /// <summary>What is left of it without what can never hold of an article; null where nothing is.</summary>
    public virtual FilterNode? ForArticles => this;

    protected static IReadOnlyList<FilterNode> Left(IEnumerable<FilterNode> parts) => [.. parts.Select(part => part.ForArticles).OfType<FilterNode>()];
}

internal sealed record All(IReadOnlyList<FilterNode> Parts, string Text) : FilterNode(Text)
{
    public override (bool Holds, FilterNode By) Decide(FilterSubject subject)
    {
        foreach (var part in Parts)
        {
            if (part.Decide(subject) is (false, var by))
                return (false, by);
        }

        return (true, this);
    }

    public override FilterNode? ForArticles => Left(Parts) is { Count: > 0 } left ? this with { Parts = left } : null;
}

internal sealed record Any(IReadOnlyList<FilterNode> Parts, string Text) : FilterNode(Text)
{
    public override (bool Holds, FilterNode By) Decide(FilterSubject subject)
    {
        foreach (var part in Parts)
        {
            if (part.Decide(subject) is (true, var by))
                return (true, by);
        }

        return (false, this);
    }

    public override FilterNode? ForArticles => Left(Parts) is { Count: > 0 } left ? this with { Parts = left } : null;
}

internal sealed record Not(FilterNode Part, string Text) : FilterNode(Text)
{
    public override (bool Holds, FilterNode By) Decide(FilterSubject subject) => (!Part.Decide(subject).Holds, this);

    public override FilterNode? ForArticles => Part.ForArticles is { } left ? this with { Part = left } : null;
}

/// <summary>Something that a field says; without a field the title or the text.</summary>
internal sealed record Says(string? Field, Func<string, bool> IsIn, string Text, bool IsTooLong = false) : FilterNode(Text)
{
    public override FilterNode? ForArticles => IsTooLong ? null : this;

    public override (bool Holds, FilterNode By) Decide(FilterSubject subject) => (Values(subject).Any(IsIn), this);

    private IEnumerable<string> Values(FilterSubject subject) => Field switch
    {
        "title" => [subject.Title],
        "text" => [subject.Text],
        "tag" => subject.Tags,
        "author" => [subject.Author],
        "source" => [subject.Source],
        _ => [subject.Title, subject.Text],
    };
}

/// <summary>How many links there are, or how long the text is, against a number.</summary>
internal sealed record Counts(string Field, char Sign, int Number, string Text) : FilterNode(Text)
{
    public override FilterNode? ForArticles => null;

    public override (bool Holds, FilterNode By) Decide(FilterSubject subject)
    {
        var count = Field == "links" ? subject.Links : subject.Length;
        return (Sign switch { '<' => count < Number, '>' => count > Number, _ => count == Number }, this);
    }
}

/// <summary>What a value of a filter is found by.</summary>
internal static class FilterValues
{
    // Without turning back the time grows only with the text; this is for the machine that is busy.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>A word or a phrase; with "*" at its end also what only begins so.</summary>
    public static Func<string, bool> Word(string word)
    {
        var isBeginning = word.Length > 1 && word[^1] == '*';
        var sought = isBeginning ? word[..^1] : word;
        return text => WholeWord.IsIn(text, sought, isBeginning);
    }

    /// <summary>A regular expression, which counts as not found where looking for it takes too long; throws <see cref="ArgumentException"/> or <see cref="NotSupportedException"/>.</summary>
    public static Func<string, bool> Pattern(string pattern)
    {
        var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
        return text =>
        {
            try
            {
                return regex.IsMatch(text);
            }
            catch (RegexMatchTimeoutException)
            {
                return false;
            }
        };
    }
}
