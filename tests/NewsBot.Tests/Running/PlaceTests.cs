using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

/// <summary>Channels that the bot may not write in, guilds that it is not in, and forums.</summary>
public sealed class PlaceTests : BotTest
{
    private const ulong SendMessages = 1 << 11;
    private static readonly SamplePage Page = new("The Ferry Is on Time") { Comments = [new("1", "Bo", "Root"), new("2", "Cy", "Answer", "1")] };

    internal override BotSettings Settings => Files.OnDiscord(World.ApiUrl);

    [Fact]
    public async Task A_channel_where_a_right_is_missing_is_named_in_the_log_and_the_others_go_on()
    {
        var general = await World.ChannelAsync("general");
        await FollowAsync(News);
        await FollowAsync(general);
        await World.DenyBotAsync(general, SendMessages);

        await Bot.ImportAsync(Page);
        await Patience.UntilAsync(() => Bot.Count($"SELECT COUNT(*) FROM delivery WHERE channel_id = '{News}' AND state = 'Sent'") == 4, "the other channel has everything");
        var post = await PostAsync(Page.Title);
        Assert.Equal(2, (await World.Reader.ReadAsync(post.Id())).Count);
        await Patience.UntilAsync(() => Bot.Log.Lines.Any(line => line.Contains($"in channel {general} ", StringComparison.Ordinal) && line.Contains("these permissions are missing: Send Messages.", StringComparison.Ordinal)), "the channel is named in the log");
        Assert.Empty(await World.Reader.ReadAsync(general));

        await World.AllowBotAsync(general);
        var late = await PostAsync(Page.Title, general);
        Assert.Equal(2, (await ThreadAsync(late.Id(), 2)).Count);
    }

    [Fact]
    public async Task One_thread_that_cannot_be_read_keeps_nothing_else_from_being_read()
    {
        var general = await World.ChannelAsync("general");
        await FollowAsync(News);
        await FollowAsync(general);
        await Bot.ImportAsync(Page);
        await SettledAsync();
        var (closed, open) = ((await PostAsync(Page.Title)).Id(), (await PostAsync(Page.Title, general)).Id());
        await StopBotAsync();
        foreach (var thread in (string[])[closed, open])
            await World.Reader.SayAsync(thread, "Said meanwhile");
        await World.Admin.Rest.PutAsync($"channels/{News}/permissions/{World.Guild}", new { type = 0, allow = "0", deny = "1024" });

        await StartBotAsync();

        await Patience.UntilAsync(() => Bot.Count($"SELECT COUNT(*) FROM comment WHERE text = 'Said meanwhile' AND channel_id = '{open}'") == 1, "the other thread is read");
    }

    [Fact]
    public async Task What_is_for_a_guild_that_the_bot_was_put_out_of_rests_until_it_is_back()
    {
        await FollowAsync(News);
        var bot = await World.BotIdAsync();
        await World.Admin.Rest.DeleteAsync($"guilds/{World.Guild}/members/{bot}");
        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM guild WHERE present = 1") == 0, "the bot knows that it was put out");
        await Bot.ImportAsync(Page);
        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM delivery") == 4, "everything is in the outbox");
        Assert.Empty(await World.Reader.ReadAsync(News));

        await World.Admin.Rest.PutAsync($"guilds/{World.Guild}/members/{bot}");

        var post = await PostAsync(Page.Title);
        Assert.Equal(2, (await ThreadAsync(post.Id(), 2)).Count);
        Assert.Equal(0, Bot.Count("SELECT COUNT(*) FROM delivery WHERE error IS NOT NULL"));
    }

    [Fact]
    public async Task A_guild_that_put_the_bot_out_while_it_was_away_rests_too()
    {
        await FollowAsync(News);
        await StopBotAsync();
        var bot = await World.BotIdAsync();
        await World.Admin.Rest.DeleteAsync($"guilds/{World.Guild}/members/{bot}");
        await using var homeless = await RunningBot.StartAsync(Settings, isInGuild: false);

        await homeless.ImportAsync(Page);
        await Patience.UntilAsync(() => homeless.Count("SELECT COUNT(*) FROM delivery") == 4, "everything is in the outbox");

        Assert.Equal(0, homeless.Count("SELECT COUNT(*) FROM delivery WHERE state <> 'Pending' OR error IS NOT NULL"));
        await World.Admin.Rest.PutAsync($"guilds/{World.Guild}/members/{bot}");
        await PostAsync(Page.Title);
    }

    [Fact]
    public async Task In_a_forum_an_article_is_a_post_with_its_comments_below()
    {
        var forum = await World.ChannelAsync("articles");
        var talk = (await World.Admin.Rest.PostAsync($"channels/{forum}/threads", new { name = "Set up", message = new { content = "Follow, please." } })).Id();
        await World.Admin.UseAsync(talk, "channel follow", ("source", "*"), ("mirror", "All"));

        await Bot.ImportAsync(Page with { Url = "https://gazette.example/ferry" });
        await SettledAsync();

        var thread = (await World.Bot.GetAsync($"guilds/{World.Guild}/threads/active"))["threads"]!.AsArray().Single(thread => thread!.Text("name") == Page.Title)!;
        Assert.Equal((forum, 1440), (thread.Text("parent_id"), thread["thread_metadata"]!.Number("auto_archive_duration")));
        var messages = await World.Reader.ReadAsync(thread.Id());
        Assert.Equal((thread.Id(), Page.Title), (messages[0].Id(), messages[0].Embed()!.Text("title")));
        Assert.Equal(["**Bo**\nRoot", "**Cy**\nAnswer"], messages.Skip(1).Select(message => message.Content()));
        Assert.Equal(messages[1].Id(), messages[2].ReplyTo());

        await World.Reader.SayAsync(thread.Id(), "In a forum", messages[1].Id());
        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM comment WHERE origin = 'Discord' AND text = 'In a forum'") == 1, "the reply is recorded");
    }

    private async Task FollowAsync(string channel) => await World.Admin.UseAsync(channel, "channel follow", ("source", "*"), ("mirror", "All"));
}
