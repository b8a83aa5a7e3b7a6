using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Sources;

namespace NewsBot.Core.Tests.Commands.Running;

/// <summary>How it goes, and why an article is where it is, for those who manage a guild.</summary>
public sealed class NewsBotCommandTests : CommandTest
{
    [Fact]
    public async Task Why_an_article_was_posted_here_or_was_not_is_said_in_plain_words()
    {
        var general = Chat.Open(Guild, "general");
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();

        Assert.Equal($"**A bridge is opened**\nIt comes from Herald.\nIt was posted here: <https://chat.example/channels/500/{News}/{Messages(News)[0].Id}>", await WhyAsync());
        Assert.Equal("**A bridge is opened**\nIt comes from Herald.\nThis channel follows nothing.", await WhyAsync(general));
        await AskInAsync(general, Manager, "channel follow", ("source", "*"));
        Assert.Contains("It was there before this channel followed its source", await WhyAsync(general), StringComparison.Ordinal);
        Assert.StartsWith("No article of that title or address has been read.", await SayAsync(Manager, "newsbot why", ("article", "ferry")), StringComparison.Ordinal);

        Chat.Erase(News, Messages(News)[0].Id);
        await Bot.SettleAsync();
        Assert.Contains("somebody has deleted the message", await WhyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_an_article_waits_or_failed_is_said_with_what_kept_it()
    {
        await FollowAsync();
        await AskAsync(Manager, "channel pause");
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        Assert.Contains("It waits because this channel is paused", await WhyAsync(), StringComparison.Ordinal);

        Chat.Permit(News, sending: false);
        await AskAsync(Manager, "channel resume");
        await Bot.SettleAsync();
        Assert.Contains("It waits because Discord refused it: Missing: Send Messages The next try is <t:", await WhyAsync(), StringComparison.Ordinal);

        await Bot.Database.WriteAsync(session => session.Deliveries.Set(Key(session), DeliveryState.Dead, Time.GetUtcNow(), "Missing: Send Messages"), default);
        Assert.Contains("It could not be posted here and was given up: Missing: Send Messages", await WhyAsync(), StringComparison.Ordinal);
        await AskAsync(Manager, "newsbot drop");
        Assert.Contains("somebody has given it up", await WhyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_names_the_part_of_the_filter_and_that_two_sources_have_one_story()
    {
        await FollowAsync();
        await Bot.Database.WriteAsync(session => session.Channels.Save(Guild, News, new(Filter: "ferry or boat")), default);
        await Bot.ReadAsync(Some.Article());
        await Bot.Database.WriteAsync(session => session.Sightings.Add(Some.ArticleId, new("Gazette"), isNews: true), default);
        await Bot.SettleAsync();

        var why = await WhyAsync();

        Assert.Contains("Several sources have it, which counts as one story and is posted once: Gazette, Herald.", why, StringComparison.Ordinal);
        Assert.Contains("The filter of this channel keeps it out: “ferry or boat” does not hold.", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_says_what_waits_and_why_and_how_each_source_answers()
    {
        await FollowAsync();
        await AskAsync(Manager, "channel follow", ("source", "*"), ("mirror", nameof(MirrorMode.Hold)));
        for (var number = 10; number < 30; number++)
            await AddSourceAsync($"Source {number}");
        await Bot.Database.WriteAsync(session => session.Polls.Save(Poll.New(PollKey.Of(new SourceName("Source 10")), new("Source 10"), new("https://feeds.example/"), Time.GetUtcNow()) with { Failures = 2, Error = "It does not answer.", PolledAt = Time.GetUtcNow() }), default);
        Chat.Permit(News, sending: false);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        var status = await AskAsync(Manager, "newsbot status");

        var text = status.Card.Text.Value;
        Assert.StartsWith("Waiting to be posted or changed: **2**, for a moderator: **1**. Could not be posted: **0**.\n**Limits:** 0 articles posted within 10 minutes; the busiest channel got 0 of the 30 allowed.\n• None of Discord's limits is used up.\n", text, StringComparison.Ordinal);
        Assert.Contains($"• The post of *A bridge is opened* in <#{News}>: Missing: Send Messages Again <t:", text, StringComparison.Ordinal);
        Assert.Contains("**Sources** (1/3)\n• **Source 10** · no answer, asked again <t:", text, StringComparison.Ordinal);
        Assert.StartsWith("**Sources** (2/3)\n• **Source 20**", (await PressAsync(Manager, status, "Next")).Card.Text.Value, StringComparison.Ordinal);
        foreach (var forged in new[] { "1:newsbot:status", "1:newsbot:status:-1", "1:newsbot:status:x" })
            Assert.StartsWith("This button is no longer valid", (await PressAsync(Manager, forged)).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_says_which_limits_are_used_up_and_what_waits_for_them()
    {
        var until = Time.GetUtcNow().AddSeconds(9);
        Chat.Limits =
        [
            new(LimitScope.Ours, LimitedWork.Sending, News, until, HoldsBack: true),
            new(LimitScope.Shared, LimitedWork.Editing, News, until, HoldsBack: false),
            new(LimitScope.Ours, LimitedWork.Anything, null, until, HoldsBack: false),
            new(LimitScope.Everything, LimitedWork.Anything, null, until, HoldsBack: true),
            new(LimitScope.Address, LimitedWork.Anything, null, until, HoldsBack: true),
            new(LimitScope.Refusals, LimitedWork.Anything, null, until, HoldsBack: true),
        ];
        var again = $"<t:{until.ToUnixTimeSeconds()}:R>.";

        var status = await SayAsync(Manager, "newsbot status");

        foreach (var line in new[]
        {
            $"• Discord's limit for all that I ask is used up; there is room again {again} Something waits for it.",
            $"• Discord lets nothing through from this address; there is room again {again} Something waits for it.",
            $"• Discord has refused too much of what I asked; before it shuts me out I ask nothing, and go on {again} Something waits for it.",
            $"• Other requests: the limit is used up; there is room again {again}",
            $"• New messages in <#{News}>: the limit is used up; there is room again {again} Something waits for it.",
            $"• Changed messages in <#{News}>: the limit that all share is used up; there is room again {again}",
        })
            Assert.Contains($"\n{line}\n", status, StringComparison.Ordinal);
        Assert.DoesNotContain("None of Discord's", status, StringComparison.Ordinal);
        Assert.Equal("Only those who may manage the server can do this.", await SayAsync(Reader, "newsbot status"));
    }

    [Fact]
    public async Task The_status_counts_what_a_channel_got_and_may_get()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.ReadAsync(Some.Article() with { Title = "A ferry is launched", Url = "https://herald.example/ferry" });
        await Bot.SettleAsync();

        Assert.Contains("**Limits:** 2 articles posted within 10 minutes; the busiest channel got 2 of the 30 allowed.", await SayAsync(Manager, "newsbot status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_names_every_command_of_those_who_manage_the_guild()
    {
        var help = await SayAsync(Manager, "newsbot help");

        foreach (var command in Table.Definitions.Where(command => command.ForGuildManagers && command.Menu is null))
            Assert.Contains($"/{command.Name}", help, StringComparison.Ordinal);
        Assert.InRange(help.Length, 500, MessageText.MaxLength);
    }

    [Fact]
    public async Task Who_has_the_role_that_the_managers_name_may_what_they_may_and_names_no_other()
    {
        var helper = Reader with { Roles = ["77", "78"] };
        await Bot.Database.WriteAsync(session => session.Guilds.Join(Guild, "Guild"), default);
        Assert.Equal("Only those who may manage the server can do this.", await SayAsync(helper, "newsbot status"));
        var asked = await AskAsync(Manager, "newsbot role");

        foreach (var forged in new[] { "", "x", new string('1', 30) })
            Assert.StartsWith("This button is no longer valid", (await PickAsync(Manager, asked, "role", forged)).Card.Text.Value, StringComparison.Ordinal);
        Assert.Equal("Everybody has that role; choose another.", (await PickAsync(Manager, asked, "role", Guild.Value)).Card.Text.Value);
        Assert.StartsWith("Those who have <@&78> may do", (await PickAsync(Manager, asked, "role", "78")).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("Waiting to be posted", await SayAsync(helper, "newsbot status"), StringComparison.Ordinal);
        Assert.Equal("Only those who may manage the server can do this.", await SayAsync(helper with { Roles = ["77"] }, "newsbot status"));
        Assert.Equal("Only those who may manage the server can do this.", await SayAsync(helper with { Guild = new("501") }, "newsbot status"));
        Assert.StartsWith("Only those who may manage the server themselves", (await PickAsync(helper, await AskAsync(helper, "newsbot role"), "role", "77")).Card.Text.Value, StringComparison.Ordinal);

        Assert.StartsWith("Only those who may manage the server may set me up.", (await PickAsync(Manager, asked, "role")).Card.Text.Value, StringComparison.Ordinal);
        Assert.Equal("Only those who may manage the server can do this.", await SayAsync(helper, "newsbot status"));
    }

    private Task<string> WhyAsync(ChannelId? channel = null) => WhyInAsync(channel ?? News);

    private async Task<string> WhyInAsync(ChannelId channel) => (await AskInAsync(channel, Manager, "newsbot why", ("article", "bridge"))).Card.Text.Value;

    private static DeliveryKey Key(Session session) => session.Deliveries.Of(session.Posts.Find(Some.ArticleId, session.Subscriptions.Channels(Guild)[0])!).First(delivery => delivery.Kind == DeliveryKind.Post).Key;

    private Task AddSourceAsync(string name) => Bot.Database.WriteAsync(session =>
    {
        session.Sources.Add(new(new(name), Guild, $$"""{"name":"{{name}}","kind":"feed","url":"https://feeds.example/{{name[^2..]}}"}"""), Time.GetUtcNow());
    }, default);
}
