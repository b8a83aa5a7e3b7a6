using System.Buffers.Text;
using System.Text;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Rest;

public sealed class AuthenticationTests
{
    [Theory(DisplayName = "8.1 8.7 Whoever shows no token of the right kind is not let in")]
    [InlineData(null)]
    [InlineData("Bot wrong")]
    [InlineData("wrong")]
    [InlineData("local-bot")]
    [InlineData("Bot local-admin")]
    public async Task Whoever_shows_no_token_of_the_right_kind_is_not_let_in(string? authorization)
    {
        await using var discord = await Discord.StartAsync();

        var reply = await discord.As(authorization).GetAsync("users/@me");

        reply.Refused(401, 0);
        Assert.Equal("401: Unauthorized", reply.Body.Text("message"));
    }

    [Fact(DisplayName = "8.1 A token in Discord's form names whose it is")]
    public async Task A_token_in_Discord_s_form_names_whose_it_is()
    {
        await using var discord = await Discord.StartAsync();
        var parts = discord.Server.BotToken.Split('.');

        Assert.Equal(3, parts.Length);
        Assert.Equal(await Discord.UserAsync(discord.Bot), Encoding.ASCII.GetString(Base64Url.DecodeFromChars(parts[0])));
        (await discord.As($"Bot {discord.Server.BotToken}").GetAsync("users/@me")).Ok();
        (await discord.As($"Bot MQ.{parts[1]}.{parts[2]}").GetAsync("users/@me")).Refused(401, 0);
        (await discord.As($"Bot {parts[0]}.{parts[1]}.local-admin").GetAsync("users/@me")).Refused(401, 0);
    }

    [Fact]
    public async Task Routes_for_bots_refuse_people_and_routes_for_people_refuse_bots()
    {
        await using var discord = await Discord.StartAsync();

        (await discord.Reader.GetAsync("gateway/bot")).Refused(403, 20002);
        (await discord.Bot.PostAsync("interactions", new { type = 2 })).Refused(403, 20001);
    }

    [Fact(DisplayName = "8.3 An unknown route and an unknown id are told apart")]
    public async Task An_unknown_route_and_an_unknown_id_are_told_apart()
    {
        await using var discord = await Discord.StartAsync();

        (await discord.Bot.GetAsync("nowhere")).Refused(404, 0);
        (await discord.Bot.PostAsync("users/@me")).Refused(405, 0);
        (await discord.Bot.PutAsync("channels/1/messages/2")).Refused(405, 0);
        (await discord.Bot.GetAsync("channels/1")).Refused(404, 10003);
        (await discord.Bot.GetAsync("guilds/1")).Refused(404, 10004);
        (await discord.Bot.GetAsync("users/1")).Refused(404, 10013);
        (await discord.Bot.GetAsync("channels/abc")).RefusedAt("channel_id", "NUMBER_TYPE_COERCE");
    }

    [Fact(DisplayName = "8.3 A body that is not json is named as such")]
    public async Task A_body_that_is_not_json_is_named_as_such()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");

        (await discord.Bot.PostAsync($"channels/{news}/messages", "{")).Refused(400, 50109);
        using var text = new StringContent("hello");
        (await discord.Bot.SendAsync(HttpMethod.Post, $"channels/{news}/messages", text)).RefusedAt("", "CONTENT_TYPE_INVALID");
    }

    [Fact(DisplayName = "1.1 3.2 14.3 The gateway's address needs no token and a bot learns its start limit")]
    public async Task The_gateway_s_address_needs_no_token_and_a_bot_learns_its_start_limit()
    {
        await using var discord = await Discord.StartAsync();

        var open = (await discord.Nobody.GetAsync("gateway")).Ok();
        var bot = (await discord.Bot.GetAsync("gateway/bot")).Ok();

        Assert.Equal(discord.GatewayUrl, open.Text("url"));
        Assert.Equal(discord.GatewayUrl, bot.Text("url"));
        Assert.Equal((1000, 1000, 16), (bot["session_start_limit"].Number("total"), bot["session_start_limit"].Number("remaining"), bot["session_start_limit"].Number("max_concurrency")));
    }
}
