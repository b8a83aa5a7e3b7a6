using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>The commands that a person may use somewhere, named in their language (https://docs.discord.com/developers/interactions/application-commands#permissions).</summary>
internal sealed class CommandIndex(World world, Access access)
{
    private const int InGuild = 0;
    private const int InBotDm = 1;

    public JsonObject Of(User person, Guild guild)
    {
        var bots = world.Members.In(guild.Id).Select(member => world.Users.Find(member.UserId)!).Where(user => user.IsBot);
        return Index(person, bots, command => (command.GuildId is null || command.GuildId == guild.Id) && IsFor(command, InGuild) && IsAllowed(command, access.In(guild, person.Id)));
    }

    public JsonObject Of(User person, Channel channel)
    {
        if (channel.GuildId is { } guild && world.Guilds.Find(guild) is { } where)
            return Of(person, where);
        return Index(person, channel.Recipients!.Where(recipient => recipient.IsBot), command => command.GuildId is null && IsFor(command, InBotDm));
    }

    public bool Shows(Command command, User person, Channel channel) =>
        channel.GuildId is { } guild
            ? (command.GuildId is null || command.GuildId == guild) && IsFor(command, InGuild) && IsAllowed(command, access.In(channel, person.Id))
            : command.GuildId is null && IsFor(command, InBotDm);

    private JsonObject Index(User person, IEnumerable<User> bots, Func<Command, bool> shows)
    {
        var (here, locale) = (bots.ToList(), world.LocaleOf(person.Id));
        var commands = world.Commands.All.Where(command => here.Any(bot => bot.Id == command.ApplicationId) && shows(command)).OrderBy(command => command.Name, StringComparer.Ordinal);
        return new()
        {
            ["applications"] = new JsonArray([.. here.Select(ApplicationRoutes.Basic)]),
            ["application_commands"] = new JsonArray([.. commands.Select(command => Locales.Localize(Wire.Object(command), locale))]),
            ["version"] = world.Commands.All.Select(command => command.Version).DefaultIfEmpty().Max().ToString(),
        };
    }

    private static bool IsFor(Command command, int context) => command.Contexts?.Contains(context) ?? (context == InGuild || command.DmPermission != false);

    // "0" means administrators only, and those have every permission.
    private static bool IsAllowed(Command command, Permissions permissions) =>
        command.DefaultMemberPermissions is not { } needed || permissions == Permissions.All || (needed != Permissions.None && permissions.HasFlag(needed));
}
