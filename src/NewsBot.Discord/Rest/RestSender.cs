using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace NewsBot.Discord.Rest;

/// <summary>The one way out, used through <see cref="DiscordRest"/>: every request waits here for its limits and is tried again only where that cannot double anything: https://docs.discord.com/developers/topics/rate-limits.</summary>
public sealed partial class RestSender : IDisposable
{
    private const int MaxTries = 4;
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(500);

    private readonly DiscordOptions _options;
    private readonly ILogger _logger;
    private readonly RestTransport _transport;
    private readonly RestLimits _limits;
    private readonly DeadEnds _deadEnds = new();

    internal RestSender(DiscordOptions options)
    {
        _options = options;
        _logger = options.LoggerFactory.CreateLogger<RestSender>();
        _limits = new(new(options.Time), options, _logger);
        _transport = new(options);
    }

    internal IReadOnlyList<LimitInForce> LimitsInForce => _limits.InForce();

    internal async Task<T> SendAsync<T>(Route route, JsonTypeInfo<T> type, RequestBody? body, CancellationToken cancellationToken)
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

    internal async Task<ReadOnlyMemory<byte>> SendAsync(Route route, RequestBody? body, CancellationToken cancellationToken)
    {
        _deadEnds.Check(route);
        using var turn = await _limits.EnterAsync(route, cancellationToken);
        var refusals = 0;
        for (var tries = 1; ; tries++)
        {
            await _limits.WaitAsync(route, turn.Bucket, refusals, cancellationToken);
            var answer = await TryAsync(route, body, tries, cancellationToken);
            if (answer is null)
                continue;

            _limits.Note(route, turn.Bucket, answer);
            if (answer.IsSuccess)
                return answer.Body;

            var error = ErrorBody.Read(answer.Body);
            if (answer.Status == HttpStatusCode.TooManyRequests)
            {
                _limits.Refused(route, turn.Bucket, answer.Limits, error);
                refusals++;
                tries--;
            }
            else if (answer.IsServerError)
            {
                if (!route.Repeatable || tries >= MaxTries)
                    throw route.Method == HttpMethod.Get ? error.For(route.Name, answer.Status) : new OutcomeUnknownException(route.Name, answer.Status, null);
                await WaitBeforeRetryAsync(route, tries, cancellationToken);
            }
            else if (tries > 1 && WasDone(route, answer.Status, error))
            {
                return default; // by an earlier try, whose answer was lost
            }
            else
            {
                _deadEnds.Learn(route, answer.Status, error.Code);
                throw error.For(route.Name, answer.Status);
            }
        }
    }

    public void Dispose() => _transport.Dispose();

    private static bool WasDone(Route route, HttpStatusCode status, ErrorBody error) =>
        (route.Method == HttpMethod.Delete && status == HttpStatusCode.NotFound) || error.Code == ErrorCode.AlreadyAcknowledged;

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

    private Task WaitBeforeRetryAsync(Route route, int tries, CancellationToken cancellationToken)
    {
        Log.Retried(_logger, route.Name, tries);
        return Task.Delay(FirstRetry * Math.Pow(2, tries - 1) * (0.5 + _options.Jitter()), _options.Time, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Route} was not answered properly at try {Tries} and is tried again.")]
        public static partial void Retried(ILogger logger, string route, int tries);
    }
}
