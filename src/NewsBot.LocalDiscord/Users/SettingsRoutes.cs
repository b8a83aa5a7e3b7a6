using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Users;

/// <summary>How a person uses Discord.</summary>
internal sealed record UserSettings(Snowflake UserId, string Locale);

/// <summary>A person's own settings, over the endpoint of Discord's own client; of them there is the language.</summary>
internal sealed class SettingsRoutes(World world, Publisher publisher)
{
    public void Map(Routes routes)
    {
        routes.Get("users/@me/settings", call => Answer.Ok(Shown(world.LocaleOf(call.User.Id))), Callers.People);
        routes.Patch("users/@me/settings", Change, Callers.People);
    }

    private Answer Change(Call call)
    {
        var locale = call.Form.Text("locale", 10) ?? world.LocaleOf(call.User.Id);
        if (!Locales.All.Contains(locale))
            call.Form.Refuse("locale", "BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", Locales.All.Order(StringComparer.Ordinal))}}}.");
        call.Form.Check();
        world.Settings.Put(new(call.User.Id, locale));
        publisher.ToUser(call.User.Id, new("USER_SETTINGS_UPDATE", Shown(locale)));
        return Answer.Ok(Shown(locale));
    }

    private static JsonObject Shown(string locale) => new() { ["locale"] = locale };
}
