using NewsBot.Discord.Limits;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>Writing under other names; a webhook that is gone is not called again: https://docs.discord.com/developers/resources/webhook.</summary>
public sealed class WebhookRoutes(RestSender sender)
{
    public Task<Webhook> CreateAsync(Snowflake channel, string name, CancellationToken cancellationToken = default)
    {
        Limit.Length(name, 80, "name", least: 1);
        return sender.SendAsync(Route.Post($"/channels/{channel}/webhooks"), DiscordJson.Default.Webhook, RequestBody.Of(new(name), DiscordJson.Default.WebhookCreate), cancellationToken);
    }

    public Task<IReadOnlyList<Webhook>> ListAsync(Snowflake channel, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Get($"/channels/{channel}/webhooks"), DiscordJson.Default.IReadOnlyListWebhook, null, cancellationToken);

    /// <summary>Waits for the message, because without waiting errors are silent. There is no nonce for it. In a forum it takes a thread, or the name of one to begin.</summary>
    public Task<Message> ExecuteAsync(Snowflake webhook, string token, MessageCreate message, Snowflake? thread = null, CancellationToken cancellationToken = default)
    {
        MessageLimits.Check(message);
        if (message.Nonce is not null)
            throw Limit.Broken("nonce", "webhooks take none");
        if (thread is not null && message.ThreadName is not null)
            throw Limit.Broken("thread_name", "does not go with a thread");
        var route = Route.Post($"/webhooks/{webhook}/{token:token}") with { ForWebhook = true };
        var components = message.Components is { Count: > 0 } ? "true" : null; // else those of another program's webhook are left out
        return sender.SendAsync(route.Query(("wait", "true"), ("thread_id", thread), ("with_components", components)), DiscordJson.Default.Message, MessageRoutes.BodyOf(message), cancellationToken);
    }

    public Task<Message> EditMessageAsync(Snowflake webhook, string token, Snowflake message, MessageEdit edit, Snowflake? thread = null, CancellationToken cancellationToken = default)
    {
        MessageLimits.Check(edit);
        var route = Route.Patch($"/webhooks/{webhook}/{token:token}/messages/{message}") with { ForWebhook = true };
        return sender.SendAsync(route.Query(("thread_id", thread)), DiscordJson.Default.Message, MessageRoutes.BodyOf(edit), cancellationToken);
    }

    public Task DeleteMessageAsync(Snowflake webhook, string token, Snowflake message, Snowflake? thread = null, CancellationToken cancellationToken = default)
    {
        var route = Route.Delete($"/webhooks/{webhook}/{token:token}/messages/{message}") with { ForWebhook = true };
        return sender.SendAsync(route.Query(("thread_id", thread)), null, cancellationToken);
    }
}
