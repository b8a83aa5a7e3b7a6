using NewsBot.Discord.Limits;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>Messages and reactions of a channel or thread: https://docs.discord.com/developers/resources/message.</summary>
public sealed class MessageRoutes(RestSender sender, DiscordOptions options)
{
    /// <summary>With a nonce it is tried again when no answer comes, unless the options say otherwise; without one <see cref="OutcomeUnknownException"/> says so.</summary>
    public Task<Message> CreateAsync(Snowflake channel, MessageCreate message, CancellationToken cancellationToken = default)
    {
        MessageLimits.Check(message);
        var route = Route.Post($"/channels/{channel}/messages") with { Repeatable = options.RepeatsMessages && message.Nonce is not null };
        return sender.SendAsync(route, DiscordJson.Default.Message, BodyOf(message), cancellationToken);
    }

    public Task<Message> GetAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Get($"/channels/{channel}/messages/{message}"), DiscordJson.Default.Message, null, cancellationToken);

    /// <summary>Up to 100, newest first.</summary>
    public Task<IReadOnlyList<Message>> ListAsync(Snowflake channel, Snowflake? after = null, int limit = 100, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Get($"/channels/{channel}/messages").Query(("limit", limit), ("after", after)), DiscordJson.Default.IReadOnlyListMessage, null, cancellationToken);

    public Task<Message> EditAsync(Snowflake channel, Snowflake message, MessageEdit edit, CancellationToken cancellationToken = default)
    {
        MessageLimits.Check(edit);
        return sender.SendAsync(Route.Patch($"/channels/{channel}/messages/{message}"), DiscordJson.Default.Message, BodyOf(edit), cancellationToken);
    }

    public Task DeleteAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Delete($"/channels/{channel}/messages/{message}"), null, cancellationToken);

    /// <summary>Publishes a message of an announcement channel to those who follow it; one already published is simply returned.</summary>
    public async Task<Message> CrosspostAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken = default)
    {
        var route = Route.Post($"/channels/{channel}/messages/{message}/crosspost") with { Repeatable = true };
        try
        {
            return await sender.SendAsync(route, DiscordJson.Default.Message, null, cancellationToken);
        }
        catch (DiscordException exception) when (exception.Code == ErrorCode.AlreadyCrossposted)
        {
            return await GetAsync(channel, message, cancellationToken);
        }
    }

    public Task ReactAsync(Snowflake channel, Snowflake message, Emoji emoji, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Put($"/channels/{channel}/messages/{message}/reactions/{emoji.ToString():emoji}/@me"), null, cancellationToken);

    public Task UnreactAsync(Snowflake channel, Snowflake message, Emoji emoji, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Delete($"/channels/{channel}/messages/{message}/reactions/{emoji.ToString():emoji}/@me"), null, cancellationToken);

    /// <summary>Takes PIN_MESSAGES, not MANAGE_MESSAGES.</summary>
    public Task PinAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Put($"/channels/{channel}/messages/pins/{message}"), null, cancellationToken);

    public Task UnpinAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Delete($"/channels/{channel}/messages/pins/{message}"), null, cancellationToken);

    /// <summary>Nobody is notified, and an answer is sent even if what it answers is gone, unless said otherwise.</summary>
    internal static MessageCreate WithDefaults(MessageCreate message) => message with
    {
        AllowedMentions = message.AllowedMentions ?? AllowedMentions.None,
        MessageReference = message.MessageReference is { FailIfNotExists: null } reference ? reference with { FailIfNotExists = false } : message.MessageReference,
    };

    internal static MessageEdit WithDefaults(MessageEdit edit) => edit with { AllowedMentions = edit.AllowedMentions ?? AllowedMentions.None };

    internal static RequestBody BodyOf(MessageCreate message) => RequestBody.Of(WithDefaults(message), DiscordJson.Default.MessageCreate, message.Files);

    internal static RequestBody BodyOf(MessageEdit edit) => RequestBody.Of(WithDefaults(edit), DiscordJson.Default.MessageEdit, edit.Files);
}
