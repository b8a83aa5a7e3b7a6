using System.Text.Json.Nodes;
using NewsBot.EndToEnd.Tests.Support;

namespace NewsBot.EndToEnd.Tests;

/// <summary>With a token the bot is a guest on a Discord that was there before it.</summary>
public sealed class OtherDiscordTests
{
    private const int Announcement = 5;
    private const int Crossposted = 1;
    private const int SendMessages = 1 << 11;
    private const string Secret = "MTIz.c2VjcmV0.b2YtbWluZQ";
    private static readonly IReadOnlyList<Said> Few = [.. Pages.LighthouseComments.Take(3)];

    [Fact]
    public async Task Nothing_is_posted_until_somebody_who_manages_the_server_says_so()
    {
        await using var discord = await DiscordProcess.StartAsync();
        await using var bot = await BotProcess.StartAsync(discord);
        var news = await bot.Admin.ChannelAsync("news");

        await bot.ImportAsync(Pages.Flat(Pages.LighthouseTitle, Few));
        var latest = await bot.Reader.UseAsync(news, "article latest");
        Assert.Contains(Pages.LighthouseTitle, latest.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(await bot.Reader.MessagesAsync(news), IsPost);

        await bot.Admin.UseAsync(news, "channel follow", ("source", "imported"), ("old", "1"), ("mirror", "All"));
        var post = Assert.Single(await bot.Reader.EventuallyAsync(async () => (await bot.Reader.MessagesAsync(news)).Where(IsPost).ToList(), posts => posts.Count > 0));
        var thread = await bot.Reader.EventuallyAsync(() => MirroredThread.OfAsync(bot.Reader, post.Text("id")), Few.Count);
        Assert.Equal(Few, MirroredThread.Read(thread));
    }

    [Fact]
    public async Task Who_follows_is_told_which_rights_are_missing_and_the_post_is_there_and_published_once_they_are_given()
    {
        await using var discord = await DiscordProcess.StartAsync();
        await using var bot = await BotProcess.StartAsync(discord);
        var guild = await bot.Admin.GuildAsync();
        var everyone = new { id = guild, type = 0, allow = "0", deny = $"{SendMessages}" };
        var breaking = (await bot.Admin.PostAsync($"guilds/{guild}/channels", new { name = "breaking", type = Announcement, permission_overwrites = new[] { everyone } }))!.Text("id");
        await bot.ImportAsync(Pages.Flat(Pages.LighthouseTitle, Few));

        var answer = await bot.Admin.UseAsync(breaking, "channel follow", ("source", "imported"), ("old", "1"));
        Assert.Contains("I cannot post here yet: give me **Send Messages**.", answer.ToJsonString(), StringComparison.Ordinal);

        await bot.Admin.PatchAsync($"channels/{breaking}", new { permission_overwrites = Array.Empty<object>() });
        var posts = await bot.Reader.EventuallyAsync(
            async () => (await bot.Reader.MessagesAsync(breaking)).Where(IsPost).ToList(),
            posts => posts.Any(post => (post.Number("flags") & Crossposted) != 0));
        Assert.Single(posts);
    }

    [Fact]
    public async Task Only_those_who_manage_the_server_are_offered_what_changes_it()
    {
        await using var discord = await DiscordProcess.StartAsync();
        await using var bot = await BotProcess.StartAsync(discord);
        var news = await bot.Admin.ChannelAsync("news");

        Assert.Equal(
            ["Comment history", "Hide or restore author", "Hide or restore comment", "Lock or open discussion", "Show parent", "Show this discussion", "article", "channel", "digest", "history", "newsbot", "search", "source"],
            await NamesAsync(bot.Admin, news));
        Assert.Equal(["Comment history", "Show parent", "Show this discussion", "article", "digest", "history", "search"], await NamesAsync(bot.Reader, news));
    }

    [Fact]
    public async Task A_token_that_is_refused_ends_the_bot_with_one_line_that_does_not_show_it()
    {
        await using var discord = await DiscordProcess.StartAsync();
        using var folder = new StartFolder(discord.Login(Secret));

        var complaint = (await folder.RunAsync()).Complaint();

        Assert.Contains("token", complaint, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Secret, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_prints_the_invite_link_with_the_rights_the_bot_needs()
    {
        await using var discord = await DiscordProcess.StartAsync();
        using var folder = new StartFolder(discord.Login("local-bot"));

        var findings = (await folder.RunAsync("doctor")).Ok();

        Assert.Contains("&permissions=309237730304\n", findings, StringComparison.Ordinal);
        Assert.DoesNotContain("local-bot", findings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_what_to_do_about_a_token_that_is_refused()
    {
        await using var discord = await DiscordProcess.StartAsync();
        using var folder = new StartFolder(discord.Login(Secret));

        var ending = await folder.RunAsync("doctor");

        Assert.Equal((1, ""), (ending.ExitCode, ending.Error));
        Assert.Contains("Reset Token", ending.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, ending.Output, StringComparison.Ordinal);
    }

    private static bool IsPost(JsonNode message) => message["interaction_metadata"] is null;

    private static async Task<IEnumerable<string>> NamesAsync(Person person, string channel) => (await person.CommandsAsync(channel)).Select(command => command.Text("name"));
}
