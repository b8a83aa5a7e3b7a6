using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Guilds;

/// <summary>Coming to and going from a guild (https://docs.discord.com/developers/events/gateway-events#guilds).</summary>
internal sealed class Membership(World world, Publisher publisher, Sessions sessions, Greeting greeting)
{
    public void Remove(Guild guild, User user)
    {
        world.Members.Remove(new(guild.Id, user.Id));
        foreach (var thread in world.Channels.In(guild.Id).Where(channel => channel.IsThread).ToList())
            world.ThreadMembers.Remove(new(thread.Id, user.Id));
        publisher.ToUser(user.Id, new("GUILD_DELETE", new JsonObject { ["id"] = guild.Id.ToString() }, Intents.Guilds), guild.Id);
        publisher.ToGuild(guild.Id, new("GUILD_MEMBER_REMOVE", new MemberRemoved(guild.Id, user), Intents.GuildMembers));
    }

    /// <summary>Invites someone (again); a bot gets a role of its own as on Discord.</summary>
    public Member Add(Guild guild, User user)
    {
        if (user.IsBot && !guild.Roles.Any(role => role.Tags?.BotId == user.Id))
            guild = world.Guilds.Put(guild with { Roles = [.. guild.Roles, Seed.BotRole(world, user)] });

        var member = Seed.Join(world, guild, user);
        publisher.ToGuild(guild.Id, new("GUILD_MEMBER_ADD", member.Shown(user) with { GuildId = guild.Id }, Intents.GuildMembers));
        foreach (var session in sessions.All.Where(session => session.User.Id == user.Id && session.Serves(guild.Id)))
            publisher.To(session, new("GUILD_CREATE", greeting.Guild(guild, session), Intents.Guilds));
        return member;
    }

    internal sealed record MemberRemoved(Snowflake GuildId, User User);
}
