using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Guilds;

/// <summary>Roles, for those who stand above them (https://docs.discord.com/developers/resources/guild#create-guild-role).</summary>
internal sealed class RoleRoutes(World world, Access access, Publisher publisher)
{
    private const string Many = "guilds/{guild_id}/roles";
    private const string One = Many + "/{role_id}";
    private const int MaxRoles = 250;

    public void Map(Routes routes)
    {
        routes.Get(Many, call => Answer.Ok(access.Guild(call.User, call.Id("guild_id")).Roles));
        routes.Get(Many + "/member-counts", Counts);
        routes.Get(One, call => Answer.Ok(Find(access.Guild(call.User, call.Id("guild_id")), call.Id("role_id"))));
        routes.Post(Many, Create);
        routes.Patch(Many, Move);
        routes.Patch(One, Edit);
        routes.Delete(One, Delete);
    }

    private Answer Counts(Call call)
    {
        var guild = access.Guild(call.User, call.Id("guild_id"));
        var counts = guild.Roles.Where(role => role.Id != guild.Id)
            .Select(role => KeyValuePair.Create(role.Id.ToString(), (JsonNode?)world.Members.In(guild.Id).Count(member => member.Roles.Contains(role.Id))));
        return Answer.Ok(new JsonObject(counts));
    }

    private Answer Create(Call call)
    {
        var guild = access.Guild(call.User, call.Id("guild_id"), Permissions.ManageRoles);
        var role = Apply(call, guild, new(world.Ids.Next(), "new role", guild.Everyone.Permissions, 1));
        if (guild.Roles.Count >= MaxRoles)
            throw ApiError.MaxRoles;
        // A new role is the lowest: all others make room.
        foreach (var higher in guild.Roles.Where(known => known.Position > 0))
            guild = Replace(guild, higher with { Position = higher.Position + 1 });
        world.Guilds.Put(guild with { Roles = [.. guild.Roles, role] });
        Tell("GUILD_ROLE_CREATE", guild, role);
        return Answer.Ok(role);
    }

    private Answer Edit(Call call)
    {
        var guild = access.Guild(call.User, call.Id("guild_id"), Permissions.ManageRoles);
        var role = Find(guild, call.Id("role_id"));
        RequireAbove(call, guild, role);
        var edited = Apply(call, guild, role);
        Replace(guild, edited);
        return Answer.Ok(edited);
    }

    private Answer Move(Call call)
    {
        var moves = call.Items("roles", MaxRoles, item => (Id: item.Id("id", required: true), Position: (int?)item.Integer("position", 0, MaxRoles)));
        var guild = access.Guild(call.User, call.Id("guild_id"), Permissions.ManageRoles);
        foreach (var (id, position) in moves)
        {
            var role = Find(guild, id!.Value);
            // Only @everyone is at the bottom, and it stays there.
            if (position is not { } place || place < 1 || place == role.Position || role.Id == guild.Id)
                continue;
            RequireAbove(call, guild, role);
            RequireAbove(call, guild, role with { Position = place });
            guild = Replace(guild, role with { Position = place });
        }
        return Answer.Ok(guild.Roles);
    }

    private Answer Delete(Call call)
    {
        var guild = access.Guild(call.User, call.Id("guild_id"), Permissions.ManageRoles);
        var role = Find(guild, call.Id("role_id"));
        if (role.Managed || role.Id == guild.Id)
            throw ApiError.InvalidRole;
        RequireAbove(call, guild, role);

        foreach (var member in world.Members.In(guild.Id).Where(member => member.Roles.Contains(role.Id)).ToList())
            world.Members.Put(member with { Roles = [.. member.Roles.Where(id => id != role.Id)] });
        world.Guilds.Put(guild with { Roles = [.. guild.Roles.Where(known => known.Id != role.Id)] });
        publisher.ToGuild(guild.Id, new("GUILD_ROLE_DELETE", new RoleDeleted(guild.Id, role.Id), Intents.Guilds));
        return Answer.Nothing;
    }

    // Nobody gives away more than they have.
    private Role Apply(Call call, Guild guild, Role role)
    {
        var form = call.Form;
        var color = form.Object("colors")?.Integer("primary_color", 0, 0xFFFFFF) ?? form.Integer("color", 0, 0xFFFFFF);
        var edited = role with
        {
            Name = form.Text("name", 100, 1) ?? role.Name,
            Permissions = form.Bits("permissions") is { } bits ? (Permissions)bits & Permissions.All : role.Permissions,
            Color = (int?)color ?? role.Color,
            Hoist = form.Flag("hoist") ?? role.Hoist,
            Mentionable = form.Flag("mentionable") ?? role.Mentionable,
        };
        form.Check();
        return (edited.Permissions & ~role.Permissions & ~access.In(guild, call.User.Id)) == 0 ? edited : throw ApiError.MissingPermissions;
    }

    private void RequireAbove(Call call, Guild guild, Role role)
    {
        if (role.Position >= access.Rank(guild, call.User.Id))
            throw ApiError.MissingPermissions;
    }

    private Guild Replace(Guild guild, Role role)
    {
        Tell("GUILD_ROLE_UPDATE", guild, role);
        return world.Guilds.Put(guild with { Roles = [.. guild.Roles.Select(known => known.Id == role.Id ? role : known)] });
    }

    private void Tell(string name, Guild guild, Role role) => publisher.ToGuild(guild.Id, new(name, new RoleTold(guild.Id, role), Intents.Guilds));

    private static Role Find(Guild guild, Snowflake id) => guild.Roles.FirstOrDefault(role => role.Id == id) ?? throw ApiError.UnknownRole;

    internal sealed record RoleTold(Snowflake GuildId, Role Role);

    internal sealed record RoleDeleted(Snowflake GuildId, Snowflake RoleId);
}
