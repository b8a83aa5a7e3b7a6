using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Posting;

/// <summary>As on Discord, where a channel follows what an admin says and a rule may hold a comment back.</summary>
public sealed class ModerationTests : BotTest
{
    private const string Links = "https://a.example https://b.example https://c.example";
    private static readonly SamplePage Page = new("The Ferry Is on Time")
    {
        Url = "https://gazette.example/ferry",
        Comments = [new("1", "Bo", "Fine"), new("2", "Spam", Links), new("3", "Cy", "Ugh", "2")],
    };

    internal override BotSettings Settings => Files.OnDiscord(World.ApiUrl);

    [Fact]
    public async Task Nothing_is_followed_until_an_admin_says_so()
    {
        await Bot.ImportAsync(Page);
        await SettledAsync();

        Assert.Empty(await World.Reader.ReadAsync(News));
    }

    [Fact]
    public async Task By_default_what_the_rules_catch_waits_and_the_rest_is_shown()
    {
        var thread = await FollowAsync(null);

        Assert.Equal(["**Bo**\nFine", "**Cy**\nUgh"], await ReadAsync(thread));
    }

    [Fact]
    public async Task All_shows_also_what_the_rules_catch() =>
        Assert.Equal(["**Bo**\nFine", $"**Spam**\n{Links}", "**Cy**\nUgh"], await ReadAsync(await FollowAsync("All")));

    [Fact]
    public async Task Off_shows_none()
    {
        var thread = await FollowAsync("Off");

        Assert.Empty(await ReadAsync(thread));
        Assert.Equal("The Ferry Is on Time", (await World.Reader.Rest.GetAsync($"channels/{thread}")).Text("name"));
    }

    [Fact]
    public async Task A_moderator_shows_and_hides_what_waits_one_after_the_other()
    {
        var thread = await FollowAsync("Hold");
        Assert.Empty(await ReadAsync(thread));

        var first = await World.Admin.UseAsync(News, "channel held");
        Assert.StartsWith("**Bo** on *The Ferry Is on Time* (3 waiting)", first.Content(), StringComparison.Ordinal);
        var second = await World.Admin.PressAsync(News, first, "Show");
        Assert.StartsWith("**Spam**", second.Content(), StringComparison.Ordinal);
        var third = await World.Admin.PressAsync(News, second, "Hide");
        var last = await World.Admin.PressAsync(News, third, "Show");
        await SettledAsync();

        Assert.Equal("No comment waits here.", last.Content());
        Assert.Equal(["**Bo**\nFine", "**Cy**\nUgh"], await ReadAsync(thread));
    }

    [Fact]
    public async Task A_comment_let_through_after_its_answer_is_named_in_that()
    {
        var thread = await FollowAsync(null);

        var held = await World.Admin.UseAsync(News, "channel held");
        await World.Admin.PressAsync(News, held, "Show");
        await SettledAsync();

        var shown = await World.Reader.ReadAsync(thread);
        Assert.Equal(["**Bo**\nFine", $"↪ [Spam](<{World.Url}/channels/{World.Guild}/{thread}/{shown[2].Id()}>)\n**Cy**\nUgh", $"**Spam**\n{Links}"], shown.Select(message => message.Content()));
    }

    [Fact]
    public async Task A_mirror_that_a_moderator_deletes_is_gone_for_good_and_everywhere()
    {
        var thread = await FollowAsync("All");
        var elsewhere = await FollowAsync("All", "general");

        await World.Admin.DeleteAsync(thread, (await World.Reader.ReadAsync(thread))[1].Id());
        await Patience.UntilAsync(async () => (await ReadAsync(elsewhere)).Count == 2, "the comment is hidden in the other channel too");
        await Bot.ImportAsync(Page with { Comments = [.. Page.Comments, new("4", "Di", "New")] });
        await SettledAsync();
        await StopBotAsync();
        await StartBotAsync();
        await SettledAsync();

        Assert.Equal(["**Bo**\nFine", "**Cy**\nUgh", "**Di**\nNew"], await ReadAsync(thread));
        Assert.Equal(["**Bo**\nFine", "**Cy**\nUgh", "**Di**\nNew"], await ReadAsync(elsewhere));
        var history = await World.Reader.UseAsync(News, "history commenter", ("name", "Spam"));
        Assert.StartsWith("Nobody by that name", history.Content(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_a_moderator_deletes_is_not_posted_again()
    {
        var thread = await FollowAsync("All");

        await World.Admin.DeleteAsync(News, thread);
        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM delivery WHERE kind = 'Post' AND state = 'Gone'") == 1, "the bot knows that the post is gone");
        await Bot.ImportAsync(Page with { Body = ["Another text."] });
        await SettledAsync();

        Assert.Empty(await World.Reader.ReadAsync(News));
    }

    /// <summary>Has a channel follow the page's source, its newest article included; returns the thread.</summary>
    private async Task<string> FollowAsync(string? mirror, string channel = "news")
    {
        await Bot.ImportAsync(Page);
        await SettledAsync();
        var id = await World.ChannelAsync(channel);
        (string, string)[] options = [("source", "gazette.example"), ("old", "1")];
        await World.Admin.UseAsync(id, "channel follow", mirror is null ? options : [.. options, ("mirror", mirror)]);
        await SettledAsync();
        return (await PostAsync(Page.Title, id)).Id();
    }

    private async Task<IReadOnlyList<string>> ReadAsync(string thread) => [.. (await World.Reader.ReadAsync(thread)).Select(message => message.Content())];
}
