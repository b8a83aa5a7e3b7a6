using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NewsBot.LocalDiscord.Faults;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Rest;

/// <summary>The one way every request takes: who asks, how often, what; then the handler, alone with the world.</summary>
internal sealed partial class RestPipeline(World world, Publisher publisher, RestFaults faults, FaultyAnswers faulty, ILogger<RestPipeline> logger)
{
    private readonly CallLimits _limits = new(world);

    public async Task RunAsync(HttpContext http, Route route)
    {
        var fault = faults.Take(route, http);
        if (fault is not null && !FaultyAnswers.Stores(fault))
        {
            await faulty.RefuseAsync(http, route, fault);
            return;
        }

        var (body, answer) = await AnswerAsync(http, route);
        var json = answer.Body is null ? [] : Wire.Bytes(answer.Body);
        world.Options.Recorder?.Invoke(LocalDiscordExchange.Of(http.Request, route, body, answer.Status, json));
        if (fault is null)
            await WriteAsync(http, answer.Status, json);
        else
            await faulty.SpoilAsync(http, fault, answer.Status, json);
    }

    public static Task WriteAsync(HttpContext http, ApiError error) => WriteAsync(http, error.Status, Wire.Bytes(error.Body()));

    private async Task<(JsonElement Body, Answer Answer)> AnswerAsync(HttpContext http, Route route)
    {
        JsonElement body = default;
        try
        {
            var user = Authenticate(http, route);
            if (_limits.Take(http, route, user) is { } refused)
                return (body, refused);

            (body, var uploads) = await RequestBody.ReadAsync(http.Request, http.RequestAborted);
            return (body, Handle(route, new(http, user, body, uploads)));
        }
        catch (ApiError error)
        {
            return (body, new(error.Status, error.Body()));
        }
        catch (BadHttpRequestException exception)
        {
            var error = exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? ApiError.RequestTooLarge : ApiError.InvalidJson;
            return (body, new(error.Status, error.Body()));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.HandlerFailed(logger, exception, route.Method, route.Pattern);
            return (body, new(500, new ApiError(500, 0, "500: Internal Server Error").Body()));
        }
    }

    private static async Task WriteAsync(HttpContext http, int status, byte[] json)
    {
        http.Response.StatusCode = status;
        if (json.Length == 0)
            return;

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = json.Length;
        await http.Response.Body.WriteAsync(json, http.RequestAborted);
    }

    private Answer Handle(Route route, Call call)
    {
        lock (world.Gate)
        {
            try
            {
                // What has happened is told only once it is stored, so that no event speaks of something a kill would undo.
                var answer = world.InTransaction(() => route.Handler(call));
                publisher.Flush();
                return answer;
            }
            catch
            {
                publisher.Forget();
                throw;
            }
        }
    }

    private User? Authenticate(HttpContext http, Route route)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (route.Callers == Callers.Anyone)
            return null;

        var isBot = header.StartsWith("Bot ", StringComparison.Ordinal);
        var user = world.Authenticate(isBot ? header[4..] : header);
        if (user is null || user.IsBot != isBot)
            throw ApiError.Unauthorized;
        return (route.Callers, isBot) switch
        {
            (Callers.Bots, false) => throw ApiError.OnlyBotsCanUse,
            (Callers.People, true) => throw ApiError.BotsCannotUse,
            _ => user,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} failed.")]
        public static partial void HandlerFailed(ILogger logger, Exception exception, string method, string route);
    }
}
