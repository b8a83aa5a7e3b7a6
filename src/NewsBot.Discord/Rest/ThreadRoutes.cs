using NewsBot.Discord.Limits;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>Threads and forum posts: https://docs.discord.com/developers/topics/threads.</summary>
public sealed class ThreadRoutes(RestSender sender)
{
    /// <summary>The thread gets the message's id. A message has one at most, so where there is one already that one is the answer.</summary>
    public async Task<Channel> StartFromMessageAsync(Snowflake channel, Snowflake message, ThreadCreate thread, CancellationToken cancellationToken = default)
    {
        ThreadLimits.Check(thread);
        var route = Route.Post($"/channels/{channel}/messages/{message}/threads") with { Repeatable = true };
        try
        {
            return await sender.SendAsync(route, DiscordJson.Default.Channel, RequestBody.Of(thread, DiscordJson.Default.ThreadCreate), cancellationToken);
        }
        catch (DiscordException exception) when (exception.Code == ErrorCode.ThreadAlreadyCreated)
        {
            return await sender.SendAsync(Route.Get($"/channels/{message}"), DiscordJson.Default.Channel, null, cancellationToken);
        }
    }

    public Task<Channel> StartAsync(Snowflake channel, ThreadCreate thread, CancellationToken cancellationToken = default)
    {
        ThreadLimits.Check(thread);
        return sender.SendAsync(Route.Post($"/channels/{channel}/threads"), DiscordJson.Default.Channel, RequestBody.Of(thread with { Type = thread.Type ?? ChannelType.PublicThread }, DiscordJson.Default.ThreadCreate), cancellationToken);
    }

    /// <summary>A post's thread and first message share their id. There is no nonce for it: on <see cref="OutcomeUnknownException"/> look among the threads.</summary>
    public Task<Channel> PostAsync(Snowflake forum, ForumPost post, CancellationToken cancellationToken = default)
    {
        ThreadLimits.Check(post);
        var body = RequestBody.Of(post with { Message = MessageRoutes.WithDefaults(post.Message) }, DiscordJson.Default.ForumPost, post.Message.Files);
        return sender.SendAsync(Route.Post($"/channels/{forum}/threads"), DiscordJson.Default.Channel, body, cancellationToken);
    }

    /// <summary>Newest archived first.</summary>
    public Task<ThreadList> ListArchivedAsync(Snowflake channel, DateTimeOffset? before = null, int? limit = null, CancellationToken cancellationToken = default) =>
        sender.SendAsync(
            Route.Get($"/channels/{channel}/threads/archived/public").Query(("before", before?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", null)), ("limit", limit)),
            DiscordJson.Default.ThreadList,
            null,
            cancellationToken);
}
