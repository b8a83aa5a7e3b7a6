using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Commands;

/// <summary>What those who manage a server do at a Discord: menus, files, and commands in their own language.</summary>
public sealed class AdministrationTests : BotTest
{
    private const string HideComment = "Hide or restore comment";
    private const string Lock = "Lock or open discussion";

    private static readonly SamplePage Page = new("The Ferry Is on Time")
    {
        Url = "https://gazette.example/ferry",
        Comments = [new("1", "Bo", "Fine"), new("2", "Cy", "Ugh", "1")],
    };

    internal override BotSettings Settings => Files.OnLocal(World);

    [Fact]
    public async Task Commands_and_their_options_have_names_and_descriptions_in_every_language()
    {
        var channel = await Patience.ForAsync(async () => (await World.Admin.CommandsAsync()).SingleOrDefault(command => command.Text("name") == "channel"), "/channel is offered");
        var menu = (await World.Admin.CommandsAsync()).Single(command => command.Text("name") == HideComment);
        var registered = (await World.Bot.GetAsync($"applications/{await World.BotIdAsync()}/commands?with_localizations=true")).AsArray().Single(command => command!.Id() == channel.Id())!;
        var follow = registered["options"]!.AsArray().Single(option => option!.Text("name") == "follow")!;

        foreach (var locale in new[] { "de", "fr", "es-ES", "es-419", "ru" })
            Assert.All((JsonNode[])[registered, follow, follow["options"]![0]!], named => Assert.NotEqual(named["name_localizations"]!.Text(locale), named["description_localizations"]!.Text(locale)));
        Assert.Equal("kanal", registered["name_localizations"]!.Text("de"));
        Assert.NotEmpty(menu.Id());
    }

    [Fact]
    public async Task A_comment_is_hidden_and_shown_again_and_its_discussion_locked_and_opened()
    {
        var (post, thread) = await PublishAsync(Page);

        var hidden = await World.Admin.ChooseAsync(post.Id(), HideComment, thread[0].Id());
        Assert.StartsWith("The comment is hidden everywhere.", hidden.Content(), StringComparison.Ordinal);
        await Patience.UntilAsync(async () => (await World.Reader.ReadAsync(post.Id())).Count == 1, "the comment is gone");
        var list = await World.Admin.UseAsync(News, "newsbot review", ("show", "hidden"));
        await World.Admin.PickAsync(News, list, "restore", list.Selects()[0]["options"]![0]!.Text("value"));
        await Patience.UntilAsync(async () => (await World.Reader.ReadAsync(post.Id())).Count == 2, "the comment is there again");

        await World.Admin.ChooseAsync(News, Lock, post.Id());
        await Patience.UntilAsync(async () => await IsLockedAsync(post.Id()), "the thread is locked");
        Assert.Equal(400, (await World.Reader.Rest.TryAsync(HttpMethod.Post, $"channels/{post.Id()}/messages", new { content = "Hello" })).Status);
        await World.Admin.ChooseAsync(News, Lock, post.Id());
        await Patience.UntilAsync(async () => !await IsLockedAsync(post.Id()), "the thread is open");
    }

    [Fact]
    public async Task An_article_that_is_taken_down_is_gone_with_its_comments()
    {
        var (post, _) = await PublishAsync(Page);

        Assert.StartsWith("Only those who may manage", (await World.Reader.UseAsync(News, "article takedown", ("article", "Ferry"))).Content(), StringComparison.Ordinal);
        await World.Admin.PressAsync(News, await World.Admin.UseAsync(News, "article takedown", ("article", "Ferry")), "Take down");
        await Patience.UntilAsync(async () => (await World.Reader.Rest.GetAsync($"guilds/{World.Guild}/threads/active"))["threads"]!.AsArray().Count == 0, "its thread is gone with its comments");
        await Patience.UntilAsync(async () => (await World.Reader.ReadAsync(News)).All(message => message.Embed() is null), "its post is gone");
        Assert.Contains("It was taken down in this server.", (await World.Admin.UseAsync(News, "newsbot why", ("article", Page.Url!))).Content(), StringComparison.Ordinal);

        var hidden = await World.Admin.UseAsync(News, "newsbot review", ("show", "hidden"));
        await World.Admin.PickAsync(News, hidden, "restore", hidden.Selects()[0]["options"]![0]!.Text("value"));
        var again = await PostAsync(Page.Title);
        Assert.NotEqual(post.Id(), again.Id());
        await ThreadAsync(again.Id(), Page.Comments.Count);
    }

    [Fact]
    public async Task A_list_of_feeds_is_taken_from_a_file_and_given_as_one()
    {
        var opml = """<opml version="2.0"><body><outline text="Harbour Herald" xmlUrl="http://herald.example/feed"/></body></opml>""";

        var imported = await World.Admin.GiveAsync(News, "source import", "file", "feeds.opml", Encoding.UTF8.GetBytes(opml));
        var tooLarge = await World.Admin.GiveAsync(News, "source import", "file", "feeds.opml", new byte[2 * 1024 * 1024]);
        var exported = await World.Admin.UseAsync(News, "source export");

        Assert.StartsWith("Followed from now on: **1 source**.", imported.Content(), StringComparison.Ordinal);
        Assert.Equal("Nothing was added. The file is larger than 1024 KiB.", tooLarge.Content());
        Assert.Equal("sources.opml", exported["attachments"]![0]!.Text("filename"));
        Assert.StartsWith("Waiting to be posted or changed: **0**", (await World.Admin.UseAsync(News, "newsbot status")).Content(), StringComparison.Ordinal);
    }

    private async Task<bool> IsLockedAsync(string thread) => (await World.Reader.Rest.GetAsync($"channels/{thread}"))["thread_metadata"]!["locked"]!.GetValue<bool>();
}
