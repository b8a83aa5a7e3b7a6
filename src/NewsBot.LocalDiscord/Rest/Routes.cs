using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.LocalDiscord.Faults;

namespace NewsBot.LocalDiscord.Rest;

internal delegate Answer Handler(Call call);

/// <summary>Who may use a route.</summary>
internal enum Callers
{
    /// <summary>Anyone who knows the token in the path.</summary>
    Anyone,
    BotsAndPeople,
    Bots,
    People,
}

/// <summary>A route, and what the pipeline has to know of it.</summary>
internal sealed record Route(string Method, string Pattern, Handler Handler, Callers Callers)
{
    /// <summary>Posting and editing have the limit that people notice.</summary>
    public bool IsMessageWrite => (Method is "POST" && Pattern is "channels/{channel_id}/messages") || (Method is "PATCH" && Pattern is "channels/{channel_id}/messages/{message_id}");

    /// <summary>Outside the global limit (https://docs.discord.com/developers/topics/rate-limits#global-rate-limit).</summary>
    public bool IsInteraction => Pattern.StartsWith("interactions/", StringComparison.Ordinal) || Pattern.StartsWith("webhooks/{webhook_id}/{webhook_token}", StringComparison.Ordinal);

    public string Bucket { get; } = RateLimits.Name($"{Method} {Pattern}");
}

/// <summary>Where every route is announced; each goes through the one pipeline.</summary>
internal sealed class Routes(IEndpointRouteBuilder endpoints, RestPipeline pipeline, RestFaults faults)
{
    private readonly List<Route> _all = [];

    public IReadOnlyList<Route> All => _all;

    public void Get(string pattern, Handler handler, Callers callers = Callers.BotsAndPeople) => Add(new("GET", pattern, handler, callers));

    public void Post(string pattern, Handler handler, Callers callers = Callers.BotsAndPeople) => Add(new("POST", pattern, handler, callers));

    public void Put(string pattern, Handler handler, Callers callers = Callers.BotsAndPeople) => Add(new("PUT", pattern, handler, callers));

    public void Patch(string pattern, Handler handler, Callers callers = Callers.BotsAndPeople) => Add(new("PATCH", pattern, handler, callers));

    public void Delete(string pattern, Handler handler, Callers callers = Callers.BotsAndPeople) => Add(new("DELETE", pattern, handler, callers));

    /// <summary>Whether there is such a path, whatever the method.</summary>
    public bool Knows(string path)
    {
        var segments = path.Split('/');
        return _all.Any(route => route.Pattern.Split('/') is var parts && parts.Length == segments.Length && parts.Zip(segments).All(pair => pair.First[0] == '{' || pair.First == pair.Second));
    }

    private void Add(Route route)
    {
        _all.Add(route);
        faults.Know(route);
        endpoints.MapMethods("/api/v10/" + route.Pattern, [route.Method], (HttpContext http) => pipeline.RunAsync(http, route));
    }
}
