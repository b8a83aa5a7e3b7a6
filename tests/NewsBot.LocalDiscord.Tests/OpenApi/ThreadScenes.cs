using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.OpenApi;

/// <summary>Threads of every kind, forum posts, and announcements.</summary>
internal static class ThreadScenes
{
    public static async Task PlayAsync(Conversation talk)
    {
        var (discord, channel) = (talk.Discord, talk.Channel);
        var guest = await Discord.UserAsync(discord.Guest);
        var message = await discord.Bot.SayAsync(channel, "article");
        var thread = (await discord.Bot.PostAsync($"channels/{channel}/messages/{message.Id()}/threads", new { name = "comments", auto_archive_duration = 1_440, rate_limit_per_user = 0 })).Ok().Id();
        (await discord.Bot.PostAsync($"channels/{channel}/messages/{message.Id()}/threads", new { name = "again" })).Refused(400, 160004);
        await discord.Reader.SayAsync(thread, "first");
        (await discord.Bot.GetAsync($"channels/{thread}/messages")).Ok();
        (await discord.Bot.GetAsync($"channels/{channel}/messages/{message.Id()}")).Ok();

        var members = $"channels/{thread}/thread-members";
        (await discord.Bot.PutAsync($"{members}/{guest}")).Ok();
        (await discord.Guest.DeleteAsync($"{members}/@me")).Ok();
        (await discord.Guest.PutAsync($"{members}/@me")).Ok();
        (await discord.Bot.GetAsync($"{members}?with_member=true")).Ok();
        (await discord.Bot.GetAsync($"{members}/{guest}?with_member=true")).Ok();
        (await discord.Bot.GetAsync($"{members}/{guest}")).Ok();
        (await discord.Bot.DeleteAsync($"{members}/{guest}")).Ok();

        var secret = (await discord.Bot.PostAsync($"channels/{channel}/threads", new { name = "secret", type = 12, invitable = false })).Ok().Id();
        (await discord.Bot.PostAsync($"channels/{channel}/threads", new { name = "open", type = 11 })).Ok();
        (await discord.Bot.GetAsync($"guilds/{talk.Guild}/threads/active")).Ok();
        (await discord.Bot.GetAsync($"channels/{thread}")).Ok();
        (await discord.Bot.PatchAsync($"channels/{thread}", new { name = "closed", archived = true, locked = true, auto_archive_duration = 60 })).Ok();
        (await discord.Bot.PatchAsync($"channels/{secret}", new { archived = true })).Ok();
        (await discord.Bot.GetAsync($"channels/{channel}/threads/archived/public?limit=10")).Ok();
        (await discord.Bot.GetAsync($"channels/{channel}/threads/archived/private")).Ok();
        (await discord.Bot.GetAsync($"channels/{channel}/users/@me/threads/archived/private")).Ok();
        (await discord.Bot.DeleteAsync($"channels/{thread}")).Ok();

        await PostAsync(talk);
        await AnnounceAsync(talk);
    }

    private static async Task PostAsync(Conversation talk)
    {
        var forum = await talk.Discord.ChannelAsync("articles");
        var tag = (await talk.Discord.Admin.PatchAsync($"channels/{forum}", new { available_tags = new object[] { new { name = "town", moderated = false }, new { name = "official", moderated = true, emoji_name = "📰" } }, flags = 16 })).Ok()["available_tags"]![0].Id();
        var post = (await talk.Discord.Bot.PostAsync($"channels/{forum}/threads", new { name = "title", applied_tags = new[] { tag }, auto_archive_duration = 60, message = new { content = "x", embeds = new[] { new { title = "an article" } } } })).Ok().Id();
        using var form = new MultipartFormDataContent
        {
            { new StringContent($$"""{"name":"with a file","applied_tags":["{{tag}}"],"message":{"content":"look"} }"""), "payload_json" },
            { new ByteArrayContent([1]), "files[0]", "data.bin" },
        };
        (await talk.Discord.Bot.SendAsync(HttpMethod.Post, $"channels/{forum}/threads", form)).Ok();
        (await talk.Discord.Bot.PostAsync($"channels/{forum}/threads", new { name = "untagged", message = new { content = "x" } })).Refused(400, 40067);
        (await talk.Discord.Bot.PatchAsync($"channels/{post}", new { applied_tags = new[] { tag }, flags = 2 })).Ok();
        (await talk.Discord.Bot.GetAsync($"channels/{forum}")).Ok();
    }

    private static async Task AnnounceAsync(Conversation talk)
    {
        var channel = (await talk.Discord.Admin.PostAsync($"guilds/{talk.Guild}/channels", new { name = "loud", type = 5, topic = "t", position = 9, rate_limit_per_user = 0, nsfw = false, permission_overwrites = new[] { new { id = talk.Guild, type = 0, allow = "0", deny = "2048" } } })).Ok().Id();
        var message = await talk.Discord.Bot.PostAsync($"channels/{channel}/messages", new { content = "extra" });
        if ((int)message.Status == 403)
            (await talk.Discord.Admin.DeleteAsync($"channels/{channel}/permissions/{talk.Guild}")).Ok();
        var extra = await talk.Discord.Bot.SayAsync(channel, "extra");
        (await talk.Discord.Bot.PostAsync($"channels/{channel}/messages/{extra.Id()}/crosspost")).Ok();
        (await talk.Discord.Bot.PostAsync($"channels/{channel}/messages/{extra.Id()}/threads", new { name = "about it" })).Ok();
        (await talk.Discord.Admin.PutAsync($"channels/{channel}/permissions/{talk.Application}", new { type = 1, allow = "2048", deny = "0" })).Ok();
        (await talk.Discord.Admin.DeleteAsync($"channels/{channel}/permissions/{talk.Application}")).Ok();
        (await talk.Discord.Admin.PatchAsync($"channels/{channel}", new { name = "louder", topic = "less" })).Ok();
        (await talk.Discord.Admin.DeleteAsync($"channels/{channel}")).Ok();
    }
}
