using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.OpenApi;

/// <summary>Guilds, members and users; in the end the bot leaves.</summary>
internal static class GuildScenes
{
    public static async Task PlayAsync(Conversation talk)
    {
        var (bot, admin, guild) = (talk.Discord.Bot, talk.Discord.Admin, $"guilds/{talk.Guild}");
        var reader = await Discord.UserAsync(talk.Discord.Reader);
        (await talk.Discord.Nobody.GetAsync("gateway")).Ok();
        (await bot.GetAsync("gateway/bot")).Ok();
        (await bot.GetAsync("users/@me")).Ok();
        (await bot.GetAsync($"users/{reader}")).Ok();
        (await bot.GetAsync("users/@me/guilds?limit=10&with_counts=true&after=1")).Ok();
        (await talk.Discord.Reader.GetAsync($"users/@me/guilds/{talk.Guild}/member")).Ok();
        var dm = (await bot.PostAsync("users/@me/channels", new { recipient_id = reader })).Ok().Id();
        await bot.SayAsync(dm, "psst");
        (await bot.GetAsync($"channels/{dm}")).Ok();
        (await bot.DeleteAsync($"channels/{dm}")).Ok();

        (await bot.GetAsync($"{guild}?with_counts=true")).Ok();
        (await admin.PatchAsync(guild, new { name = "Renamed" })).Ok();
        (await bot.GetAsync($"{guild}/channels")).Ok();
        foreach (var type in (int[])[0, 2, 4, 15])
            (await admin.PostAsync($"{guild}/channels", new { name = $"channel-{type}", type })).Ok();
        (await bot.GetAsync($"{guild}/channels")).Ok();
        var role = (await bot.GetAsync($"{guild}/roles")).Ok()[0].Id();
        (await bot.GetAsync($"{guild}/roles/{role}")).Ok();
        (await bot.GetAsync($"{guild}/emojis")).Ok();
        (await bot.GetAsync($"{guild}/stickers")).Ok();
        await RolesAsync(talk, guild, reader);

        (await bot.GetAsync($"{guild}/members?limit=10&after=0")).Ok();
        (await bot.GetAsync($"{guild}/members/search?query=re&limit=5")).Ok();
        (await bot.GetAsync($"{guild}/members/{reader}")).Ok();
        (await bot.GetAsync($"{guild}/members/@me")).Ok();
        (await bot.PatchAsync($"{guild}/members/@me", new { nick = "News" })).Ok();
        (await bot.GetAsync($"{guild}/members/1")).Refused(404, 10007);
        var guest = await Discord.UserAsync(talk.Discord.Guest);
        (await admin.DeleteAsync($"{guild}/members/{guest}")).Ok();
        (await admin.PutAsync($"{guild}/members/{guest}", new { access_token = "x" })).Ok();
        (await bot.DeleteAsync($"users/@me/guilds/{talk.Guild}")).Ok();
    }

    private static async Task RolesAsync(Conversation talk, string guild, string reader)
    {
        var admin = talk.Discord.Admin;
        var role = (await admin.PostAsync($"{guild}/roles", new { name = "Readers", permissions = "2048", color = 255, hoist = true, mentionable = true })).Ok().Id();
        (await admin.PatchAsync($"{guild}/roles", new[] { new { id = role, position = 1 } })).Ok();
        (await admin.PatchAsync($"{guild}/roles/{role}", new { name = "People", colors = new { primary_color = 5 } })).Ok();
        (await admin.PutAsync($"{guild}/members/{reader}/roles/{role}")).Ok();
        (await admin.GetAsync($"{guild}/roles/member-counts")).Ok();
        (await admin.DeleteAsync($"{guild}/members/{reader}/roles/{role}")).Ok();
        (await admin.PatchAsync($"{guild}/members/{reader}", new { nick = "Ann", roles = new[] { role }, communication_disabled_until = DateTimeOffset.UtcNow.AddMinutes(1) })).Ok();
        (await admin.DeleteAsync($"{guild}/roles/{role}")).Ok();
        var channel = await talk.Discord.ChannelAsync("news");
        (await admin.PatchAsync($"{guild}/channels", new[] { new { id = channel, position = 0, lock_permissions = false } })).Ok();
        (await admin.PatchAsync($"channels/{await talk.Discord.ChannelAsync("articles")}", new { default_reaction_emoji = new { emoji_name = "👍" }, default_sort_order = 0, default_forum_layout = 1 })).Ok();
    }
}
