using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>What one does with messages besides reading and writing them (https://docs.discord.com/developers/resources/message#bulk-delete-messages).</summary>
internal sealed class MessageActionRoutes(World world, Access access, MessageWriter writer, MessageView view, MessageEvents events)
{
    private static readonly TimeSpan BulkDeletable = TimeSpan.FromDays(14);

    public void Map(Routes routes)
    {
        routes.Post("channels/{channel_id}/messages/bulk-delete", BulkDelete);
        routes.Post("channels/{channel_id}/messages/{message_id}/crosspost", Crosspost);
        routes.Post("channels/{channel_id}/typing", Typing);
    }

    private Answer BulkDelete(Call call)
    {
        var ids = call.Form.Ids("messages", 100);
        call.Form.Check();
        var channel = access.Channel(call.User, call.Id("channel_id"), Permissions.ManageMessages);
        if (ids.Distinct().Count() is < 2)
            throw ApiError.BulkDeleteCount;
        if (ids.Any(id => id.CreatedAt < world.Now - BulkDeletable))
            throw ApiError.BulkDeleteTooOld;

        var found = ids.Distinct().Select(id => world.Messages.Find(channel.Id, id)).OfType<Message>().ToList();
        if (found.Count > 0)
            writer.Delete(channel, found);
        return Answer.Nothing;
    }

    private Answer Crosspost(Call call)
    {
        var channel = access.Channel(call.User, call.Id("channel_id"), Permissions.SendMessages);
        if (channel.Type is not ChannelType.GuildAnnouncement)
            throw ApiError.WrongChannelType;
        var message = world.Messages.Find(channel.Id, call.Id("message_id")) ?? throw ApiError.UnknownMessage;
        if (message.Author.Id != call.User.Id && !access.In(channel, call.User.Id).HasFlag(Permissions.ManageMessages))
            throw ApiError.MissingPermissions;
        if (message.Flags.HasFlag(MessageFlags.Crossposted))
            throw ApiError.AlreadyCrossposted;
        return Answer.Ok(view.Show(writer.Replace(channel, message with { Flags = message.Flags | MessageFlags.Crossposted }), call.User));
    }

    private Answer Typing(Call call)
    {
        var channel = access.Channel(call.User, call.Id("channel_id"));
        events.Typing(channel, call.User);
        return Answer.Nothing;
    }
}
