using System.Net;
using System.Runtime.CompilerServices;
using NewsBot.Discord.Rest;
using NewsBot.Storage;

namespace NewsBot.Chat;

/// <summary>What Discord's refusals mean for whoever asked.</summary>
internal static class ChatErrors
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    public static async Task<T> TranslateAsync<T>(Func<Task<T>> work, [CallerMemberName] string name = "")
    {
        CrashPoint.Reach(name, "begins");
        try
        {
            var working = work();
            CrashPoint.Reach(name, "under way");
            var result = await working;
            CrashPoint.Reach(name, "answered");
            return result;
        }
        catch (DiscordException exception)
        {
            throw Translate(exception);
        }
    }

    public static async Task TranslateAsync(Func<Task> work, [CallerMemberName] string name = "") =>
        await TranslateAsync(async () =>
        {
            await work();
            return true;
        }, name);

    private static ChatException Translate(DiscordException exception) => exception switch
    {
        RateLimitedException limited => new(ChatFailure.Throttled, "One of Discord's limits is used up.", limited.RetryAfter, limited),
        OutcomeUnknownException => new(ChatFailure.Unknown, "Discord did not say whether it was done, so it is looked for first.", null, exception),
        { Code: ErrorCode.UnknownChannel } => new(ChatFailure.Closed, exception.Message, null, exception),
        { Code: ErrorCode.UnknownMessage } => new(ChatFailure.Gone, exception.Message, null, exception),
        { Code: ErrorCode.ThreadLocked or ErrorCode.ThreadArchived or ErrorCode.TooManyActiveThreads or ErrorCode.TooManyActiveAnnouncementThreads or ErrorCode.TagRequired or ErrorCode.TagForModerators } => new(ChatFailure.Refused, exception.Message, null, exception),
        { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound } => new(ChatFailure.Refused, exception.Message, null, exception),
        { Code: ErrorCode.InvalidFormBody } or { Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } => new(ChatFailure.Invalid, exception.Message, null, exception),

        // Nothing was done: Discord could not be reached, or could not read for us just now.
        _ => new(ChatFailure.Throttled, exception.Message, AfterTrouble, exception),
    };
}
