using NewsBot.LocalDiscord.Rest;

namespace NewsBot.LocalDiscord.Faults;

/// <summary>Names one route, some of its ids, or all routes.</summary>
internal sealed class RouteTemplate
{
    private readonly string _method;
    private readonly string[]? _segments;

    public RouteTemplate(string text)
    {
        var words = text.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        _method = words.Length == 2 ? words[0].ToUpperInvariant() : "*";
        _segments = words is [] or [.., "*"] ? null : words[^1].Trim('/').Split('/');
    }

    /// <summary>Whether some request to this route could be meant.</summary>
    public bool CouldMean(Route route) => Means(route, (segment, part) => IsParameter(part) || segment == part);

    /// <param name="route">Where the request goes.</param>
    /// <param name="value">A parameter's value in this request.</param>
    public bool Means(Route route, Func<string, object?> value) =>
        Means(route, (segment, part) => segment == (IsParameter(part) ? value(part.Trim('{', '}')) as string : part));

    private bool Means(Route route, Func<string, string, bool> isSame)
    {
        if (_method != "*" && _method != route.Method)
            return false;
        if (_segments is null)
            return true;

        var parts = route.Pattern.Split('/');
        return parts.Length == _segments.Length && _segments.Zip(parts).All(pair => IsParameter(pair.First) ? IsParameter(pair.Second) : isSame(pair.First, pair.Second));
    }

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}
