using System.Net;

namespace NewsBot.Discord.Rest;

/// <summary>Discord refused a request, or could not be asked; names the route and never a token: https://docs.discord.com/developers/reference#error-messages.</summary>
public class DiscordException : Exception
{
    internal DiscordException(string message, string route, HttpStatusCode? status = null, int code = 0, string? field = null, Exception? inner = null)
        : base(message, inner)
    {
        Route = route;
        Status = status;
        Code = code;
        Field = field;
    }

    /// <summary>Method and path without ids: <c>POST /channels/{id}/messages</c>; empty when a limit was broken before anything was sent.</summary>
    public string Route { get; }

    /// <summary>Null when there was no answer.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>One of https://docs.discord.com/developers/topics/opcodes-and-status-codes#json; see <see cref="ErrorCode"/>.</summary>
    public int Code { get; }

    /// <summary>The first field that Discord objects to: <c>embeds[0].title</c>.</summary>
    public string? Field { get; }

    /// <summary>A limit that we know of, found before sending.</summary>
    internal static DiscordException InvalidForm(string field, string problem) =>
        new($"{field}: {problem}.", "", code: ErrorCode.InvalidFormBody, field: field);
}

/// <summary>A rate limit asks for a longer wait than a caller should be held up; nothing was sent: https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit.</summary>
public sealed class RateLimitedException : DiscordException
{
    internal RateLimitedException(string route, TimeSpan retryAfter, string scope)
        : base($"{route} is rate limited ({scope}) for another {retryAfter.TotalSeconds:0.#} s.", route, HttpStatusCode.TooManyRequests)
    {
        RetryAfter = retryAfter;
        Scope = scope;
    }

    public TimeSpan RetryAfter { get; }

    /// <summary>user, global or shared, as Discord calls them; or invalid-requests, where we stopped ourselves.</summary>
    public string Scope { get; }
}

/// <summary>The request went out, and whether it was carried out is not known, so look before sending it again: https://docs.discord.com/developers/topics/opcodes-and-status-codes#http.</summary>
public sealed class OutcomeUnknownException : DiscordException
{
    internal OutcomeUnknownException(string route, HttpStatusCode? status, Exception? inner)
        : base($"{route} was sent, and {(status is { } code ? $"answered with {(int)code}" : "not answered")}: it may have been carried out.", route, status, inner: inner)
    {
    }
}

/// <summary>The JSON error codes that we go by: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json.</summary>
public static class ErrorCode
{
    public const int UnknownChannel = 10003;
    public const int UnknownMessage = 10008;
    public const int UnknownWebhook = 10015;
    public const int UnknownInteraction = 10062;
    public const int ThreadMembersFull = 30033;
    public const int AlreadyCrossposted = 40033;
    public const int NotInForum = 40058;
    public const int AlreadyAcknowledged = 40060;
    public const int TagForModerators = 40066;
    public const int TagRequired = 40067;
    public const int MissingPermissions = 50013;
    public const int InvalidWebhookToken = 50027;
    public const int InvalidFormBody = 50035;
    public const int ThreadArchived = 50083;
    public const int ThreadAlreadyCreated = 160004;
    public const int ThreadLocked = 160005;
    public const int TooManyActiveThreads = 160006;
    public const int TooManyActiveAnnouncementThreads = 160007;
}
