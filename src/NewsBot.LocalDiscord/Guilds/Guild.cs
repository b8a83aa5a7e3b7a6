using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Guilds;

/// <summary>A guild and its roles (https://docs.discord.com/developers/resources/guild#guild-object).</summary>
internal sealed record Guild(Snowflake Id, string Name, Snowflake OwnerId, IReadOnlyList<Role> Roles)
{
    // What this Discord does not offer is there all the same, with Discord's default.
    private const string NotOffered = """
        {
            "icon": null, "banner": null, "splash": null, "discovery_splash": null, "home_header": null, "description": null,
            "features": [], "emojis": [], "stickers": [], "region": "local", "preferred_locale": "en-US", "application_id": null,
            "afk_channel_id": null, "afk_timeout": 300, "system_channel_id": null, "system_channel_flags": 0,
            "widget_enabled": false, "widget_channel_id": null, "rules_channel_id": null, "safety_alerts_channel_id": null, "public_updates_channel_id": null,
            "verification_level": 0, "default_message_notifications": 0, "mfa_level": 0, "explicit_content_filter": 0, "nsfw": false, "nsfw_level": 0,
            "max_presences": null, "max_members": 500000, "max_stage_video_channel_users": 50, "max_video_channel_users": 25,
            "vanity_url_code": null, "premium_tier": 0, "premium_subscription_count": 0, "premium_progress_bar_enabled": false, "incidents_data": null
        }
        """;

    [JsonIgnore]
    public Role Everyone => Roles.First(role => role.Id == Id);

    public JsonObject Shown()
    {
        var shown = JsonNode.Parse(NotOffered)!.AsObject();
        foreach (var (key, value) in Wire.Object(this).ToList())
            shown[key] = value!.DeepClone();
        return shown;
    }
}
