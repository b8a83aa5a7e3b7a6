using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Guilds;

/// <summary>Who is in a guild (https://docs.discord.com/developers/resources/guild#get-guild-member).</summary>
internal sealed class MemberRoutes(World world, Access access, Membership membership)
{
    private const string Many = "guilds/{guild_id}/members";

    public void Map(Routes routes)
    {
        routes.Get(Many, List);
        routes.Get(Many + "/search", Search);
        routes.Get(Many + "/@me", call => Answer.Ok(Find(access.Guild(call.User, call.Id("guild_id")), call.User.Id)));
        routes.Get(Many + "/{user_id}", call => Answer.Ok(Find(access.Guild(call.User, call.Id("guild_id")), call.Id("user_id"))));
        routes.Put(Many + "/{user_id}", Add);
        routes.Delete(Many + "/{user_id}", Remove);
    }

    private Answer List(Call call)
    {
        var limit = (int)(call.Query.Integer("limit", 1, 1_000) ?? 1);
        var after = call.Query.Id("after") ?? default;
        call.Query.Check();
        var guild = access.Guild(call.User, call.Id("guild_id"));
        return Answer.Ok(world.Members.In(guild.Id)
            .Where(member => member.UserId.CompareTo(after) > 0)
            .OrderBy(member => member.UserId)
            .Take(limit)
            .Select(member => member.Shown(world.Users.Find(member.UserId)))
            .ToList());
    }

    private Answer Search(Call call)
    {
        var query = call.Query.Text("query", 100, 1, required: true);
        var limit = (int)(call.Query.Integer("limit", 1, 1_000) ?? 1);
        call.Query.Check();
        var guild = access.Guild(call.User, call.Id("guild_id"));
        return Answer.Ok(world.Members.In(guild.Id)
            .Select(member => member.Shown(world.Users.Find(member.UserId)))
            .Where(member => member.User!.Username.StartsWith(query!, StringComparison.OrdinalIgnoreCase) || member.Nick?.StartsWith(query!, StringComparison.OrdinalIgnoreCase) == true)
            .Take(limit)
            .ToList());
    }

    // Discord adds people with their OAuth2 token and bots by an invite link; here whoever manages the guild may do either.
    private Answer Add(Call call)
    {
        var guild = access.Guild(call.User, call.Id("guild_id"), Permissions.ManageGuild);
        var user = world.Users.Find(call.Id("user_id")) ?? throw ApiError.UnknownUser;
        return world.Members.Find(new(guild.Id, user.Id)) is null ? Answer.Created(membership.Add(guild, user).Shown(user)) : Answer.Nothing;
    }

    private Answer Remove(Call call)
    {
        var guild = access.Guild(call.User, call.Id("guild_id"), Permissions.KickMembers);
        var user = world.Users.Find(call.Id("user_id")) ?? throw ApiError.UnknownUser;
        Find(guild, user.Id);
        if (access.Rank(guild, user.Id) >= access.Rank(guild, call.User.Id))
            throw ApiError.MissingPermissions;
        membership.Remove(guild, user);
        return Answer.Nothing;
    }

    private MemberView Find(Guild guild, Snowflake user) =>
        world.Members.Find(new(guild.Id, user))?.Shown(world.Users.Find(user)) ?? throw ApiError.UnknownMember;
}
