using System.Collections.Concurrent;
using NewsBot.Discord;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;

namespace NewsBot.Chat;

/// <summary>Messages under other names, by a webhook of ours in the channel (https://docs.discord.com/developers/resources/webhook#execute-webhook).</summary>
internal sealed class DiscordPersonas(DiscordClient client, ChannelRights rights)
{
    private const string Name = "NewsBot";
    private const int NameLength = 80;

    private readonly ConcurrentDictionary<Snowflake, Webhook> _webhooks = new();

    public async Task<MessageId> SendAsync(Discord.Model.Channel place, Card card, CancellationToken cancellationToken)
    {
        var channel = ChannelOf(place);
        rights.Require(place, Permissions.ManageWebhooks);
        var webhook = await FindAsync(channel, cancellationToken) ?? (_webhooks[channel] = await client.Rest.Webhooks.CreateAsync(channel, Name, cancellationToken));
        var message = CardDrawing.Create(card) with { Username = Allowed(card.Persona!), Flags = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications };
        return (await WithAsync(channel, () => client.Rest.Webhooks.ExecuteAsync(webhook.Id, webhook.Token!, message, place.IsThread ? place.Id : null, cancellationToken))).Id.MessageId();
    }

    public async Task EditAsync(Snowflake place, Snowflake message, Card card, CancellationToken cancellationToken)
    {
        var thread = await rights.FindAsync(place.ChannelId(), Permissions.ManageWebhooks, cancellationToken);
        var channel = ChannelOf(thread);
        var webhook = await FindAsync(channel, cancellationToken) ?? throw new ChatException(ChatFailure.Gone, "The webhook that the message was sent by is no longer there.");
        await WithAsync(channel, () => client.Rest.Webhooks.EditMessageAsync(webhook.Id, webhook.Token!, message, CardDrawing.Edit(card), thread.IsThread ? thread.Id : null, cancellationToken));
    }

    /// <summary>Deletes a message that was sent so; false for any other.</summary>
    public async Task<bool> TryDeleteAsync(Snowflake place, Snowflake message, CancellationToken cancellationToken)
    {
        var thread = await rights.FindAsync(place.ChannelId(), Permissions.None, cancellationToken);
        var channel = ChannelOf(thread);
        if (!rights.Has(thread, Permissions.ManageWebhooks | Permissions.ReadMessageHistory) || await FindAsync(channel, cancellationToken) is not { } webhook)
            return false;
        if ((await client.Rest.Messages.GetAsync(place, message, cancellationToken)).WebhookId != webhook.Id)
            return false;

        await client.Rest.Webhooks.DeleteMessageAsync(webhook.Id, webhook.Token!, message, thread.IsThread ? thread.Id : null, cancellationToken);
        return true;
    }

    /// <summary>The channel of a webhook that we have used; null for any other.</summary>
    public Snowflake? ChannelOf(Snowflake webhook) => _webhooks.Where(known => known.Value.Id == webhook).Select(known => (Snowflake?)known.Key).FirstOrDefault();

    private async Task<Webhook?> FindAsync(Snowflake channel, CancellationToken cancellationToken)
    {
        if (_webhooks.TryGetValue(channel, out var known))
            return known;

        var ours = (await client.Rest.Webhooks.ListAsync(channel, cancellationToken)).FirstOrDefault(webhook => webhook.ApplicationId == client.Cache.ApplicationId && webhook.Token is not null);
        return ours is null ? null : _webhooks[channel] = ours;
    }

    // Somebody may have deleted the webhook: the next try makes another.
    private async Task<T> WithAsync<T>(Snowflake channel, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (DiscordException exception) when (exception.Code == ErrorCode.UnknownWebhook)
        {
            _webhooks.TryRemove(channel, out _);
            throw new ChatException(ChatFailure.Throttled, "The webhook of the channel is no longer there; another is made.", TimeSpan.FromSeconds(1), exception);
        }
    }

    private static Snowflake ChannelOf(Discord.Model.Channel place) => place.IsThread ? place.ParentId ?? place.Id : place.Id;

    // Discord takes no name with its own in it (https://docs.discord.com/developers/resources/webhook#create-webhook).
    private static string Allowed(string name)
    {
        foreach (var taken in new[] { "discord", "clyde" })
        {
            for (var at = name.IndexOf(taken, StringComparison.OrdinalIgnoreCase); at >= 0; at = name.IndexOf(taken, StringComparison.OrdinalIgnoreCase))
                name = name.Insert(at + 1, "\u200A");
        }

        return TextCut.Before(name, NameLength);
    }
}
