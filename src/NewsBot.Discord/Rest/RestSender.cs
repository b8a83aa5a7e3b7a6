using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace NewsBot.Discord.Rest;

/// <summary>The one way out: every request waits here for its limits and is tried again only where that cannot double anything: https://docs.discord.com/developers/topics/rate-limits.</summary>
internal sealed partial class RestSender : IDisposable
{
    private const int MaxTries = 4;
    private const int MaxRefusals = 5;
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(500);

    private readonly DiscordOptions _options;
    private readonly ILogger _logger;
    private readonly RestTransport _transport;
    private readonly Clock _clock;
    private readonly Buckets _buckets;
    private readonly GlobalLimit _global;
    private readonly InvalidRequests _invalid;
    private readonly DeadEnds _deadEnds = new();

    public RestSender(DiscordOptions options)
    {
        _options = options;
        _logger = options.LoggerFactory.CreateLogger<RestSender>();
        _clock = new(options.Time);
        _buckets = new(_clock);
        _global = new(_clock, options.RequestsPerSecond);
        _invalid = new(_clock, options.MaxInvalidRequests);
        _transport = new(options);
    }

    public async Task<T> SendAsync<T>(Route route, JsonTypeInfo<T> type, RequestBody? body, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(route, body, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(answer.Span, type) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw route.Method == HttpMethod.Get
                ? new DiscordException($"{route.Name} was answered with something that could not be read.", route.Name, HttpStatusCode.OK, inner: exception)
                : new OutcomeUnknownException(route.Name, HttpStatusCode.OK, exception);
        }
    }

    public async Task<ReadOnlyMemory<byte>> SendAsync(Route route, RequestBody? body, CancellationToken cancellationToken)
    {
        _deadEnds.Check(route);
        using var turn = await _buckets.EnterAsync(route, cancellationToken);
        var refusals = 0;
        for (var tries = 1; ; tries++)
        {
            await WaitForLimitsAsync(route, turn.Bucket, refusals, cancellationToken);
            var answer = await TryAsync(route, body, tries, cancellationToken);
            if (answer is null)
                continue;

            turn.Bucket.Note(answer.Limits, _clock.Now);
            _buckets.Learn(route, answer.Limits.Bucket);
            _invalid.Count(answer.Status, answer.Limits.Scope);
            if (answer.IsSuccess)
                return answer.Body;

            var error = ErrorBody.Read(answer.Body);
            if (answer.Status == HttpStatusCode.TooManyRequests)
            {
                Refused(route, turn.Bucket, answer.Limits, error);
                refusals++;
                tries--;
            }
            else if (answer.IsServerError)
            {
                if (!route.Repeatable || tries >= MaxTries)
                    throw route.Method == HttpMethod.Get ? error.For(route.Name, answer.Status) : new OutcomeUnknownException(route.Name, answer.Status, null);
                await WaitBeforeRetryAsync(route, tries, cancellationToken);
            }
            else if (answer.Status == HttpStatusCode.NotFound && route.Method == HttpMethod.Delete && tries > 1)
            {
                return default; // an earlier try, whose answer was lost, deleted it
            }
            else
            {
                _deadEnds.Learn(route, answer.Status, error.Code);
                throw error.For(route.Name, answer.Status);
            }
        }
    }

    public void Dispose() => _transport.Dispose();

    /// <returns>Null when there was no answer and trying again is all right.</returns>
    private async Task<RestAnswer?> TryAsync(Route route, RequestBody? body, int tries, CancellationToken cancellationToken)
    {
        try
        {
            return await _transport.SendAsync(route, body, cancellationToken);
        }
        catch (NoAnswerException exception)
        {
            if (exception.WasSent && (!route.Repeatable || tries >= MaxTries))
                throw new OutcomeUnknownException(route.Name, null, exception.InnerException);
            if (tries >= MaxTries)
                throw new DiscordException($"{route.Name} was not sent: Discord could not be reached.", route.Name, inner: exception.InnerException);
            await WaitBeforeRetryAsync(route, tries, cancellationToken);
            return null;
        }
    }

    /// <summary>Waits as long as a caller may be held up, and otherwise says how long it would take.</summary>
    private async Task WaitForLimitsAsync(Route route, Bucket bucket, int refusals, CancellationToken cancellationToken)
    {
        var invalid = _invalid.Pause();
        if (invalid > TimeSpan.Zero)
            throw new RateLimitedException(route.Name, invalid, "invalid-requests");

        while (true)
        {
            var paused = _global.PausedUntil(route);
            var (until, scope) = paused > bucket.ReadyAt ? (paused, "global") : (bucket.ReadyAt, bucket.Scope);
            var wait = until - _clock.Now;
            if (wait <= TimeSpan.Zero)
            {
                if (_global.Take(route) is not { } moment)
                    return;
                until = moment;
            }
            else if (wait > _options.LongestRateLimitWait || refusals >= MaxRefusals)
            {
                throw new RateLimitedException(route.Name, wait, scope);
            }
            await _clock.WaitUntilAsync(until, cancellationToken);
        }
    }

    private void Refused(Route route, Bucket bucket, RateLimitHeaders limits, ErrorBody error)
    {
        // The longer of the two: the header is whole seconds, the body may be what was rounded.
        var seconds = Math.Max(error.RetryAfter ?? 0, limits.RetryAfter?.TotalSeconds ?? 0);
        var wait = TimeSpan.FromSeconds(Math.Clamp(seconds, 0.001, 86_400));
        if (seconds == 0)
            wait = limits.ResetAfter ?? TimeSpan.FromSeconds(1);

        var scope = !error.IsDiscords || error.Global ? "global" : limits.Scope ?? "user";
        Log.Limited(_logger, route.Name, scope, wait);
        if (scope == "global")
            _global.Pause(_clock.Now + wait, fromTheEdge: !error.IsDiscords);
        else
            bucket.Refuse(_clock.Now + wait, scope);
    }

    private async Task WaitBeforeRetryAsync(Route route, int tries, CancellationToken cancellationToken)
    {
        Log.Retried(_logger, route.Name, tries);
        await _clock.WaitUntilAsync(_clock.Now + FirstRetry * Math.Pow(2, tries - 1) * (0.5 + _options.Jitter()), cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Route} is rate limited ({Scope}) for {Wait}.")]
        public static partial void Limited(ILogger logger, string route, string scope, TimeSpan wait);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Route} was not answered properly at try {Tries} and is tried again.")]
        public static partial void Retried(ILogger logger, string route, int tries);
    }
}
