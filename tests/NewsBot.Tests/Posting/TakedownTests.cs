using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Posting;

/// <summary>What people see when an article is taken down and when it is brought back: on a local Discord, with the whole program.</summary>
public sealed class TakedownTests : BotTest
{
    private const ulong ManageThreads = 1UL << 34;
    private static readonly SamplePage Page = new("The Ferry Is on Time")
    {
        Url = "https://gazette.example/ferry",
        Comments = [new("1", "Bo", "Fine"), new("2", "Cy", "Ugh", "1")],
    };

    internal override BotSettings Settings => Files.OnDiscord(World.ApiUrl);

    [Theory]
    [InlineData("news")]
    [InlineData("articles")]
    public async Task The_thread_goes_with_the_article_and_comes_back_once_with_all_that_was_said(string channel)
    {
        var (place, thread) = await FollowAsync(channel);
        await World.Reader.SayAsync(thread, "What I think", (await World.Reader.ReadAsync(thread))[^1].Id());
        await HeardAsync();

        await TakeDownAsync();
        Assert.Empty(await ThreadsAsync());
        Assert.Empty(await World.Reader.ReadAsync(News));

        await BringBackAsync();
        var (again, name) = Assert.Single(await ThreadsAsync());
        Assert.NotEqual(thread, again);
        Assert.Equal(Page.Title, name);
        var said = (await World.Reader.ReadAsync(again)).Where(message => message.Embed() is null).ToList();
        Assert.Equal(["**Bo**\nFine", "**Cy**\nUgh"], said.Take(2).Select(message => message.Content()));
        Assert.StartsWith("**reader** · <t:", said[2].Content(), StringComparison.Ordinal);
        Assert.EndsWith("\nWhat I think", said[2].Content(), StringComparison.Ordinal);
        Assert.Equal(said[1].Id(), said[2].ReplyTo());
        Assert.Equal(3, said.Count);
        Assert.Contains("What I think", (await World.Reader.UseAsync(place, "history me")).Content(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_right_to_delete_it_the_thread_is_left_empty_and_nameless_and_the_moderator_is_told()
    {
        var (_, thread) = await FollowAsync("news");
        await World.DenyBotAsync(News, ManageThreads);
        await Patience.UntilAsync(async () => (await World.Admin.UseAsync(News, "article takedown", ("article", "Ferry"))).Content().Length > 0, "the bot has heard of it");

        var answer = await TakeDownAsync(leaves: 1);

        Assert.Contains("until I have **Manage Threads** there", answer, StringComparison.Ordinal);
        Assert.Empty(await World.Reader.ReadAsync(thread));
        await Patience.UntilAsync(async () => (await World.Admin.Rest.GetAsync($"channels/{thread}")).Text("name") == "Taken down", "the thread is renamed");
        await Patience.UntilAsync(async () => (await World.Admin.UseAsync(News, "newsbot why", ("article", "Ferry"))).Content().Contains("these permissions are missing: Manage Threads.", StringComparison.Ordinal), "it is said why");

        await World.AllowBotAsync(News);
        await SettledAsync();
        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM delivery WHERE kind = 'Thread' AND state = 'Gone'") == 1, "the thread goes as soon as it may be deleted");
        Assert.Empty(await ThreadsAsync());
    }

    /// <summary>Has a channel follow the page's source, its newest article included; returns the channel and the article's thread.</summary>
    private async Task<(string Channel, string Thread)> FollowAsync(string channel)
    {
        await Bot.ImportAsync(Page);
        await SettledAsync();
        var id = await World.ChannelAsync(channel);
        await World.Admin.UseAsync(id, "channel follow", ("source", "gazette.example"), ("old", "1"));
        await SettledAsync();
        return (id, Assert.Single(await ThreadsAsync()).Id);
    }

    private Task HeardAsync() => Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM comment WHERE origin = 'Discord'") == 1, "the reply is known");

    /// <returns>What the moderator is answered.</returns>
    private async Task<string> TakeDownAsync(int leaves = 0)
    {
        var asked = await World.Admin.UseAsync(News, "article takedown", ("article", "Ferry"));
        var answer = await World.Admin.PressAsync(News, asked, "Take down");
        await Patience.UntilAsync(
            () => Bot.Count("SELECT (SELECT COUNT(*) FROM delivery WHERE state IN ('Pending', 'Sending', 'Removing', 'Sent')) + (SELECT COUNT(*) FROM post WHERE behind = 1)") == leaves,
            "everything is removed that can be");
        return answer.Content();
    }

    private async Task BringBackAsync()
    {
        var hidden = await World.Admin.UseAsync(News, "newsbot review", ("show", "hidden"));
        await World.Admin.PickAsync(News, hidden, "restore", hidden["components"]![0]!["components"]![0]!["options"]![0]!.Text("value"));
        await SettledAsync();
    }

    private async Task<IReadOnlyList<(string Id, string Name)>> ThreadsAsync() =>
        [.. (await World.Admin.Rest.GetAsync($"guilds/{World.Guild}/threads/active"))["threads"]!.AsArray().Select(thread => (thread!.Id(), thread!.Text("name")))];
}
