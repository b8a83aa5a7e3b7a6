using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Reactions (https://docs.discord.com/developers/resources/message#create-reaction).</summary>
internal sealed class ReactionRoutes(World world, Access access, Publisher publisher)
{
    private const string All = "channels/{channel_id}/messages/{message_id}/reactions";
    private const string OfEmoji = All + "/{emoji_name}";
    private const int MaxEmoji = 20;

    public void Map(Routes routes)
    {
        routes.Put(OfEmoji + "/@me", Add);
        routes.Delete(OfEmoji + "/@me", call => Remove(call, call.User.Id));
        routes.Delete(OfEmoji + "/{user_id}", RemoveOthers);
        routes.Get(OfEmoji, Users);
        routes.Delete(OfEmoji, call => Clear(call, Emoji(call)));
        routes.Delete(All, call => Clear(call, null));
    }

    private Answer Add(Call call)
    {
        var emoji = Emoji(call);
        var (channel, message) = Find(call, Permissions.ReadMessageHistory);
        if (channel.ThreadMetadata is { Archived: true })
            throw ApiError.ThreadIsArchived;
        var known = world.Reactions.Between(message.Id, message.Id, call.User.Id)[message.Id].ToList();
        if (known.All(reaction => Key(reaction.Emoji) != emoji))
        {
            // Joining in with an emoji that is there needs no permission.
            access.Channel(call.User, channel.Id, Permissions.AddReactions);
            if (known.Count >= MaxEmoji)
                throw ApiError.MaxReactions;
        }
        if (world.Reactions.Add(message.Id, emoji, call.User.Id, world.Now))
        {
            var member = channel.GuildId is { } guild ? world.Members.Find(new(guild, call.User.Id))?.Shown(call.User) : null;
            Tell("MESSAGE_REACTION_ADD", channel, new(call.User.Id, channel.Id, message.Id, channel.GuildId, Messages.Emoji.Parse(emoji)) { Member = member, MessageAuthorId = message.Author.Id });
        }
        return Answer.Nothing;
    }

    private Answer RemoveOthers(Call call)
    {
        access.Channel(call.User, call.Id("channel_id"), Permissions.ManageMessages);
        return Remove(call, call.Id("user_id"));
    }

    private Answer Remove(Call call, Snowflake user)
    {
        var emoji = Emoji(call);
        var (channel, message) = Find(call);
        if (!world.Reactions.Remove(message.Id, emoji, user))
            throw ApiError.UnknownEmoji;
        Tell("MESSAGE_REACTION_REMOVE", channel, new(user, channel.Id, message.Id, channel.GuildId, Messages.Emoji.Parse(emoji)));
        return Answer.Nothing;
    }

    private Answer Clear(Call call, string? emoji)
    {
        var (channel, message) = Find(call, Permissions.ManageMessages);
        world.Reactions.Remove(message.Id, emoji);
        Tell(emoji is null ? "MESSAGE_REACTION_REMOVE_ALL" : "MESSAGE_REACTION_REMOVE_EMOJI", channel, new(null, channel.Id, message.Id, channel.GuildId, emoji is null ? null : Messages.Emoji.Parse(emoji)));
        return Answer.Nothing;
    }

    private Answer Users(Call call)
    {
        var limit = (int)(call.Query.Integer("limit", 1, 100) ?? 25);
        var after = call.Query.Id("after") ?? default;
        call.Query.Check();
        var (_, message) = Find(call, Permissions.ReadMessageHistory);
        return Answer.Ok(world.Reactions.Users(message.Id, Emoji(call), after, limit).Select(id => world.Users.Find(id)).ToList());
    }

    private (Channel Channel, Message Message) Find(Call call, Permissions needs = Permissions.None)
    {
        var channel = access.Channel(call.User, call.Id("channel_id"), needs);
        return (channel, world.Messages.Find(channel.Id, call.Id("message_id")) ?? throw ApiError.UnknownMessage);
    }

    private void Tell(string name, Channel channel, Reacted reacted) =>
        publisher.ToChannel(channel, new(name, reacted, channel.IsDm ? Intents.DirectMessageReactions : Intents.GuildMessageReactions));

    // A word is no emoji; custom ones are name:id, and no guild here has any.
    private static string Emoji(Call call)
    {
        var text = call.Segment("emoji_name");
        return text.Length is > 0 and <= 32 && !text.Any(char.IsAsciiLetter) && text.Any(c => c > 0x7F) ? text : throw ApiError.UnknownEmoji;
    }

    private static string Key(Emoji emoji) => emoji.Id is { } id ? $"{emoji.Name}:{id}" : emoji.Name;

    internal sealed record Reacted(Snowflake? UserId, Snowflake ChannelId, Snowflake MessageId, Snowflake? GuildId, Emoji? Emoji)
    {
        public MemberView? Member { get; init; }

        public Snowflake? MessageAuthorId { get; init; }
    }
}
