using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Messages;

public sealed class ReactionTests
{
    [Fact(DisplayName = "8.8 Reactions are counted and each viewer knows its own")]
    public async Task Reactions_are_counted_and_each_viewer_knows_its_own()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");
        var path = $"channels/{news}/messages/{(await discord.Bot.SayAsync(news, "x")).Id()}";
        var thumb = Uri.EscapeDataString("👍");

        (await discord.Reader.PutAsync($"{path}/reactions/{thumb}/@me")).Ok();
        (await discord.Guest.PutAsync($"{path}/reactions/{thumb}/%40me")).Ok();
        var added = await bot.EventAsync("MESSAGE_REACTION_ADD");
        var asReader = (await discord.Reader.GetAsync(path)).Ok()["reactions"]![0]!;
        var asBot = (await discord.Bot.GetAsync(path)).Ok()["reactions"]![0]!;

        Assert.Equal(("👍", await Discord.UserAsync(discord.Reader)), (added["emoji"].Text("name"), added.Text("user_id")));
        Assert.Equal((2, true), (asReader.Number("count"), asReader["me"]!.GetValue<bool>()));
        Assert.False(asBot["me"]!.GetValue<bool>());
        Assert.Equal(2, (await discord.Bot.GetAsync($"{path}/reactions/{thumb}")).Ok().AsArray().Count);
    }

    [Fact]
    public async Task Reactions_go_one_by_one_or_all_together()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");
        var path = $"channels/{news}/messages/{(await discord.Bot.SayAsync(news, "x")).Id()}";
        foreach (var emoji in (string[])["👍", "🎉"])
            (await discord.Reader.PutAsync($"{path}/reactions/{Uri.EscapeDataString(emoji)}/@me")).Ok();

        (await discord.Reader.DeleteAsync($"{path}/reactions/{Uri.EscapeDataString("👍")}/@me")).Ok();
        (await discord.Guest.DeleteAsync($"{path}/reactions")).Refused(403, 50013);
        Assert.Single((await discord.Bot.GetAsync(path)).Ok()["reactions"]!.AsArray());
        (await discord.Admin.DeleteAsync($"{path}/reactions")).Ok();

        await bot.EventAsync("MESSAGE_REACTION_REMOVE");
        await bot.EventAsync("MESSAGE_REACTION_REMOVE_ALL");
        Assert.Null((await discord.Bot.GetAsync(path)).Ok()["reactions"]);
        (await discord.Reader.PutAsync($"{path}/reactions/word/@me")).Refused(400, 10014);
    }

    [Fact(DisplayName = "9.9 Pins are listed by when they were pinned and told of")]
    public async Task Pins_are_listed_by_when_they_were_pinned_and_told_of()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");
        var message = await discord.Bot.SayAsync(news, "keep");

        (await discord.Reader.PutAsync($"channels/{news}/messages/pins/{message.Id()}")).Refused(403, 50013);
        (await discord.Bot.PutAsync($"channels/{news}/messages/pins/{message.Id()}")).Ok();
        await bot.EventAsync("CHANNEL_PINS_UPDATE");
        var pins = (await discord.Reader.GetAsync($"channels/{news}/messages/pins")).Ok();

        Assert.Equal((message.Id(), true), (pins["items"]![0]!["message"].Id(), pins["items"]![0]!["message"]!["pinned"]!.GetValue<bool>()));
        Assert.Equal(6, (await discord.Bot.GetAsync($"channels/{news}/messages")).Ok()[0].Number("type"));
        (await discord.Bot.DeleteAsync($"channels/{news}/messages/pins/{message.Id()}")).Ok();
        Assert.Empty((await discord.Reader.GetAsync($"channels/{news}/pins")).Ok().AsArray());
    }
}
