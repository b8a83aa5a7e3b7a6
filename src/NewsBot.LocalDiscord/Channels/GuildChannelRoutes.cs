using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Channels;

/// <summary>A guild's channels together (https://docs.discord.com/developers/resources/guild#get-guild-channels).</summary>
internal sealed class GuildChannelRoutes(World world, Access access, Publisher publisher)
{
    private const string Many = "guilds/{guild_id}/channels";
    private const int MaxChannels = 500;

    public void Map(Routes routes)
    {
        routes.Get(Many, List);
        routes.Post(Many, Create);
        routes.Patch(Many, Move);
    }

    // Bots learn of every channel; people of those they see.
    private Answer List(Call call)
    {
        var guild = access.Guild(call.User, call.Id("guild_id"));
        return Answer.Ok(world.Channels.In(guild.Id)
            .Where(channel => !channel.IsThread)
            .Where(channel => call.User.IsBot || access.In(channel, call.User.Id).HasFlag(Permissions.ViewChannel))
            .OrderBy(channel => channel.Position)
            .ToList());
    }

    private Answer Create(Call call)
    {
        var form = new ChannelForm(call.Form, world);
        var channel = form.Create();
        call.Form.Check();
        var guild = access.Guild(call.User, call.Id("guild_id"), Permissions.ManageChannels);
        var there = world.Channels.In(guild.Id).Count(c => !c.IsThread);
        if (there >= MaxChannels)
            throw ApiError.MaxChannels;
        channel = world.Channels.Put(channel with { GuildId = guild.Id, Position = channel.Position ?? there });
        publisher.ToGuildOf(channel, new("CHANNEL_CREATE", channel, Intents.Guilds));
        return Answer.Created(channel);
    }

    private Answer Move(Call call)
    {
        var moves = call.Items("channels", MaxChannels, item => (Id: item.Id("id", required: true), Form: item, Position: (int?)item.Integer("position", 0, int.MaxValue), Lock: item.Flag("lock_permissions") == true));
        var guild = access.Guild(call.User, call.Id("guild_id"), Permissions.ManageChannels);
        foreach (var (id, form, position, locks) in moves)
        {
            if (world.Channels.Find(id!.Value) is not { IsThread: false } channel || channel.GuildId != guild.Id)
                throw ApiError.UnknownChannel;
            var moved = channel with { Position = position ?? channel.Position, ParentId = new ChannelForm(form, world).Category(channel.ParentId) };
            form.Check();
            if (locks && moved.ParentId is { } parent)
                moved = moved with { PermissionOverwrites = world.Channels.Find(parent)!.PermissionOverwrites };
            if (moved != channel)
                publisher.ToGuildOf(moved, new("CHANNEL_UPDATE", world.Channels.Put(moved), Intents.Guilds));
        }
        return Answer.Nothing;
    }
}
