using NewsBot.Discord;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>Gateway events as the port's; what concerns nobody here is left out.</summary>
internal sealed class EventTranslation(DiscordClient client)
{
    private readonly Dictionary<int, HashSet<Snowflake>> _guilds = [];

    public IEnumerable<ChatEvent> Of(GatewayEvent happened) => happened switch
    {
        ReadyEvent ready => Ready(ready),
        ResumedEvent resumed => Resumed(resumed),
        GuildCreateEvent { Guild: { Unavailable: false } guild } => [Available(happened.ShardId, guild.Id, guild.Name, guild.OwnerId, guild.Channels ?? [], guild.Threads ?? [])],
        GuildDeleteEvent { Unavailable: false } deleted => [Left(happened.ShardId, deleted.GuildId)],
        GuildUpdateEvent { Guild: var guild } => [new RightsChanged(guild.Id.GuildId(), null)],
        RoleUpdateEvent role => [new RightsChanged(role.GuildId.GuildId(), null)],
        RoleDeleteEvent role => [new RightsChanged(role.GuildId.GuildId(), null)],
        MemberUpdateEvent member when member.User.Id == client.Cache.Me?.Id => [new RightsChanged(member.GuildId.GuildId(), null)],
        ChannelUpdateEvent { Channel: { GuildId: { } guild, Id: var id } } => [new RightsChanged(guild.GuildId(), id.ChannelId())],
        ChannelDeleteEvent { Channel: var channel } => [new PlaceDeleted(channel.Id.ChannelId())],
        ThreadDeleteEvent thread => [new PlaceDeleted(thread.ThreadId.ChannelId())],
        ThreadUpdateEvent { Thread: { GuildId: { } guild, ParentId: { } parent, ThreadMetadata.Locked: false } } => [new RightsChanged(guild.GuildId(), parent.ChannelId())],
        MessageCreateEvent { Message: var message } when message.Author.Id == client.Cache.Me?.Id => Own(message),
        MessageContentRefusedEvent => [new ContentRefused()],
        MessageCreateEvent { Message: var message } => Said(message) is { } posted ? [new MessagePosted(posted)] : [],
        MessageUpdateEvent { Message: { EditedTimestamp: not null } message } => Said(message) is { } edited ? [Edited(edited)] : [],
        MessageDeleteEvent deleted => [new MessagesDeleted(deleted.ChannelId.ChannelId(), [deleted.MessageId.MessageId()])],
        MessageDeleteBulkEvent deleted => [new MessagesDeleted(deleted.ChannelId.ChannelId(), [.. deleted.MessageIds.Select(id => id.MessageId())])],
        InteractionCreateEvent { Interaction: var interaction } => InteractionTranslation.Of(interaction) is { } started ? [new InteractionStarted(started)] : [],
        _ => [],
    };

    private bool SeesText => client.Intents.HasFlag(Intents.MessageContent);

    // Without the intent a message that does not mention us comes with an empty text, which nobody wrote.
    private ChatMessage? Said(Message message) => FromPerson(message, client.Cache.Me?.Id) is { } said && (SeesText || said.Text.Length > 0) ? said : null;

    // Where we see only what mentions us, the mention may have come with the change.
    private ChatEvent Edited(ChatMessage message) =>
        SeesText ? new MessageEdited(message.Channel, message.Id, message.Text, message.EditedAt!.Value) : new MessagePosted(message);

    /// <summary>A message as a person wrote it in a guild, without its mentions of us; null for bots, webhooks and what Discord itself says.</summary>
    public static ChatMessage? FromPerson(Message message, Snowflake? me)
    {
        if (message.Author.Bot || message.WebhookId is not null || message.GuildId is not { } guild || message.Type is not (MessageType.Default or MessageType.Reply))
            return null;

        return new(
            guild.GuildId(),
            message.ChannelId.ChannelId(),
            message.Id.MessageId(),
            message.Author.Id.UserId(),
            message.Member?.Nick ?? message.Author.DisplayName,
            OwnMention.Strip(message.Content ?? "", me),
            message.Type == MessageType.Reply ? message.MessageReference?.MessageId?.MessageId() : null,
            message.Timestamp,
            message.EditedTimestamp,
            OwnMention.IsIn(message.Content ?? "", me),
            message.ReferencedMessage is { InteractionMetadata: { } answered } replied && replied.Author.Id == me ? new InteractionId(answered.Id.ToString()) : null);
    }

