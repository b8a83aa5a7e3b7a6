using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>Where a request goes, and what is known about it beforehand: https://docs.discord.com/developers/topics/rate-limits.</summary>
/// <param name="Template">Names the route in errors and rate limits; holds no id and no token.</param>
/// <param name="Major">The channel, guild or webhook: each has limits of its own.</param>
internal sealed record Route(HttpMethod Method, string Template, string Path, string Major)
{
    /// <summary>Whether sending it twice does no more than sending it once.</summary>
    public bool Repeatable { get; init; } = Method != HttpMethod.Post;

    /// <summary>Interaction endpoints go by their token: without the bot's, and outside its global limit.</summary>
    public bool ForInteraction { get; init; }

    /// <summary>Webhooks go by their own token.</summary>
    public bool ForWebhook { get; init; }

    public string Name => $"{Method} {Template}";

    public Snowflake? MajorId => ulong.TryParse(Major.Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(id) : null;

    public static Route To(HttpMethod method, RoutePath path) => path.With(method);

    public static Route Get(RoutePath path) => path.With(HttpMethod.Get);

    public static Route Post(RoutePath path) => path.With(HttpMethod.Post);

    public static Route Put(RoutePath path) => path.With(HttpMethod.Put);

    public static Route Patch(RoutePath path) => path.With(HttpMethod.Patch);

    public static Route Delete(RoutePath path) => path.With(HttpMethod.Delete);

    public Route Query(params IEnumerable<(string Name, object? Value)> parameters)
    {
        var given = parameters.Where(parameter => parameter.Value is not null).Select(parameter => $"{parameter.Name}={parameter.Value}");
        return this with { Path = $"{Path}?{string.Join('&', given)}".TrimEnd('?') };
    }
}

/// <summary>Reads an interpolated path: what is fixed makes the template, what is filled in the address.</summary>
[InterpolatedStringHandler]
internal struct RoutePath(int literalLength, int formattedCount)
{
    private readonly StringBuilder _template = new(literalLength + 6 * formattedCount);
    private readonly StringBuilder _path = new(literalLength + 20 * formattedCount);
    private string _major = "";

    public readonly void AppendLiteral(string literal)
    {
        _template.Append(literal);
        _path.Append(literal);
    }

    public void AppendFormatted(Snowflake id)
    {
        if (_major.Length == 0)
            _major = id.ToString();
        _template.Append("{id}");
        _path.Append(id);
    }

    /// <param name="format">What the value is, as in <c>{emoji:emoji}</c>.</param>
    public void AppendFormatted(string value, string format)
    {
        if (format == "token")
            _major += "/" + value;
        _template.Append('{').Append(format).Append('}');
        _path.Append(Uri.EscapeDataString(value));
    }

    public readonly Route With(HttpMethod method)
    {
        var template = _template.ToString();
        var hasMajor = template.StartsWith("/channels/", StringComparison.Ordinal) || template.StartsWith("/guilds/", StringComparison.Ordinal)
            || template.StartsWith("/webhooks/", StringComparison.Ordinal) || template.StartsWith("/interactions/", StringComparison.Ordinal);
        return new(method, template, _path.ToString(), hasMajor ? _major : "");
    }
}
