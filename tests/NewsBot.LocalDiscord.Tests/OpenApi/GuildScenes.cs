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
}
