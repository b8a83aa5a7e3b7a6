using System.Text.Json.Nodes;

namespace NewsBot.LocalDiscord.Rest;

/// <summary>A refusal in Discord's words (https://docs.discord.com/developers/topics/opcodes-and-status-codes#json).</summary>
internal sealed class ApiError(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status => status;

    public static ApiError Unauthorized => new(401, 0, "401: Unauthorized");
    public static ApiError NotFound => new(404, 0, "404: Not Found");
    public static ApiError MethodNotAllowed => new(405, 0, "405: Method Not Allowed");

    public static ApiError UnknownApplication => new(404, 10002, "Unknown Application");
    public static ApiError UnknownChannel => new(404, 10003, "Unknown Channel");
    public static ApiError UnknownGuild => new(404, 10004, "Unknown Guild");
    public static ApiError UnknownMember => new(404, 10007, "Unknown Member");
    public static ApiError UnknownMessage => new(404, 10008, "Unknown Message");
    public static ApiError UnknownOverwrite => new(404, 10009, "Unknown Overwrite");
    public static ApiError UnknownRole => new(404, 10011, "Unknown Role");
    public static ApiError UnknownUser => new(404, 10013, "Unknown User");
    public static ApiError UnknownEmoji => new(400, 10014, "Unknown Emoji");
    public static ApiError UnknownWebhook => new(404, 10015, "Unknown Webhook");
    public static ApiError UnknownInteraction => new(404, 10062, "Unknown interaction");
    public static ApiError UnknownCommand => new(404, 10063, "Unknown application command");

    public static ApiError BotsCannotUse => new(403, 20001, "Bots cannot use this endpoint");
    public static ApiError OnlyBotsCanUse => new(403, 20002, "Only bots can use this endpoint");
    public static ApiError NotYourApplication => new(403, 20012, "You are not authorized to perform this action on this application");
    public static ApiError MaxChannels => new(400, 30013, "Maximum number of guild channels reached (500)");
    public static ApiError MaxRoles => new(400, 30005, "Maximum number of guild roles reached (250)");
    public static ApiError MaxReactions => new(400, 30010, "Maximum number of reactions reached (20)");
    public static ApiError MaxWebhooks => new(400, 30007, "Maximum number of webhooks reached (15)");
    public static ApiError MaxPins => new(400, 30003, "Maximum number of pins reached for the channel (250)");
    public static ApiError RequestTooLarge => new(413, 40005, "Request entity too large");
    public static ApiError AlreadyCrossposted => new(400, 40033, "This message has already been crossposted.");
    public static ApiError ForumNeedsThread => new(400, 40058, "Cannot message this channel until after post is created");
    public static ApiError AlreadyAcknowledged => new(400, 40060, "Interaction has already been acknowledged.");
    public static ApiError TagNeedsModerator => new(403, 40066, "Tag can only be modified by moderators");
    public static ApiError TagRequired => new(400, 40067, "A tag is required to create a forum post in this channel");

    public static ApiError MissingAccess => new(403, 50001, "Missing Access");
    public static ApiError CannotActOnDm => new(403, 50003, "Cannot execute action on a DM channel");
    public static ApiError NotYourMessage => new(403, 50005, "Cannot edit a message authored by another user");
    public static ApiError EmptyMessage => new(400, 50006, "Cannot send an empty message");
    public static ApiError MissingPermissions => new(403, 50013, "Missing Permissions");
    public static ApiError BulkDeleteCount => new(400, 50016, "Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete.");
    public static ApiError WrongChannelType => new(400, 50024, "Cannot execute action on this channel type");
    public static ApiError InvalidWebhookToken => new(401, 50027, "Invalid Webhook Token");
    public static ApiError InvalidRole => new(400, 50028, "Invalid Role");
    public static ApiError BulkDeleteTooOld => new(400, 50034, "You can only bulk delete messages that are under 14 days old.");
    public static ApiError ThreadIsArchived => new(400, 50083, "Thread is archived");
    public static ApiError InvalidJson => new(400, 50109, "The request body contains invalid JSON.");
    public static ApiError SystemMessage => new(403, 50021, "Cannot execute action on a system message");

    public static ApiError ReplyNeedsHistory => new(400, 160002, "Cannot reply without permission to read message history");
    public static ApiError ThreadAlreadyCreated => new(400, 160004, "A thread has already been created for this message");
    public static ApiError ThreadIsLocked => new(400, 160005, "Thread is locked");
    public static ApiError MaxActiveThreads => new(400, 160006, "Maximum number of active threads reached");
    public static ApiError MaxActiveAnnouncementThreads => new(400, 160007, "Maximum number of active announcement threads reached");
    public static ApiError WebhookNeedsThread => new(400, 220001, "Webhooks posted to forum channels must have a thread_name or thread_id");
    public static ApiError WebhookThreadTwice => new(400, 220002, "Webhooks posted to forum channels cannot have both a thread_name and thread_id");
    public static ApiError WebhookOnlyForum => new(400, 220003, "Webhooks can only create threads in forum channels");

    public static ApiError MaxCommandCreates => new(400, 30034, "Max number of daily application command creates has been reached (200)");
    public static ApiError MaxCommands(int most) => new(400, 30032, $"Maximum number of application commands reached ({most}).");

    public static ApiError InvalidForm(JsonObject errors) => new(400, 50035, "Invalid Form Body", errors);

    public JsonObject Body()
    {
        var body = new JsonObject { ["message"] = Message, ["code"] = code };
        if (errors is not null)
            body["errors"] = errors.DeepClone();
        return body;
    }
}
