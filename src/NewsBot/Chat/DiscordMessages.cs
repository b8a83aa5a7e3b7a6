using NewsBot.Discord;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;

namespace NewsBot.Chat;

/// <summary>Messages of channels and threads: ours, and what people write (https://docs.discord.com/developers/resources/message).</summary>
internal sealed class DiscordMessages(DiscordClient client, ChannelRights rights, DiscordPersonas personas, ThreadRoom room)
{
    private const int PageSize = 100;

    public async Task<MessageId> SendAsync(ChannelId channel, Card card, MessageId? replyTo, DeliveryKey key, Notify notify, CancellationToken cancellationToken)
    {
        var place = await rights.FindAsync(channel, cancellationToken);
        rights.Require(place, place.SendPermission | ToShow(card) | (replyTo is null ? Permissions.None : Permissions.ReadMessageHistory));
        rights.RequireUnlocked(place);
        if (card.Persona is not null)
            return await personas.SendAsync(place, card, cancellationToken);

        var message = CardDrawing.Create(card) with
        {
            Nonce = key.Value,
            MessageReference = replyTo is { } answered ? new(answered.Snowflake()) : null,
            Flags = notify == Notify.Nobody ? Quiet(card) : null,
        };

        // What is said in a thread at rest opens it.
        Task<Message> CreateAsync() => client.Rest.Messages.CreateAsync(place.Id, message, cancellationToken);
        var sent = IsAtRest(place) ? await room.OpenAsync(place, CreateAsync, cancellationToken) : await room.TryAsync(place, CreateAsync, cancellationToken);
        return sent.Id.MessageId();
    }

    public async Task<IReadOnlyList<OwnMessage>> OwnSinceAsync(ChannelId channel, MessageId? after, CancellationToken cancellationToken) =>
        [.. (await AllAsync(channel, after?.Snowflake() ?? default, cancellationToken)).Where(IsOwn).Select(CardDrawing.Own)];

    public async Task<IReadOnlyList<ChatMessage>> OfPeopleAsync(ChannelId channel, CancellationToken cancellationToken)
    {
        // Discord then gives every message, each without its text: nothing that was said could be told from nothing said.
        if (!client.Intents.HasFlag(Intents.MessageContent))
            throw new ChatException(ChatFailure.Refused, "What people write cannot be read without the MESSAGE CONTENT intent; switch it on in the developer portal.");

        var place = await rights.FindAsync(channel, cancellationToken);
        var messages = await AllAsync(channel, default, cancellationToken);
        return [.. messages.Select(message => EventTranslation.FromPerson(message with { GuildId = message.GuildId ?? place.GuildId }, client.Cache.Me?.Id)).OfType<ChatMessage>()];
    }

    public Task EditAsync(ChannelId channel, MessageId message, Card card, CancellationToken cancellationToken) =>
        InOpenThreadAsync(channel, place => card.Persona is null ? client.Rest.Messages.EditAsync(place, message.Snowflake(), CardDrawing.Edit(card), cancellationToken) : personas.EditAsync(place, message.Snowflake(), card, cancellationToken), cancellationToken);

    public Task DeleteAsync(ChannelId channel, MessageId message, CancellationToken cancellationToken) =>
        InOpenThreadAsync(channel, async place =>
        {
            if (!await personas.TryDeleteAsync(place, message.Snowflake(), cancellationToken))
                await client.Rest.Messages.DeleteAsync(place, message.Snowflake(), cancellationToken);
        }, cancellationToken);

    public async Task PublishAsync(ChannelId channel, MessageId message, CancellationToken cancellationToken)
    {
        var place = await rights.FindAsync(channel, Permissions.SendMessages, cancellationToken);
        await client.Rest.Messages.CrosspostAsync(place.Id, message.Snowflake(), cancellationToken);
    }

    /// <summary>What it takes, beside the right to write, that a card is shown whole.</summary>
    public static Permissions ToShow(Card card) => card.Panel is null ? Permissions.None : Permissions.EmbedLinks;

    // A link in a comment would be unfolded into a panel of its own; with one of ours the flag would take that away too.
    private static MessageFlags Quiet(Card card) =>
        card.Panel is null ? MessageFlags.SuppressNotifications | MessageFlags.SuppressEmbeds : MessageFlags.SuppressNotifications;

    private static bool IsAtRest(Discord.Model.Channel place) => place.ThreadMetadata is { Archived: true };

    // Under another name it is our application's all the same.
    private bool IsOwn(Message message) =>
        (message.Author.Id == client.Cache.Me?.Id || (message.WebhookId is not null && message.ApplicationId == client.Cache.ApplicationId))
        && message.InteractionMetadata is null && message.Type is MessageType.Default or MessageType.Reply;

    // Without the right to read what was said Discord gives an empty list, which would look like nothing said.
    private async Task<List<Message>> AllAsync(ChannelId channel, Snowflake after, CancellationToken cancellationToken)
    {
        var place = await rights.FindAsync(channel, Permissions.ReadMessageHistory, cancellationToken);
        var all = new List<Message>();
        while (true)
        {
            var page = await client.Rest.Messages.ListAsync(place.Id, after: after, limit: PageSize, cancellationToken: cancellationToken);
            all.AddRange(page.OrderBy(message => message.Id));
            if (page.Count < PageSize)
                return all;
            after = all[^1].Id;
        }
    }

    // An archived thread takes new messages, which open it, but no changes of old ones.
    private async Task InOpenThreadAsync(ChannelId channel, Func<Snowflake, Task> change, CancellationToken cancellationToken)
    {
        var place = await rights.FindAsync(channel, Permissions.None, cancellationToken);
        try
        {
            await change(place.Id);
        }
        catch (DiscordException exception) when (exception.Code == ErrorCode.ThreadArchived)
        {
            rights.Require(place, place.SendPermission);
            rights.RequireUnlocked(place);
            await room.OpenAsync(place, () => client.Rest.Channels.EditAsync(place.Id, new(Archived: false), cancellationToken), cancellationToken);
            await change(place.Id);
        }
    }
}
