using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.OpenApi;

/// <summary>Messages with all that they can hold, and what is done to them.</summary>
internal static class MessageScenes
{
    private const string Rich = """
        {
          "content": "**News** <@{reader}> :tada:", "tts": false, "nonce": "n-1", "enforce_nonce": true, "flags": 4096,
          "allowed_mentions": {"parse": [], "users": ["{reader}"], "roles": [], "replied_user": false},
          "embeds": [{
            "title": "t", "description": "d", "url": "https://news.example/1", "color": 255, "timestamp": "2026-01-02T03:04:05Z", "type": "rich",
            "author": {"name": "a", "url": "https://news.example/a", "icon_url": "https://news.example/a.png"},
            "footer": {"text": "f", "icon_url": "https://news.example/f.png"}, "image": {"url": "https://news.example/i.png"}, "thumbnail": {"url": "https://news.example/t.png"},
            "fields": [{"name": "n", "value": "v", "inline": true}]
          }],
          "components": [
            {"type": 1, "components": [
              {"type": 2, "style": 1, "label": "More", "custom_id": "more", "emoji": {"name": "📰"}},
              {"type": 2, "style": 5, "label": "Open", "url": "https://news.example/1"},
              {"type": 2, "style": 4, "label": "Off", "custom_id": "off", "disabled": true}]},
            {"type": 1, "components": [{"type": 3, "custom_id": "pick", "placeholder": "p", "min_values": 1, "max_values": 1, "options": [{"label": "A", "value": "a", "description": "d", "default": true}, {"label": "B", "value": "b"}]}]},
            {"type": 1, "components": [{"type": 5, "custom_id": "users"}]},
            {"type": 1, "components": [{"type": 6, "custom_id": "roles"}]},
            {"type": 1, "components": [{"type": 8, "custom_id": "channels", "channel_types": [0]}]}]
        }
        """;

    private const string ComponentsOnly = """
        {"flags": 32768, "components": [{"type": 17, "accent_color": 255, "components": [
          {"type": 10, "content": "text"}, {"type": 14, "divider": true, "spacing": 1},
          {"type": 9, "components": [{"type": 10, "content": "beside"}], "accessory": {"type": 11, "media": {"url": "https://news.example/i.png"}}},
          {"type": 12, "items": [{"media": {"url": "https://news.example/i.png"}}]}]}]}
        """;

    public static async Task PlayAsync(Conversation talk)
    {
        var (discord, channel) = (talk.Discord, talk.Channel);
        var reader = await Discord.UserAsync(discord.Reader);
        var many = $"channels/{channel}/messages";

        var rich = (await discord.Bot.PostAsync(many, Rich.Replace("{reader}", reader, StringComparison.Ordinal))).Ok();
        (await discord.Bot.PostAsync(many, Rich.Replace("{reader}", reader, StringComparison.Ordinal))).Ok();
        (await discord.Bot.PostAsync(many, ComponentsOnly)).Ok();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"content":"look","attachments":[{"id":"0","filename":"data.bin","description":"d"}],"embeds":[{"image":{"url":"attachment://data.bin"}}]}"""), "payload_json" },
            { new ByteArrayContent([1, 2, 3]), "files[0]", "data.bin" },
        };
        var file = (await discord.Bot.SendAsync(HttpMethod.Post, many, form)).Ok();
        var said = await discord.Reader.SayAsync(channel, "said", rich.Id());
        (await discord.Bot.PostAsync(many, new { content = "lonely", message_reference = new { message_id = "1", channel_id = channel, guild_id = talk.Guild, fail_if_not_exists = false } })).Ok();

        (await discord.Bot.GetAsync($"{many}?limit=50")).Ok();
        foreach (var side in (string[])["before", "after", "around"])
            (await discord.Bot.GetAsync($"{many}?limit=2&{side}={said.Id()}")).Ok();
        (await discord.Bot.GetAsync($"{many}/{said.Id()}")).Ok();
        (await discord.Bot.PatchAsync($"{many}/{rich.Id()}", new { content = "edited", embeds = Array.Empty<object>(), components = Array.Empty<object>(), allowed_mentions = new { parse = Array.Empty<string>() } })).Ok();
        (await discord.Bot.PatchAsync($"{many}/{file.Id()}", new { attachments = Array.Empty<object>(), content = "gone" })).Ok();
        (await discord.Bot.PatchAsync($"{many}/{said.Id()}", new { flags = 4 })).Ok();
        await RefuseAsync(talk, many, said);

        await ReactAsync(discord, $"{many}/{said.Id()}/reactions", reader);
        await PinAsync(discord, channel, said);
        (await discord.Bot.PostAsync($"channels/{channel}/typing")).Ok();
        await RemoveAsync(discord, channel, many);
    }

    private static async Task RefuseAsync(Conversation talk, string many, JsonNode said)
    {
        (await talk.Discord.Bot.PostAsync(many, new { content = new string('x', 2_001), embeds = new[] { new { fields = new[] { new { name = "" } } } } })).Refused(400, 50035);
        (await talk.Discord.Bot.PostAsync(many, new { })).Refused(400, 50006);
        (await talk.Discord.Bot.PostAsync(many, "{")).Refused(400, 50109);
        (await talk.Discord.Bot.PatchAsync($"{many}/{said.Id()}", new { content = "not mine" })).Refused(403, 50005);
        (await talk.Discord.Bot.GetAsync($"{many}/1")).Refused(404, 10008);
        (await talk.Discord.As("Bot wrong").GetAsync(many)).Refused(401, 0);
        (await talk.Discord.Guest.DeleteAsync($"{many}/{said.Id()}")).Refused(403, 50013);
    }

    private static async Task ReactAsync(Discord discord, string reactions, string reader)
    {
        var emoji = $"{reactions}/{Uri.EscapeDataString("👍")}";
        (await discord.Bot.PutAsync($"{emoji}/@me")).Ok();
        (await discord.Reader.PutAsync($"{emoji}/@me")).Ok();
        (await discord.Bot.GetAsync($"{emoji}?limit=10&after=1")).Ok();
        (await discord.Bot.GetAsync(reactions[..reactions.LastIndexOf('/')])).Ok();
        (await discord.Bot.DeleteAsync($"{emoji}/@me")).Ok();
        (await discord.Bot.DeleteAsync($"{emoji}/{reader}")).Ok();
        (await discord.Bot.PutAsync($"{emoji}/@me")).Ok();
        (await discord.Bot.DeleteAsync(emoji)).Ok();
        (await discord.Bot.PutAsync($"{emoji}/@me")).Ok();
        (await discord.Bot.DeleteAsync(reactions)).Ok();
    }

    private static async Task PinAsync(Discord discord, string channel, JsonNode message)
    {
        foreach (var pins in (string[])[$"channels/{channel}/messages/pins", $"channels/{channel}/pins"])
        {
            (await discord.Bot.PutAsync($"{pins}/{message.Id()}")).Ok();
            (await discord.Bot.GetAsync(pins)).Ok();
            (await discord.Bot.DeleteAsync($"{pins}/{message.Id()}")).Ok();
        }
    }

    private static async Task RemoveAsync(Discord discord, string channel, string many)
    {
        var (one, two, three) = (await discord.Bot.SayAsync(channel, "1"), await discord.Bot.SayAsync(channel, "2"), await discord.Bot.SayAsync(channel, "3"));
        (await discord.Bot.PostAsync($"{many}/bulk-delete", new { messages = new[] { one.Id(), two.Id() } })).Ok();
        (await discord.Bot.DeleteAsync($"{many}/{three.Id()}")).Ok();
    }
}
