using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Interactions;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Gateway;

/// <summary>What a new session is told first: itself, then each guild (https://docs.discord.com/developers/events/gateway-events#ready).</summary>
internal sealed class Greeting(World world, Access access, Publisher publisher, Address address)
{
    private const int LargeGuild = 250;
    private const int MembersChunk = 1_000;

    public void Send(GatewaySession session, bool isSharded)
    {
        var guilds = world.Guilds.All.Where(guild => session.Serves(guild.Id) && world.Members.Find(new(guild.Id, session.User.Id)) is not null).ToList();
        var ready = new JsonObject
        {
            ["v"] = 10,
            ["user"] = Wire.Object(session.User),
            ["guilds"] = new JsonArray([.. guilds.Select(guild => new JsonObject { ["id"] = guild.Id.ToString(), ["unavailable"] = true })]),
            ["session_id"] = session.Id,
            ["session_type"] = "normal",
            ["resume_gateway_url"] = address.ResumeGateway,
            ["private_channels"] = session.User.IsBot ? new JsonArray() : Array(Conversations(session.User.Id)),
            ["relationships"] = new JsonArray(),
            ["user_settings"] = session.User.IsBot ? new JsonObject() : new JsonObject { ["locale"] = world.LocaleOf(session.User.Id) },
            ["_trace"] = new JsonArray(),
        };
        if (isSharded)
            ready["shard"] = new JsonArray(session.Shard, session.Shards);
        if (session.User.IsBot)
            ready["application"] = new JsonObject { ["id"] = session.User.Id.ToString(), ["flags"] = ApplicationFlags.Of(world.Options) };
        publisher.To(session, new("READY", ready));

        foreach (var guild in guilds)
            publisher.To(session, new("GUILD_CREATE", Guild(guild, session), Intents.Guilds));
    }

    /// <summary>A guild with all that a client keeps of it (https://docs.discord.com/developers/events/gateway-events#guild-create).</summary>
    public JsonObject Guild(Guild guild, GatewaySession session)
    {
        var me = session.User.Id;
        var members = world.Members.In(guild.Id);
        var channels = world.Channels.In(guild.Id);
        var shown = session.Intents.HasFlag(Intents.GuildMembers) ? members.Take(LargeGuild) : members.Where(member => member.UserId == me);

        var created = guild.Shown();
        created["joined_at"] = world.Members.Find(new(guild.Id, me))!.JoinedAt;
        created["large"] = members.Count > LargeGuild;
        created["unavailable"] = false;
        created["member_count"] = members.Count;
        created["members"] = Array(shown.Select(member => member.Shown(world.Users.Find(member.UserId))));
        created["channels"] = Array(channels.Where(channel => !channel.IsThread && (session.User.IsBot || Sees(channel, me))));
        created["threads"] = Array(channels.Where(channel => channel is { IsThread: true, ThreadMetadata.Archived: false } && Sees(channel, me))
            .Select(thread => thread with { Member = world.ThreadMembers.Find(new(thread.Id, me)) }));
        foreach (var empty in (ReadOnlySpan<string>)["voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds"])
            created[empty] = new JsonArray();
        return created;
    }

    /// <summary>Answers a request for a guild's members (https://docs.discord.com/developers/events/gateway-events#request-guild-members).</summary>
    public void SendMembers(GatewaySession session, Form request)
    {
        if (request.Id("guild_id") is not { } guild || world.Members.Find(new(guild, session.User.Id)) is null)
            return;

        var prefix = request.Text("query", 100);
        var ids = request.Get("user_ids") is { ValueKind: System.Text.Json.JsonValueKind.Array } ? request.Ids("user_ids", 100) : request.Id("user_ids") is { } one ? [one] : [];
        var limit = request.Integer("limit", 0, int.MaxValue) is > 0 and { } most ? (int)most : int.MaxValue;
        var found = world.Members.In(guild)
            .Select(member => member.Shown(world.Users.Find(member.UserId)))
            .Where(member => prefix is not null ? member.User!.Username.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) : ids.Contains(member.User!.Id))
            .Take(limit)
            .Chunk(MembersChunk)
            .ToList();
        if (found.Count == 0)
            found.Add([]);
        for (var i = 0; i < found.Count; i++)
        {
            publisher.To(session, new("GUILD_MEMBERS_CHUNK", new JsonObject
            {
                ["guild_id"] = guild.ToString(),
                ["members"] = Array(found[i]),
                ["chunk_index"] = i,
                ["chunk_count"] = found.Count,
                ["nonce"] = request.Text("nonce", 32),
            }));
        }
    }

    // Bots are not told of theirs, and nobody of those in which nothing was said.
    private IEnumerable<Channel> Conversations(Snowflake user) =>
        world.Channels.All.Where(channel => channel is { IsDm: true, LastMessageId: not null } && Sees(channel, user)).Select(channel => channel.SeenBy(user));

    private bool Sees(Channel channel, Snowflake user) => access.In(channel, user).HasFlag(Permissions.ViewChannel);

    private static JsonArray Array(IEnumerable<object> items) => new([.. items.Select(Wire.Object)]);
}
