using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Messages;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>Hands an interaction to its application, and gives up on it when no answer comes (https://docs.discord.com/developers/interactions/receiving-and-responding#receiving-an-interaction).</summary>
internal sealed class InteractionDispatch(World world, Access access, Publisher publisher, InteractionPatience patience, MessageView view)
{
    public void Send(Interaction draft, Channel channel, JsonObject data, Message? message)
    {
        var interaction = world.Interactions.Put(draft with { Token = InteractionToken.For(draft.Id) });
        var shown = message is null ? null : Wire.Object(view.Show(message, null));
        publisher.ToUser(interaction.UserId, new("INTERACTION_CREATE", InteractionEvents.Of(interaction)), interaction.GuildId);
        publisher.ToUser(interaction.ApplicationId, new("INTERACTION_CREATE", Payload(interaction, channel, data, shown)), interaction.GuildId);
        patience.Begin(interaction);
    }

    /// <summary>What a bot learns of a used command.</summary>
    public JsonObject CommandData(Command command, Form data, Channel channel, Snowflake viewer)
    {
        var used = new JsonObject { ["id"] = command.Id.ToString(), ["name"] = command.Name, ["type"] = (int)command.Type };
        if (command.GuildId is { } guild)
            used["guild_id"] = guild.ToString();
        if (data.Get("options") is { ValueKind: JsonValueKind.Array } options)
            used["options"] = JsonArray.Create(options);
        var resolved = new ResolvedData(world, access, channel, viewer);
        resolved.AddOptions(data.List("options", 25));
        if (data.Id("target_id") is { } target)
        {
            used["target_id"] = target.ToString();
            resolved.AddTarget(command.Type, target);
        }
        resolved.WriteTo(used);
        return used;
    }

    public JsonObject ComponentData(Form data, JsonElement component, Channel channel, Snowflake viewer)
    {
        var type = component.GetProperty("type").GetInt32();
        var used = new JsonObject { ["component_type"] = type, ["custom_id"] = component.GetProperty("custom_id").GetString() };
        if (component.TryGetProperty("id", out var id))
            used["id"] = JsonValue.Create(id);
        if (!ComponentType.Selects.Contains(type))
            return used;
        used["values"] = data.Get("values") is { } values ? JsonArray.Create(values) : [];
        var resolved = new ResolvedData(world, access, channel, viewer);
        resolved.AddSelected(type, data.List("values", 25));
        resolved.WriteTo(used);
        return used;
    }

    public JsonObject ModalData(Form data, Channel channel, Snowflake viewer)
    {
        var resolved = new ResolvedData(world, access, channel, viewer);
        foreach (var chosen in data.List("components", 40).Select(row => row.Object("component")).OfType<Form>())
            resolved.AddSelected((int)(chosen.Integer("type", 0, int.MaxValue) ?? 0), chosen.List("values", 25));
        var filledIn = new JsonObject
        {
            ["custom_id"] = data.Text("custom_id", 100),
            ["components"] = data.Get("components") is { } components ? JsonArray.Create(components) : [],
        };
        resolved.WriteTo(filledIn);
        return filledIn;
    }

    private JsonObject Payload(Interaction interaction, Channel channel, JsonObject data, JsonObject? message)
    {
        var user = world.Users.Find(interaction.UserId)!;
        var owners = InteractionEvents.Owners(interaction);
        var payload = new JsonObject
        {
            ["id"] = interaction.Id.ToString(),
            ["application_id"] = interaction.ApplicationId.ToString(),
            ["type"] = (int)interaction.Type,
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["data"] = data,
            ["channel_id"] = channel.Id.ToString(),
            ["channel"] = Wire.Object(channel.SeenBy(interaction.ApplicationId)),
            ["app_permissions"] = Bits(access.In(channel, interaction.ApplicationId)),
            ["locale"] = world.LocaleOf(interaction.UserId),
            ["context"] = channel.IsDm ? 1 : 0,
            ["entitlements"] = new JsonArray(),
            ["entitlement_sku_ids"] = new JsonArray(),
            ["authorizing_integration_owners"] = owners,
            ["attachment_size_limit"] = 10 * 1024 * 1024,
        };
        payload["channel"]!["permissions"] = Bits(access.In(channel, interaction.UserId));
        if (channel.GuildId is { } guild)
        {
            payload["guild_id"] = guild.ToString();
            payload["guild_locale"] = "en-US";
            payload["guild"] = new JsonObject { ["id"] = guild.ToString(), ["locale"] = "en-US", ["features"] = new JsonArray() };
            payload["member"] = Wire.Object(world.Members.Find(new(guild, user.Id))!.Shown(user, access.In(channel, user.Id)));
        }
        else
        {
            payload["user"] = Wire.Object(user);
        }
        if (message is not null)
            payload["message"] = message;
        return payload;
    }

    private static string Bits(Permissions permissions) => ((ulong)permissions).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
