using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Pinned messages (https://docs.discord.com/developers/resources/message#get-channel-pins).</summary>
internal sealed class PinRoutes(World world, Access access, MessageWriter writer, MessageView view, Publisher publisher)
{
    private const string Pins = "channels/{channel_id}/messages/pins";
    private const string OldPins = "channels/{channel_id}/pins";
    private const int MaxPins = 250;

    public void Map(Routes routes)
    {
        routes.Get(Pins, List);
        routes.Get(OldPins, ListOld);
        foreach (var one in (ReadOnlySpan<string>)[Pins + "/{message_id}", OldPins + "/{message_id}"])
        {
            routes.Put(one, call => Change(call, pinned: true));
            routes.Delete(one, call => Change(call, pinned: false));
        }
    }

    private Answer List(Call call)
    {
        var limit = (int)(call.Query.Integer("limit", 1, 50) ?? 50);
        var before = call.Query.Time("before");
        call.Query.Check();
        var channel = access.Channel(call.User, call.Id("channel_id"), Permissions.ReadMessageHistory);
        var pins = world.Messages.Pinned(channel.Id).Where(pin => before is null || pin.PinnedAt < before).ToList();
        return Answer.Ok(new PinnedMessages([.. pins.Take(limit).Select(pin => new PinnedMessage(pin.PinnedAt, view.Show(pin.Message, call.User)))], pins.Count > limit));
    }

    private Answer ListOld(Call call)
    {
        var channel = access.Channel(call.User, call.Id("channel_id"), Permissions.ReadMessageHistory);
        return Answer.Ok(view.Show([.. world.Messages.Pinned(channel.Id).Select(pin => pin.Message)], call.User));
    }

    private Answer Change(Call call, bool pinned)
    {
        var channel = access.Channel(call.User, call.Id("channel_id"), Permissions.PinMessages);
        var message = world.Messages.Find(channel.Id, call.Id("message_id")) ?? throw ApiError.UnknownMessage;
        if (channel.ThreadMetadata is { Archived: true })
            throw ApiError.ThreadIsArchived;
        if (message.Pinned == pinned)
            return Answer.Nothing;
        if (pinned && world.Messages.Pinned(channel.Id).Count >= MaxPins)
            throw ApiError.MaxPins;

        writer.Replace(channel, message with { Pinned = pinned });
        channel = world.Channels.Put(channel with { LastPinTimestamp = pinned ? world.Now : channel.LastPinTimestamp });
        publisher.ToChannel(channel, new("CHANNEL_PINS_UPDATE", new PinsUpdated(channel.Id, channel.GuildId, channel.LastPinTimestamp), channel.IsDm ? Intents.DirectMessages : Intents.Guilds));
        if (pinned)
            writer.PostSystem(channel, call.User, MessageType.ChannelPinnedMessage, new(channel.Id, message.Id, channel.GuildId));
        return Answer.Nothing;
    }

    internal sealed record PinnedMessages(IReadOnlyList<PinnedMessage> Items, bool HasMore);

    internal sealed record PinnedMessage(DateTimeOffset PinnedAt, Message Message);

    internal sealed record PinsUpdated(Snowflake ChannelId, Snowflake? GuildId, DateTimeOffset? LastPinTimestamp);
}
