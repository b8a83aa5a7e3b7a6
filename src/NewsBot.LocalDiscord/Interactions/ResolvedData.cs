using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>The things that an interaction's ids stand for (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-resolved-data-structure).</summary>
internal sealed class ResolvedData(World world, Access access, Channel place, Snowflake viewer)
{
    private readonly JsonObject _resolved = [];

    public void AddOptions(IEnumerable<Form> options)
    {
        foreach (var option in options)
        {
            AddOptions(option.List("options", 25));
            if (option.Get("value") is not { } value || !Snowflake.TryParse(value.ToString(), out var id))
                continue;
            switch (option.Get("type") is { } type && type.TryGetInt32(out var number) ? number : 0)
            {
                case OptionType.User:
                    AddUser(id);
                    break;
                case OptionType.Channel:
                    AddChannel(id);
                    break;
                case OptionType.Role:
                    AddRole(id);
                    break;
                case OptionType.Mentionable:
                    AddUser(id);
                    AddRole(id);
                    break;
            }
        }
    }

    public void AddSelected(int type, IEnumerable<Form> values)
    {
        foreach (var value in values)
        {
            if (!Snowflake.TryParse(value.Value.ToString(), out var id))
                continue;
            if (type is 5 or 7)
                AddUser(id);
            if (type is 6 or 7)
                AddRole(id);
            if (type is 8)
                AddChannel(id);
        }
    }

    public void AddTarget(CommandType type, Snowflake id)
    {
        if (type == CommandType.User)
            AddUser(id);
        else if (world.Messages.Find(place.Id, id) is { } message)
            Add("messages", id, Wire.Object(message));
    }

    public void WriteTo(JsonObject data)
    {
        if (_resolved.Count > 0)
            data["resolved"] = _resolved;
    }

    private void AddUser(Snowflake id)
    {
        if (world.Users.Find(id) is not { } user)
            return;
        Add("users", id, Wire.Object(user));
        if (place.GuildId is { } guild && world.Members.Find(new(guild, id)) is { } member)
            Add("members", id, Wire.Object(member.Shown(null, access.In(place, id))));
    }

    private void AddChannel(Snowflake id)
    {
        if (world.Channels.Find(id) is not { } channel || channel.GuildId != place.GuildId)
            return;
        var shown = Wire.Object(channel);
        shown["permissions"] = ((ulong)access.In(channel, viewer)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Add("channels", id, shown);
    }

    private void AddRole(Snowflake id)
    {
        if (place.GuildId is { } guild && world.Guilds.Find(guild)?.Roles.FirstOrDefault(role => role.Id == id) is { } role)
            Add("roles", id, Wire.Object(role));
    }

    private void Add(string kind, Snowflake id, JsonObject thing)
    {
        if (_resolved[kind] is not JsonObject things)
            _resolved[kind] = things = [];
        things[id.ToString()] = thing;
    }
}
