using NewsBot.Discord.Model;

namespace NewsBot.Discord.Cache;

/// <summary>Makes what is told of a guild ready to be kept, once for whoever hears of it and for the cache: https://docs.discord.com/developers/events/gateway-events#guild-create.</summary>
internal static class GuildParts
{
    public static Guild Settle(Guild guild)
    {
        var known = new List<IReadOnlyList<Overwrite>>();
        return guild with { Channels = Settle(guild.Channels ?? []), Threads = Settle(guild.Threads ?? []) };

        IReadOnlyList<Channel> Settle(IReadOnlyList<Channel> channels) =>
            [.. channels.Select(channel => channel with { GuildId = guild.Id, PermissionOverwrites = Share(channel.PermissionOverwrites ?? []) })];

        // Most channels have their category's overwrites, so equal ones are kept once.
        IReadOnlyList<Overwrite> Share(IReadOnlyList<Overwrite> overwrites)
        {
            if (known.Find(overwrites.SequenceEqual) is { } same)
                return same;
            known.Add(overwrites);
            return overwrites;
        }
    }
}
