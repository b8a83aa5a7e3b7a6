using System.Net.Http.Json;

namespace NewsBot.Benchmarks.Soak;

/// <summary>Makes the local Discord misbehave at random, in the same order for the same seed.</summary>
internal sealed class SoakFaults(string faultsUrl, int seed) : IDisposable
{
    private const double OfRequests = 0.7;
    private const double OfEvents = 0.15;
    private const double OfSettings = 0.02; // the rest end the connection

    /// <summary>The connection stays, and nothing comes through it.</summary>
    public const string HalfOpen = "half-open";

    private const string Drop = "drop";

    // The clock's speed is no fault here: what counts as in time is told by our own.
    private const string ForgetsNonces = "nonce-window";

    private static readonly string[] Routes = ["POST /interactions/{id}/{token}/callback", "POST /channels/{id}/messages", "GET /channels/{id}/messages", "GET /gateway/bot"];
    private static readonly string[] Requests = ["429-user", "429-global", "429-shared", "429-html", "500", "502", "502-after-storing", "reset", "no-answer", "slow-body", "garbage", "no-limit-headers"];
    private static readonly string[] Events = ["duplicate-events", "shuffle-events"];
    private static readonly string[] Connections = [Drop, "close", "op7", "op9-resumable", "op9-new-session", "withhold-acks", "refuse-resume", HalfOpen];
    private static readonly int[] CloseCodes = [1000, 1001, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009];

    private readonly HttpClient _http = new();
    private readonly Random _chance = new(seed);
    private bool _isLineDead;

    /// <summary>Strikes once and says with what.</summary>
    public async Task<string> StrikeAsync(CancellationToken cancellationToken)
    {
        var kind = _isLineDead ? 1 : _chance.NextDouble();
        var fault = _isLineDead ? Drop
            : kind < OfRequests ? One(Requests)
            : kind < OfRequests + OfEvents ? One(Events)
            : kind < OfRequests + OfEvents + OfSettings ? ForgetsNonces
            : One(Connections);
        var (door, order) = fault == ForgetsNonces ? ("settings", (object)new { nonceWindow = 1 })
            : kind < OfRequests ? ("rest", new { route = One(Routes), fault, count = 1, retryAfter = 0.5, delay = 2 })
            : ("gateway", new { fault, code = One(CloseCodes), count = 3 });
        using var answer = await _http.PostAsJsonAsync($"{faultsUrl}/{door}", order, cancellationToken);
        answer.EnsureSuccessStatusCode();
        // Heartbeats find a dead line out within a minute and a half; so that the time is put to use, it is cut before.
        _isLineDead = fault == HalfOpen;
        return fault;
    }

    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        using var answer = await _http.DeleteAsync(faultsUrl + "/", cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private T One<T>(T[] choices) => choices[_chance.Next(choices.Length)];
}
