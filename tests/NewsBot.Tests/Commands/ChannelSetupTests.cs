using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Commands;

/// <summary>A channel set up at a Discord: its selects, its form, and what comes of them.</summary>
public sealed class ChannelSetupTests : BotTest
{
    private const ulong ManageWebhooks = 1UL << 29;

    private static readonly SamplePage Page = new("The Ferry Is on Time")
    {
        Url = "https://gazette.example/ferry",
        Comments = [new("1", "Bo Discordia", "Fine"), new("2", "Cy", "Ugh", "1")],
    };

    internal override BotSettings Settings => Files.OnDiscord(World.ApiUrl);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Bot.ImportAsync(Page);
        await SettledAsync();
    }

    [Fact]
    public async Task An_admin_sets_a_channel_up_and_its_comments_stand_under_their_authors_names()
    {
        var general = await World.ChannelAsync("general");

        var step = await World.Admin.UseAsync(News, "channel setup");
        step = await World.Admin.PickAsync(News, step, "channel", general);
        step = await World.Admin.PickAsync(News, step, "sources", "gazette.example");
        step = await World.Admin.PickAsync(News, step, "old", "1");
        step = await World.Admin.PressAsync(News, step, "Next");
        step = await World.Admin.PickAsync(News, step, "role", World.Guild);
        step = await World.Admin.PickAsync(News, step, "rest", "72");
        step = await World.Admin.PressAsync(News, step, "Next");
        step = await World.Admin.PickAsync(News, step, "mirror", "All");
        step = await World.Admin.PickAsync(News, step, "as", "personas");
        step = await World.Admin.PressAsync(News, step, "Next");
        var form = await World.Admin.OpenAsync(News, step, "Texts and filters");
        var refused = await World.Admin.SubmitAsync(form, ("filter", "(ferry"));
        Assert.StartsWith("The filter of articles cannot be read: A parenthesis is not closed.", refused.Content(), StringComparison.Ordinal);
        form = await World.Admin.OpenAsync(News, step, "Texts and filters");
        step = await World.Admin.SubmitAsync(form, ("filter", "ferry"), ("template", "Read: **{title}**"), ("colour", "#ff0000"));
        Assert.Contains("**Only articles with:** ferry", step.Content(), StringComparison.Ordinal);
        var saved = await World.Admin.PressAsync(News, step, "Save");
        Assert.Equal($"<#{general}> is set up. `/channel test` shows how its posts look.", saved.Content());
        Assert.Empty(saved.Buttons());

        var post = await PostAsync(Page.Title, general);
        Assert.Equal($"<@&{World.Guild}>\nRead: **The Ferry Is on Time**", post.Content());
        Assert.Equal(0xff0000, post.Embed()!.Number("color"));
        var comments = await ThreadAsync(post.Id(), 2);
        Assert.Equal(4320, (await World.Reader.Rest.GetAsync($"channels/{post.Id()}"))["thread_metadata"]!.Number("auto_archive_duration"));
        Assert.Equal(["Bo D\u200Aiscordia", "Cy"], comments.Select(comment => comment["author"]!.Text("username")));
        Assert.Equal(["Fine", $"> ↪ [Bo Discordia](<{World.Url}/channels/{World.Guild}/{post.Id()}/{comments[0].Id()}>): Fine\nUgh"], comments.Select(comment => comment.Content()));

        await Bot.ImportAsync(Page with { Comments = [new("1", "Bo Discordia", "Fine indeed"), new("2", "Cy", "Ugh", "1")] });
        await Patience.UntilAsync(async () => (await World.Reader.ReadAsync(post.Id()))[0].Content().Contains("Fine indeed", StringComparison.Ordinal), "the comment is edited");
        await World.Admin.DeleteAsync(post.Id(), comments[1].Id());
        await Patience.UntilAsync(async () => (await World.Reader.ReadAsync(post.Id())).Count == 1, "the comment is gone");
        await SettledAsync();
        Assert.Equal(2, Bot.Count("SELECT COUNT(*) FROM delivery WHERE kind = 'Mirror'"));
    }

    [Fact]
    public async Task Without_the_right_to_pose_comments_wait_and_the_admin_is_told_what_is_missing()
    {
        await World.DenyBotAsync(News, ManageWebhooks);
        var step = await World.Admin.PickAsync(News, await World.Admin.UseAsync(News, "channel setup"), "sources", "*");
        step = await World.Admin.PressAsync(News, await World.Admin.PressAsync(News, step, "Next"), "Next");
        step = await World.Admin.PickAsync(News, step, "as", "personas");
        step = await World.Admin.PressAsync(News, step, "Next");

        Assert.Equal($"<#{News}> is set up. To show comments under their authors' names I need **Manage Webhooks** there. `/channel test` shows how its posts look.", (await World.Admin.PressAsync(News, step, "Save")).Content());
    }

    [Fact]
    public async Task The_latest_article_is_shown_to_the_asker_only_and_a_paused_channel_gets_nothing()
    {
        await World.Admin.UseAsync(News, "channel follow", ("source", "*"));

        var tested = await World.Admin.UseAsync(News, "channel test");
        Assert.Equal(Page.Title, tested.Embed()!.Text("title"));
        Assert.Equal(64, tested.Number("flags") & 64);
        await World.Admin.UseAsync(News, "channel pause");
        await Bot.ImportAsync(new SamplePage("Another") { Url = "https://gazette.example/another" });
        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM post") == 1, "the article is offered");
        Assert.Empty(await World.Reader.ReadAsync(News));

        await World.Admin.UseAsync(News, "channel resume");
        await PostAsync("Another");
    }
}
