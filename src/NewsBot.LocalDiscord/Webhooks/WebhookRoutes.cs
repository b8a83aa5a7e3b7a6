using System.Security.Cryptography;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Webhooks;

/// <summary>Making and keeping webhooks (https://docs.discord.com/developers/resources/webhook#create-webhook).</summary>
internal sealed class WebhookRoutes(World world, Access access, Publisher publisher, WebhookMessages messages)
{
    private const string ById = "webhooks/{webhook_id}";
    private const string ByToken = ById + "/{webhook_token}";
    private const int MaxPerChannel = 15;

    public void Map(Routes routes)
    {
        routes.Post("channels/{channel_id}/webhooks", Create);
        routes.Get("channels/{channel_id}/webhooks", InChannel);
        routes.Get("guilds/{guild_id}/webhooks", InGuild);
        routes.Get(ById, call => Answer.Ok(Find(call)));
        routes.Patch(ById, call => Answer.Ok(EditOrMove(call)));
        routes.Delete(ById, call => Delete(Find(call)));
        routes.Get(ByToken, call => Answer.Ok(FindByToken(call) with { User = null }), Callers.Anyone);
        routes.Patch(ByToken, call => Answer.Ok(Edit(call, FindByToken(call)) with { User = null }), Callers.Anyone);
        routes.Delete(ByToken, call => Delete(FindByToken(call)), Callers.Anyone);
    }

    private Answer Create(Call call)
    {
        var name = Name(call, required: true);
        var channel = access.Channel(call.User, call.Id("channel_id"), Permissions.ManageWebhooks);
        if (channel.IsThread || channel.GuildId is not { } guild)
            throw ApiError.WrongChannelType;
        if (world.Webhooks.In(channel.Id).Count >= MaxPerChannel)
            throw ApiError.MaxWebhooks;

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(34));
        return Answer.Ok(Put(new(world.Ids.Next(), channel.Id, guild, name!, token, call.User) { ApplicationId = call.User.IsBot ? call.User.Id : null }));
    }

    private Answer InChannel(Call call)
    {
        var channel = access.Channel(call.User, call.Id("channel_id"), Permissions.ManageWebhooks);
        return Answer.Ok(world.Webhooks.In(channel.Id).ToList());
    }

    private Answer InGuild(Call call)
    {
        var guild = access.Guild(call.User, call.Id("guild_id"), Permissions.ManageWebhooks);
        return Answer.Ok(world.Webhooks.All.Where(webhook => webhook.GuildId == guild.Id).ToList());
    }

    private Webhook Find(Call call)
    {
        var webhook = world.Webhooks.Find(call.Id("webhook_id")) ?? throw ApiError.UnknownWebhook;
        access.Channel(call.User, webhook.ChannelId, Permissions.ManageWebhooks);
        return webhook;
    }

    private Webhook FindByToken(Call call) => messages.Find(call) ?? throw ApiError.UnknownWebhook;

    private Webhook Edit(Call call, Webhook webhook) => Put(webhook with { Name = Name(call, required: false) ?? webhook.Name });

    private Webhook EditOrMove(Call call)
    {
        var webhook = Find(call);
        var target = call.Form.Id("channel_id");
        call.Form.Check();
        if (target is not { } id || id == webhook.ChannelId)
            return Edit(call, webhook);

        var channel = access.Channel(call.User, id, Permissions.ManageWebhooks);
        if (channel.IsThread || channel.GuildId != webhook.GuildId)
            throw ApiError.WrongChannelType;
        Tell(webhook);
        return Edit(call, webhook with { ChannelId = channel.Id });
    }

    private Answer Delete(Webhook webhook)
    {
        world.Webhooks.Remove(webhook.Id);
        Tell(webhook);
        return Answer.Nothing;
    }

    private Webhook Put(Webhook webhook)
    {
        Tell(webhook);
        return world.Webhooks.Put(webhook);
    }

    private void Tell(Webhook webhook) =>
        publisher.ToGuild(webhook.GuildId, new("WEBHOOKS_UPDATE", new WebhooksUpdated(webhook.GuildId, webhook.ChannelId), Intents.GuildWebhooks));

    private static string? Name(Call call, bool required)
    {
        var name = call.Form.Text("name", 80, 1, required);
        if (name is not null && (name.Contains("clyde", StringComparison.OrdinalIgnoreCase) || name.Contains("discord", StringComparison.OrdinalIgnoreCase)))
            call.Form.Refuse("name", "USERNAME_INVALID_CONTAINS", "Username cannot contain \"clyde\" or \"discord\"");
        call.Form.Check();
        return name;
    }

    internal sealed record WebhooksUpdated(Snowflake GuildId, Snowflake ChannelId);
}
