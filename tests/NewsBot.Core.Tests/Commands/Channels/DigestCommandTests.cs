using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands.Channels;

public sealed class DigestCommandTests : CommandTest
{
    private static readonly Member Stranger = new(new("501"), new("13"), "stranger", ManagesGuild: true, []);

    [Fact]
    public async Task Now_tells_what_is_new_and_talked_about_to_the_one_who_asks()
    {
        await DiscussAsync();

        var answer = await AskAsync(Reader, "digest now");

        Assert.True(answer.Ephemeral);
        var post = Chat.LinkTo(Guild, News, Messages(News)[0].Id);
        var panel = answer.Card.Panel!;
        Assert.Equal($"1 new article since <t:{Time.GetUtcNow().AddDays(-1).ToUnixTimeSeconds()}:R>\n• [A bridge is opened](<{post}>) · Herald", panel.Body.Value);
        Assert.Equal($"• [A bridge is opened](<{post}>) · 4 new comments", Field(answer, "Liveliest discussions"));
        Assert.Equal($"> “Text of a” — [Ann](<{Chat.LinkTo(Guild, ThreadIn(News), Comment("of a").Id)}>), 2 answers", Field(answer, "Most answered").Split('\n')[0]);
    }

    [Fact]
    public async Task What_is_older_than_the_days_asked_for_is_no_news()
    {
        await DiscussAsync();
        Time.Advance(TimeSpan.FromDays(2));

        Assert.StartsWith("Nothing is new since <t:", await SayAsync(Reader, "digest now"), StringComparison.Ordinal);
        Assert.Contains("1 new article", (await AskAsync(Reader, "digest now", ("days", "3"))).Card.Panel!.Body.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_where_the_viewer_cannot_look_and_in_other_guilds_is_neither_told_nor_counted()
    {
        var hidden = Chat.Open(Guild, "staff", managersOnly: true);
        await Bot.FollowAsync(Guild, hidden);
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        Chat.Now = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromSeconds(1));
        var secret = Chat.Write(ThreadIn(hidden), Manager.User, "manager", "A secret").Id;
        Chat.Write(ThreadIn(hidden), new("14"), "other", "Another secret", secret);
        await Bot.SettleAsync();

        Assert.StartsWith("> “A secret” — [manager](", Field(await AskAsync(Manager, "digest now"), "Most answered"), StringComparison.Ordinal);
        foreach (var viewer in new[] { Reader, Stranger })
        {
            var told = (await AskAsync(viewer, "digest now")).Card.Panel!;
            Assert.Empty(told.Fields!);
            Assert.DoesNotContain(hidden.Value, told.Body.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_waits_for_a_moderator_is_neither_quoted_nor_counted()
    {
        await FollowAsync(MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a", "Ben"));
        await Bot.SettleAsync();
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty((await AskAsync(Reader, "digest now")).Card.Panel!.Fields!);
    }

    [Fact]
    public async Task Only_a_source_s_articles_are_told_where_one_is_named()
    {
        await DiscussAsync();

        Assert.NotNull((await AskAsync(Reader, "digest now", ("source", "herald"))).Card.Panel);
        Assert.Equal("There is no source named “Gazette”. Choose one of those that are offered while you type.", await SayAsync(Reader, "digest now", ("source", "Gazette")));
        Assert.Equal(["Herald"], (await TypeAsync(Reader, "digest now", "source", "her")).Select(choice => choice.Value));
    }

    [Fact]
    public async Task A_channel_is_told_from_the_next_time_on_and_who_set_that_up_is_noted()
    {
        Time.Advance(new DateTimeOffset(2030, 1, 10, 12, 0, 0, TimeSpan.Zero) - Time.GetUtcNow());

        var next = new DateTimeOffset(2030, 1, 14, 16, 30, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        Assert.Equal(
            $"This channel is told every week on Monday at 17:30 (Europe/Berlin) what is new; next <t:{next}:R>. Where nothing is new, nothing is said.",
            await SayAsync(Manager, "digest weekly", ("day", "Monday"), ("at", "17:30"), ("zone", "europe/berlin")));
        Assert.StartsWith("This channel is told every week on Monday", await SayAsync(Reader, "digest show"), StringComparison.Ordinal);
        Assert.Contains("digest weekly", await SayAsync(Manager, "newsbot audit"), StringComparison.Ordinal);

        Assert.StartsWith("This channel is told every day at 08:00 (UTC)", await SayAsync(Manager, "digest daily", ("at", "8:00"), ("zone", "UTC")), StringComparison.Ordinal);
        Assert.Equal("This channel gets no digest any more.", await SayAsync(Manager, "digest stop"));
        Assert.Equal("This channel gets no digest.", await SayAsync(Manager, "digest stop"));
        Assert.StartsWith("This channel gets no digest.", await SayAsync(Reader, "digest show"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("digest daily")]
    [InlineData("digest weekly")]
    [InlineData("digest stop")]
    public async Task Only_those_who_manage_the_guild_may_change_what_a_channel_is_told(string command)
    {
        Assert.Equal("Only those who may manage the server can do this.", await SayAsync(Reader, command, ("at", "8:00"), ("day", "Monday")));
        Assert.StartsWith("This channel gets no digest.", await SayAsync(Reader, "digest show"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("at", "noon", "“at” takes a time of day such as 8:00 or 17:30, and not “noon”.")]
    [InlineData("zone", "Mars/Olympus", "There is no time zone named “Mars/Olympus”.")]
    [InlineData("source", "Gazette", "There is no source named “Gazette”.")]
    [InlineData("day", "Someday", "“day” takes a day of the week")]
    public async Task A_bad_value_is_one_sentence_that_says_what_is_taken(string option, string value, string answer)
    {
        var options = new Dictionary<string, string> { ["at"] = "8:00", ["day"] = "Monday", [option] = value };

        Assert.StartsWith(answer, await SayAsync(Manager, "digest weekly", [.. options.Select(given => (given.Key, given.Value))]), StringComparison.Ordinal);
        Assert.StartsWith("This channel gets no digest.", await SayAsync(Manager, "digest show"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_message_can_be_sent_the_answer_says_why()
    {
        var forum = Chat.Open(Guild, "articles", ChannelKind.Forum);

        Assert.Equal("A forum takes no messages; choose a channel of messages.", (await AskInAsync(forum, Manager, "digest daily", ("at", "8:00"))).Card.Text.Value);
        Chat.Permit(News, sending: false);
        Assert.EndsWith(" I cannot post here yet: give me **Send Messages**.", await SayAsync(Manager, "digest daily", ("at", "8:00")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zones_are_offered_by_their_places()
    {
        Assert.Equal("America/New_York", (await TypeAsync(Manager, "digest daily", "zone", "new y"))[0].Value);
        Assert.Equal("Europe/Berlin", (await TypeAsync(Manager, "digest daily", "zone", "Berl"))[0].Value);
        Assert.InRange((await TypeAsync(Manager, "digest daily", "zone", "")).Count, 20, 25);
    }

    private static string Field(Answer answer, string name) => answer.Card.Panel!.Fields!.Single(field => field.Name == name).Value.Value;

    private async Task DiscussAsync()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a", "Ben"), Some.PageComment("c", "a", "Cid"), Some.PageComment("d", "b", "Dan"));
        await Bot.SettleAsync();
        Time.Advance(TimeSpan.FromSeconds(1));
    }
}
