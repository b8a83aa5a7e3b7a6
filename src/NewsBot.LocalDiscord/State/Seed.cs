using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.State;

/// <summary>Puts the first guild, its channels and its people where there are none yet.</summary>
internal static class Seed
{
    public static void Plant(World world)
    {
        var options = world.Options;
        var known = world.Users.All.Select(user => user.Id).ToHashSet();
        var bot = Admit(world, options.Bot, isBot: true);
        var people = options.People.Select(person => (person, user: Admit(world, person, isBot: false))).ToList();
        if (world.Guilds.All.Count > 0)
        {
            // Someone named in the settings only now comes in; whoever was here and left stays away.
            foreach (var (_, user) in people.Where(p => !known.Contains(p.user.Id)))
                Join(world, world.Guilds.All.MaxBy(guild => guild.Id)!, user);
            return;
        }

        var owner = people.FirstOrDefault(p => p.person.ManagesGuild, people.FirstOrDefault()).user ?? bot;
        var id = world.Ids.Next();
        var admins = new Role(world.Ids.Next(), "Admins", Permissions.Administrator | Permissions.ManageGuild, 2) { Hoist = true, Color = 0xE67E22 };
        var guild = new Guild(id, options.GuildName, owner.Id, [new(id, "@everyone", Permissions.Everyone, 0), BotRole(world, bot), admins]);
        world.Guilds.Put(guild);
        Join(world, guild, bot);
        foreach (var (person, user) in people)
            Join(world, guild, user, person.ManagesGuild ? [admins.Id] : []);

        var position = 0;
        foreach (var name in options.TextChannels)
            world.Channels.Put(new(world.Ids.Next(), ChannelType.GuildText) { GuildId = id, Name = name, Position = position++, PermissionOverwrites = [], Nsfw = false, RateLimitPerUser = 0 });
        foreach (var name in options.Forums)
            world.Channels.Put(new(world.Ids.Next(), ChannelType.GuildForum) { GuildId = id, Name = name, Position = position++, PermissionOverwrites = [], Nsfw = false, RateLimitPerUser = 0, AvailableTags = [] });
    }

    /// <summary>The role that Discord makes for a bot when it is invited.</summary>
    public static Role BotRole(World world, User bot) =>
        new(world.Ids.Next(), bot.Username, Permissions.Bot, 1) { Managed = true, Tags = new(bot.Id) };

    public static Member Join(World world, Guild guild, User user, IReadOnlyList<Snowflake>? roles = null) =>
        world.Members.Put(new(guild.Id, user.Id, roles ?? [.. guild.Roles.Where(role => role.Tags?.BotId == user.Id).Select(role => role.Id)], world.Now));

    private static User Admit(World world, LocalAccount account, bool isBot)
    {
        var user = world.Users.All.FirstOrDefault(known => known.Username == account.Name && known.IsBot == isBot)
            ?? world.Users.Put(new(world.Ids.Next(), account.Name, null, isBot ? true : null));
        world.Admit(account, user);
        return user;
    }
}