    public static Channel? ChannelOf(Discord.Model.Channel channel) => channel.Type switch
    {
        ChannelType.GuildText => new(channel.Id.ChannelId(), channel.Name ?? "", ChannelKind.Text, channel.Nsfw),
        ChannelType.GuildAnnouncement => new(channel.Id.ChannelId(), channel.Name ?? "", ChannelKind.Announcement, channel.Nsfw),
        ChannelType.GuildForum or ChannelType.GuildMedia => new(channel.Id.ChannelId(), channel.Name ?? "", ChannelKind.Forum, channel.Nsfw),
        _ => null,
    };

    // Each shard is told only of its own guilds; one that it is no longer told of has put us out meanwhile.
    private IEnumerable<ChatEvent> Ready(ReadyEvent ready)
    {
        var before = _guilds.GetValueOrDefault(ready.ShardId) ?? [];
        _guilds[ready.ShardId] = [.. ready.Guilds.Select(guild => guild.Id)];

        yield return new Connected(ready.User.Id.UserId(), [.. ready.Guilds.Select(guild => guild.Id.GuildId())]);
        foreach (var left in before.Except(_guilds[ready.ShardId]))
            yield return new GuildLeft(left.GuildId());
    }

    // A session taken over from before a restart tells of no guilds: they are known from elsewhere.
    private IEnumerable<ChatEvent> Resumed(ResumedEvent resumed)
    {
        if (_guilds.ContainsKey(resumed.ShardId) || client.Cache.Me is not { } me)
            yield break;

        var guilds = client.Cache.Guilds.Where(guild => DiscordClient.ShardOf(guild.Id, client.Cache.ShardCount) == resumed.ShardId).ToList();
        _guilds[resumed.ShardId] = [.. guilds.Select(guild => guild.Id)];
        yield return new Connected(me.Id.UserId(), [.. guilds.Select(guild => guild.Id.GuildId())]);
        foreach (var guild in guilds)
            yield return Available(resumed.ShardId, guild.Id, guild.Name, guild.OwnerId, guild.Channels, guild.Channels.Where(channel => channel.IsThread));
    }

    private GuildAvailable Available(int shard, Snowflake id, string name, Snowflake owner, IEnumerable<Discord.Model.Channel> channels, IEnumerable<Discord.Model.Channel> threads)
    {
        if (!_guilds.TryGetValue(shard, out var known))
            _guilds[shard] = known = [];
        known.Add(id);

        return new(
            id.GuildId(),
            name,
            owner.UserId(),
            [.. channels.Select(ChannelOf).OfType<Channel>()],
            [.. threads.Select(thread => new ChatThread(thread.Id.ChannelId(), thread.LastMessageId?.MessageId()))]);
    }

    private GuildLeft Left(int shard, Snowflake guild)
    {
        _guilds.GetValueOrDefault(shard)?.Remove(guild);
        return new(guild.GuildId());
    }

    private static IEnumerable<ChatEvent> Own(Message message) => message switch
    {
        { Nonce: { } nonce } => [new OwnMessageArrived(message.ChannelId.ChannelId(), message.Id.MessageId(), new(nonce))],
        { InteractionMetadata: { } answered } when !message.Flags.HasFlag(MessageFlags.Ephemeral) => [new OwnAnswerArrived(message.ChannelId.ChannelId(), message.Id.MessageId(), new(answered.Id.ToString()))],
        _ => [],
    };
}
