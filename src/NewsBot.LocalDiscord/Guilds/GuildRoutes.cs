using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Guilds;

/// <summary>Guilds and what is going on in them (https://docs.discord.com/developers/resources/guild).</summary>
internal sealed class GuildRoutes(World world, Access access, Publisher publisher)
{
    private const string One = "guilds/{guild_id}";

    public void Map(Routes routes)
    {
        routes.Get(One, Get);
        routes.Patch(One, Edit);
        routes.Get(One + "/threads/active", ActiveThreads);
        routes.Get(One + "/emojis", None);
        routes.Get(One + "/stickers", None);
    }

    private Answer Get(Call call)
    {
        var guild = access.Guild(call.User, call.Id("guild_id"));
        var shown = guild.Shown();
        if (call.Query.Flag("with_counts") == true)
            (shown["approximate_member_count"], shown["approximate_presence_count"]) = (world.Members.In(guild.Id).Count, world.Members.In(guild.Id).Count);
        return Answer.Ok(shown);
    }

    private Answer Edit(Call call)
    {
        var name = call.Form.Text("name", 100, 2);
        call.Form.Check();
        var guild = access.Guild(call.User, call.Id("guild_id"), Permissions.ManageGuild);
        guild = world.Guilds.Put(guild with { Name = name ?? guild.Name });
        publisher.ToGuild(guild.Id, new("GUILD_UPDATE", guild.Shown(), Intents.Guilds));
        return Answer.Ok(guild.Shown());
    }

    // Guilds here have no emoji and no stickers of their own; libraries ask for them all the same.
    private Answer None(Call call)
    {
        access.Guild(call.User, call.Id("guild_id"));
        return Answer.Ok(new JsonArray());
    }

    private Answer ActiveThreads(Call call)
    {
        var guild = access.Guild(call.User, call.Id("guild_id"));
        var threads = world.Channels.In(guild.Id)
            .Where(channel => channel is { IsThread: true, ThreadMetadata.Archived: false } && access.In(channel, call.User.Id).HasFlag(Permissions.ViewChannel))
            .OrderByDescending(thread => thread.Id)
            .ToList();
        return Answer.Ok(new JsonObject
        {
            ["threads"] = new JsonArray([.. threads.Select(Wire.Object)]),
            ["members"] = new JsonArray([.. threads.Select(thread => world.ThreadMembers.Find(new(thread.Id, call.User.Id))).OfType<Threads.ThreadMember>().Select(Wire.Object)]),
            ["has_more"] = false,
        });
    }
}
