using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.OpenApi;

/// <summary>Commands of every kind, registered everywhere and in one guild.</summary>
internal static class CommandScenes
{
    public const string Full = """
        {
          "name": "news", "description": "d", "type": 1, "default_member_permissions": "2048", "contexts": [0], "integration_types": [0],
          "name_localizations": {"de": "nachrichten"}, "description_localizations": {"de": "d"},
          "options": [
            {"type": 1, "name": "show", "description": "d", "options": [
              {"type": 3, "name": "article", "description": "d", "required": true, "autocomplete": true},
              {"type": 4, "name": "count", "description": "d", "min_value": 1, "max_value": 25},
              {"type": 10, "name": "share", "description": "d", "min_value": 0.5, "max_value": 1.5},
              {"type": 5, "name": "old", "description": "d"}, {"type": 6, "name": "who", "description": "d"},
              {"type": 7, "name": "where", "description": "d", "channel_types": [0, 5, 15]},
              {"type": 8, "name": "role", "description": "d"}, {"type": 9, "name": "anyone", "description": "d"}, {"type": 11, "name": "file", "description": "d"},
              {"type": 3, "name": "order", "description": "d", "choices": [{"name": "new", "value": "new", "name_localizations": {"de": "neu"}}]},
              {"type": 3, "name": "text", "description": "d", "min_length": 1, "max_length": 10}]},
            {"type": 2, "name": "feed", "description": "d", "options": [{"type": 1, "name": "add", "description": "d"}]}]
        }
        """;

    public static async Task PlayAsync(Conversation talk)
    {
        foreach (var many in (string[])[$"applications/{talk.Application}/commands", $"applications/{talk.Application}/guilds/{talk.Guild}/commands"])
        {
            var command = (await talk.Discord.Bot.PostAsync(many, Full)).Ok();
            (await talk.Discord.Bot.PostAsync(many, new { name = "Show history", type = 3 })).Ok();
            (await talk.Discord.Bot.PostAsync(many, new { name = "Show author", type = 2 })).Ok();
            (await talk.Discord.Bot.GetAsync($"{many}?with_localizations=true")).Ok();
            (await talk.Discord.Bot.GetAsync($"{many}/{command.Id()}")).Ok();
            (await talk.Discord.Bot.PatchAsync($"{many}/{command.Id()}", new { description = "e" })).Ok();
            (await talk.Discord.Bot.PostAsync(many, new { name = "Upper", description = "d" })).Refused(400, 50035);
            (await talk.Discord.Reader.GetAsync($"guilds/{talk.Guild}/application-command-index")).Ok();
            (await talk.Discord.Reader.GetAsync($"channels/{talk.Channel}/application-command-index")).Ok();
            (await talk.Discord.Reader.GetAsync("users/@me/settings")).Ok();
            (await talk.Discord.Reader.PatchAsync("users/@me/settings", new { locale = "en-US" })).Ok();
            (await talk.Discord.Bot.DeleteAsync($"{many}/{command.Id()}")).Ok();
            (await talk.Discord.Bot.PutAsync(many, "[]")).Ok();
        }
        (await talk.Discord.Bot.GetAsync($"applications/{talk.Application}/guilds/{talk.Guild}/commands/permissions")).Ok();
        (await talk.Discord.Bot.GetAsync($"applications/{talk.Application}/emojis")).Ok();
        (await talk.Discord.Bot.GetAsync("applications/@me")).Ok();
        (await talk.Discord.Bot.GetAsync("oauth2/applications/@me")).Ok();
    }
}
