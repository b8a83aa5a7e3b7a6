using System.Net;
using Microsoft.Extensions.Logging;

namespace NewsBot.Discord.Rest;

/// <summary>All limits that a request is held to, and what each answer teaches of them: https://docs.discord.com/developers/topics/rate-limits.</summary>
internal sealed partial class RestLimits(Clock clock, DiscordOptions options, ILogger logger)
{
    private const int MaxRefusals = 5;

    private readonly Buckets _buckets = new(clock);
    private readonly GlobalLimit _global = new(clock, options.RequestsPerSecond);
    private readonly SlidingWindow _invalid = new(clock, TimeSpan.FromMinutes(10));

    /// <summary>What lets nothing through just now, what holds everything first.</summary>
    public IReadOnlyList<LimitInForce> InForce()
    {
        var waiting = _buckets.Users;
        IEnumerable<LimitInForce> refused = _invalid.FullUntil(options.MaxInvalidRequests) is { } end ? [new("invalid-requests", end - clock.Now, waiting)] : [];
        return [.. refused, .. _global.InForce(waiting), .. _buckets.InForce()];
    }

    /// <summary>Waits for this request's turn; leave by disposing what is returned.</summary>
    public Task<Buckets.Turn> EnterAsync(Route route, CancellationToken cancellationToken) => _buckets.EnterAsync(route, cancellationToken);

    /// <summary>Waits as long as a caller may be held up, and otherwise says how long it would take.</summary>
    /// <param name="refusals">How often this request was answered with 429.</param>
    public async Task WaitAsync(Route route, Bucket bucket, int refusals, CancellationToken cancellationToken)
    {
        // Long before Discord bans the address: https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
        if (_invalid.FullUntil(options.MaxInvalidRequests) is { } end)
            throw new RateLimitedException(route.Name, end - clock.Now, "invalid-requests");

        while (true)
        {
            var paused = _global.PausedUntil(route);
            var (until, scope) = paused > bucket.ReadyAt ? (paused, "global") : (bucket.ReadyAt, bucket.Scope);
            var wait = until - clock.Now;
            if (wait <= TimeSpan.Zero)
            {
                if (_global.Take(route) is not { } moment)
                    return;
                until = moment;
            }
            else if (wait > options.LongestRateLimitWait || refusals >= MaxRefusals)
            {
                throw new RateLimitedException(route.Name, wait, scope);
            }
            await clock.WaitUntilAsync(until, cancellationToken);
        }
    }

    public void Note(Route route, Bucket bucket, RestAnswer answer)
    {
        bucket.Note(answer.Limits, clock.Now);
        _buckets.Learn(route, answer.Limits.Bucket);
        if (answer is { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests, Limits.Scope: not "shared" })
            _invalid.Add();
    }

    /// <summary>The answer was 429.</summary>
    public void Refused(Route route, Bucket bucket, RateLimitHeaders limits, ErrorBody error)
    {
        // The longer of the two: the header is whole seconds, the body may be what was rounded.
        var seconds = Math.Max(error.RetryAfter ?? 0, limits.RetryAfter?.TotalSeconds ?? 0);
        var wait = TimeSpan.FromSeconds(Math.Clamp(seconds, 0.001, 86_400));
        if (seconds == 0)
            wait = limits.ResetAfter ?? TimeSpan.FromSeconds(1);

        var scope = !error.IsDiscords || error.Global ? "global" : limits.Scope ?? "user";
        Log.Limited(logger, route.Name, scope, wait);
        if (scope == "global")
            _global.Pause(clock.Now + wait, fromTheEdge: !error.IsDiscords);
        else
            bucket.Refuse(clock.Now + wait, scope);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Route} is rate limited ({Scope}) for {Wait}.")]
        public static partial void Limited(ILogger logger, string route, string scope, TimeSpan wait);
    }
}
