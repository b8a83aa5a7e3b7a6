using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.OpenApi;

/// <summary>Webhooks, in a channel and in a forum.</summary>
internal static class WebhookScenes
{
    public static async Task PlayAsync(Conversation talk)
    {
        var (bot, nobody) = (talk.Discord.Bot, talk.Discord.Nobody);
        var webhook = (await bot.PostAsync($"channels/{talk.Channel}/webhooks", new { name = "personas" })).Ok();
        var path = $"webhooks/{webhook.Id()}/{webhook.Text("token")}";
        (await bot.GetAsync($"channels/{talk.Channel}/webhooks")).Ok();
        (await bot.GetAsync($"guilds/{talk.Guild}/webhooks")).Ok();
        (await bot.GetAsync($"webhooks/{webhook.Id()}")).Ok();
        (await bot.PatchAsync($"webhooks/{webhook.Id()}", new { name = "voices", channel_id = talk.Channel })).Ok();
        (await nobody.GetAsync(path)).Ok();
        (await nobody.PatchAsync(path, new { name = "people" })).Ok();

        (await nobody.PostAsync(path, new { content = "quiet" })).Ok();
        var message = (await nobody.PostAsync($"{path}?wait=true", new { content = "hi", username = "Ann", avatar_url = "https://news.example/a.png", embeds = new[] { new { description = "d" } }, allowed_mentions = new { parse = Array.Empty<string>() } })).Ok();
        (await nobody.GetAsync($"{path}/messages/{message.Id()}")).Ok();
        (await nobody.PatchAsync($"{path}/messages/{message.Id()}", new { content = "hello" })).Ok();
        (await nobody.DeleteAsync($"{path}/messages/{message.Id()}")).Ok();
        (await nobody.PostAsync($"webhooks/{webhook.Id()}/wrong", new { content = "x" })).Refused(401, 50027);
        (await nobody.DeleteAsync(path)).Ok();

        var forum = await talk.Discord.ChannelAsync("articles");
        var inForum = (await bot.PostAsync($"channels/{forum}/webhooks", new { name = "a" })).Ok();
        var tag = (await bot.GetAsync($"channels/{forum}")).Ok()["available_tags"]![0].Id();
        (await nobody.PostAsync($"webhooks/{inForum.Id()}/{inForum.Text("token")}?wait=true", new { content = "x", thread_name = "untagged" })).Refused(400, 40067);
        (await nobody.PostAsync($"webhooks/{inForum.Id()}/{inForum.Text("token")}?wait=true", new { content = "x", thread_name = "t", applied_tags = new[] { tag } })).Ok();
        (await bot.DeleteAsync($"webhooks/{inForum.Id()}")).Ok();
    }
}
