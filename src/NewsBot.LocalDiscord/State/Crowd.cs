using NewsBot.LocalDiscord.Channels;

namespace NewsBot.LocalDiscord.State;

/// <summary>Makes up the guilds of a bot that many use; nothing of them is stored before someone changes it.</summary>
internal static class Crowd
{
    private const int FirstChannel = 256;

    public static void Gather(World world)
    {
        if (world.Options.Guilds <= 1)
            return;

        // What is made up is older than what is not.
        var first = world.Guilds.All.MaxBy(guild => guild.Id)!;
        var people = world.Members.In(first.Id).ToList();
        for (var number = 1; number < world.Options.Guilds; number++)
        {
            // A millisecond apart, so that they spread over shards: https://docs.discord.com/developers/events/gateway#sharding
            var id = new Snowflake(((first.Id.Value >> 22) - (ulong)number) << 22);
            world.Guilds.Imagine(new(id, $"{first.Name} {number}", first.OwnerId, [.. first.Roles.Select((role, at) => role with { Id = Nth(id, at) })]));
            foreach (var member in people)
                world.Members.Imagine(new(id, member.UserId, [.. member.Roles.Select(role => Nth(id, first.Roles.TakeWhile(known => known.Id != role).Count()))], member.JoinedAt));
            for (var position = 0; position < world.Options.ChannelsPerGuild; position++)
                world.Channels.Imagine(Channel(id, position));
        }
    }

    private static Snowflake Nth(Snowflake guild, int number) => new(guild.Value + (ulong)number);

    private static Channel Channel(Snowflake guild, int position) => new(Nth(guild, FirstChannel + position), ChannelType.GuildText)
    {
        GuildId = guild,
        Name = $"channel-{position}",
        Position = position,
        PermissionOverwrites = [],
        Nsfw = false,
        RateLimitPerUser = 0,
    };
}
