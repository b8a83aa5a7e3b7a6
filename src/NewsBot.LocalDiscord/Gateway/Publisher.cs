using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Gateway;

/// <summary>The one place where events are told: to whom is settled when they happen, and they leave once they are stored.</summary>
internal sealed class Publisher(World world, Access access, Sessions sessions)
{
    private readonly List<(GatewaySession Session, GatewayEvent Happened)> _pending = [];

    /// <summary>To all who see the channel.</summary>
    public void ToChannel(Channel channel, GatewayEvent happened) =>
        To(happened, session => session.Serves(channel.GuildId) && Sees(channel, session));

    public void ToGuild(Snowflake guild, GatewayEvent happened) =>
        To(happened, session => session.Serves(guild) && world.Members.Find(new(guild, session.User.Id)) is not null);

    /// <summary>A channel itself: bots know of all of them, people of those they see.</summary>
    public void ToGuildOf(Channel channel, GatewayEvent happened) =>
        To(happened, session => session.Serves(channel.GuildId)
            && (session.User.IsBot && channel.GuildId is { } guild ? world.Members.Find(new(guild, session.User.Id)) is not null : Sees(channel, session)));

    /// <summary>To all who see the channel as it is now and did not before.</summary>
    public void ToNewcomers(Channel before, Channel now, Func<User, GatewayEvent> told)
    {
        foreach (var session in sessions.All.Where(session => session.Serves(now.GuildId) && !Sees(before, session) && Sees(now, session)))
            To(session, told(session.User));
    }

    /// <summary>To one user, wherever logged in; a guild says which of a bot's shards.</summary>
    public void ToUser(Snowflake user, GatewayEvent happened, Snowflake? guild = null) =>
        To(happened, session => session.User.Id == user && session.Serves(guild));

    /// <summary>To one session, such as what follows READY.</summary>
    public void To(GatewaySession session, GatewayEvent happened) => To(happened, other => other == session);

    public void Flush()
    {
        foreach (var (session, happened) in _pending)
            session.Dispatch(happened);
        _pending.Clear();
    }

    public void Forget() => _pending.Clear();

    private bool Sees(Channel channel, GatewaySession session) => access.In(channel, session.User.Id).HasFlag(Permissions.ViewChannel);

    private void To(GatewayEvent happened, Func<GatewaySession, bool> hears)
    {
        foreach (var session in sessions.All)
        {
            if (session.Hears(happened) && hears(session))
                _pending.Add((session, happened));
        }
    }
}
