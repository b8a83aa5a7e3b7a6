using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Users;

/// <summary>Who is who (https://docs.discord.com/developers/resources/user).</summary>
internal sealed class UserRoutes(World world, Access access, Publisher publisher, Membership membership)
{
    public void Map(Routes routes)
    {
        routes.Get("users/@me", call => Answer.Ok(Me(call.User)));
        routes.Get("users/@me/guilds", Guilds);
        routes.Get("users/@me/guilds/{guild_id}/member", MyMember);
        routes.Delete("users/@me/guilds/{guild_id}", Leave);
        routes.Post("users/@me/channels", OpenDm);
        routes.Get("users/{user_id}", call => Answer.Ok(world.Users.Find(call.Id("user_id")) ?? throw ApiError.UnknownUser));
    }

    private JsonObject Me(User user)
    {
        var me = Wire.Object(user);
        me["mfa_enabled"] = false;
        me["locale"] = world.LocaleOf(user.Id);
        me["verified"] = true;
        me["email"] = null;
        me["premium_type"] = 0;
        return me;
    }

    private Answer Guilds(Call call)
    {
        var limit = (int)(call.Query.Integer("limit", 1, 200) ?? 200);
        var (before, after, counts) = (call.Query.Id("before"), call.Query.Id("after"), call.Query.Flag("with_counts") ?? false);
        call.Query.Check();
        var guilds = world.Guilds.All
            .Where(guild => world.Members.Find(new(guild.Id, call.User.Id)) is not null)
            .Where(guild => (before is not { } b || guild.Id.CompareTo(b) < 0) && (after is not { } a || guild.Id.CompareTo(a) > 0))
            .OrderBy(guild => guild.Id)
            .Take(limit);
        return Answer.Ok(guilds.Select(guild => MyGuild(guild, call.User, counts)).ToList());
    }

    private JsonObject MyGuild(Guild guild, User user, bool counts)
    {
        var mine = new JsonObject
        {
            ["id"] = guild.Id.ToString(),
            ["name"] = guild.Name,
            ["icon"] = null,
            ["banner"] = null,
            ["owner"] = guild.OwnerId == user.Id,
            ["permissions"] = ((ulong)access.In(guild, user.Id)).ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["features"] = new JsonArray(),
        };
        if (counts)
            (mine["approximate_member_count"], mine["approximate_presence_count"]) = (world.Members.In(guild.Id).Count, world.Members.In(guild.Id).Count);
        return mine;
    }

    private Answer MyMember(Call call)
    {
        var guild = access.Guild(call.User, call.Id("guild_id"));
        return Answer.Ok(world.Members.Find(new(guild.Id, call.User.Id))!.Shown(call.User));
    }

    private Answer Leave(Call call)
    {
        membership.Remove(access.Guild(call.User, call.Id("guild_id")), call.User);
        return Answer.Nothing;
    }

    private Answer OpenDm(Call call)
    {
        var recipient = call.Form.Id("recipient_id", required: true);
        call.Form.Check();
        if (world.Users.Find(recipient!.Value) is not { } other || other.Id == call.User.Id)
            throw ApiError.UnknownUser;

        var known = world.Channels.All.FirstOrDefault(channel => channel.IsDm && channel.Recipients!.Any(r => r.Id == other.Id) && channel.Recipients!.Any(r => r.Id == call.User.Id));
        var channel = known ?? world.Channels.Put(new(world.Ids.Next(), ChannelType.Dm) { Recipients = [call.User, other] });
        if (known is null)
            publisher.ToUser(call.User.Id, new("CHANNEL_CREATE", channel.SeenBy(call.User.Id)));
        return Answer.Ok(channel.SeenBy(call.User.Id));
    }
}
