using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Guilds;

/// <summary>What moderators change about members (https://docs.discord.com/developers/resources/guild#modify-guild-member).</summary>
internal sealed class MemberEdit(World world, Access access, Publisher publisher)
{
    private const string One = "guilds/{guild_id}/members/{user_id}";
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(28);

    public void Map(Routes routes)
    {
        routes.Patch(One, Edit);
        routes.Patch("guilds/{guild_id}/members/@me", EditMe);
        routes.Put(One + "/roles/{role_id}", call => ChangeRole(call, (roles, role) => [.. roles.Where(id => id != role), role]));
        routes.Delete(One + "/roles/{role_id}", call => ChangeRole(call, (roles, role) => [.. roles.Where(id => id != role)]));
    }

    private Answer Edit(Call call)
    {
        var (guild, member) = Find(call);
        var form = call.Form;
        var edited = member with
        {
            Nick = Nick(form, member),
            Roles = form.Has("roles") ? form.Ids("roles", 250) : member.Roles,
            CommunicationDisabledUntil = form.Has("communication_disabled_until") ? form.Time("communication_disabled_until") : member.CommunicationDisabledUntil,
        };
        if (edited.CommunicationDisabledUntil > world.Now + LongestTimeout)
            form.Refuse("communication_disabled_until", "COMMUNICATION_DISABLED_TIMEOUT_INVALID", "Timeout cannot be more than 28 days in the future");
        form.Check();

        var isSelf = member.UserId == call.User.Id;
        if (edited.Nick != member.Nick)
            access.Guild(call.User, guild.Id, isSelf ? Permissions.ChangeNickname : Permissions.ManageNicknames);
        if (edited.CommunicationDisabledUntil != member.CommunicationDisabledUntil)
            access.Guild(call.User, guild.Id, Permissions.ModerateMembers);
        if (!isSelf)
            RequireBelow(call, guild, access.Rank(guild, member.UserId));
        RequireRoles(call, guild, edited.Roles.Except(member.Roles).Concat(member.Roles.Except(edited.Roles)));
        return Answer.Ok(Put(edited));
    }

    private Answer EditMe(Call call)
    {
        var guild = access.Guild(call.User, call.Id("guild_id"), Permissions.ChangeNickname);
        var member = world.Members.Find(new(guild.Id, call.User.Id))!;
        var edited = member with { Nick = Nick(call.Form, member) };
        call.Form.Check();
        return Answer.Ok(Put(edited));
    }

    private Answer ChangeRole(Call call, Func<IReadOnlyList<Snowflake>, Snowflake, IReadOnlyList<Snowflake>> change)
    {
        var (guild, member) = Find(call);
        var role = call.Id("role_id");
        RequireRoles(call, guild, [role]);
        Put(member with { Roles = change(member.Roles, role) });
        return Answer.Nothing;
    }

    private (Guild Guild, Member Member) Find(Call call)
    {
        var guild = access.Guild(call.User, call.Id("guild_id"));
        return (guild, world.Members.Find(new(guild.Id, call.Id("user_id"))) ?? throw ApiError.UnknownMember);
    }

    private void RequireRoles(Call call, Guild guild, IEnumerable<Snowflake> ids)
    {
        foreach (var id in ids)
        {
            var role = guild.Roles.FirstOrDefault(known => known.Id == id) ?? throw ApiError.UnknownRole;
            access.Guild(call.User, guild.Id, Permissions.ManageRoles);
            RequireBelow(call, guild, role.Position);
            if (role.Managed || role.Id == guild.Id)
                throw ApiError.InvalidRole;
        }
    }

    private void RequireBelow(Call call, Guild guild, int rank)
    {
        if (rank >= access.Rank(guild, call.User.Id))
            throw ApiError.MissingPermissions;
    }

    private MemberView Put(Member member)
    {
        var shown = world.Members.Put(member).Shown(world.Users.Find(member.UserId));
        publisher.ToGuild(member.GuildId, new("GUILD_MEMBER_UPDATE", shown with { GuildId = member.GuildId }, Intents.GuildMembers) { About = member.UserId });
        return shown;
    }

    private static string? Nick(Form form, Member member)
    {
        var nick = form.Text("nick", 32);
        return form.Has("nick") ? string.IsNullOrEmpty(nick) ? null : nick : member.Nick;
    }
}
