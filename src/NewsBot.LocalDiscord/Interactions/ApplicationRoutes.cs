using System.Globalization;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>The bot's own application (https://docs.discord.com/developers/resources/application).</summary>
internal sealed class ApplicationRoutes(World world)
{
    public void Map(Routes routes)
    {
        routes.Get("applications/@me", call => Answer.Ok(Application(call.User)), Callers.Bots);
        routes.Get("applications/{application_id}/emojis", call => Answer.Ok(new JsonObject { ["items"] = new JsonArray() }), Callers.Bots);
        routes.Get("oauth2/applications/@me", call => Answer.Ok(Application(call.User)), Callers.Bots);
    }

    /// <summary>What anyone may know of an application.</summary>
    public static JsonObject Basic(User bot) => new()
    {
        ["id"] = bot.Id.ToString(),
        ["name"] = bot.Username,
        ["icon"] = null,
        ["description"] = "",
        ["type"] = null,
        ["bot"] = Wire.Object(bot),
    };

    private JsonObject Application(User bot)
    {
        var guilds = world.Guilds.All;
        var owner = guilds.Select(guild => world.Users.Find(guild.OwnerId)).FirstOrDefault() ?? bot;
        var application = Basic(bot);
        foreach (var (key, value) in new JsonObject
        {
            ["bot_public"] = true,
            ["bot_require_code_grant"] = false,
            ["verify_key"] = new string('0', 64),
            ["flags"] = ApplicationFlags.Of(world.Options),
            ["flags_new"] = ApplicationFlags.Of(world.Options).ToString(CultureInfo.InvariantCulture),
            ["install_params"] = new JsonObject { ["scopes"] = new JsonArray("bot", "applications.commands"), ["permissions"] = ((ulong)Permissions.Bot).ToString(CultureInfo.InvariantCulture) },
            ["redirect_uris"] = new JsonArray(),
            ["interactions_endpoint_url"] = null,
            ["role_connections_verification_url"] = null,
            ["owner"] = Wire.Object(owner),
            ["approximate_guild_count"] = guilds.Count,
            ["approximate_user_install_count"] = 0,
            ["approximate_user_authorization_count"] = 0,
            ["explicit_content_filter"] = 0,
            ["team"] = null,
            ["eligible_oauth2_scopes"] = new JsonArray("bot", "applications.commands"),
        })
        {
            application[key] = value?.DeepClone();
        }
        return application;
    }
}
