using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands.Histories;

public sealed class HistoryStatsTests : CommandTest
{
    [Fact]
    public async Task It_counts_what_somebody_wrote_when_and_what_others_answered_most()
    {
        await TalkAsync();

        var lines = (await AskAsync(Reader, "history stats")).Card.Text.Value.Split('\n');

        Assert.Equal("**reader**: 3 comments on 1 article, 2 answers by others", lines[0]);
        Assert.Equal($"First <t:{At(1, 8).ToUnixTimeSeconds()}:D>, last <t:{At(2, 20).ToUnixTimeSeconds()}:R>", lines[1]);
        Assert.Equal(["Hours of the day (UTC):", "```", "        █           ▄   ", "0     6     12    18    ", "```"], lines[2..7]);
        Assert.Matches(@"^> “The first” — \[A bridge is opened\]\(<.*>\), 2 answers$", lines[7]);
        Assert.Equal(8, lines.Length);
    }

    [Fact]
    public async Task A_reader_of_a_site_is_counted_by_name_and_only_in_the_time_asked_for()
    {
        await TalkAsync();

        Assert.StartsWith("**Ann**: 1 comment on 1 article, 0 answers by others\n", await SayAsync(Reader, "history stats", ("name", "ann")), StringComparison.Ordinal);
        Assert.StartsWith("**reader**: 1 comment on", await SayAsync(Manager, "history stats", ("member", "12"), ("after", "2030-01-02")), StringComparison.Ordinal);
        Assert.StartsWith("**reader**: 2 comments on", await SayAsync(Manager, "history stats", ("member", "12"), ("before", "2030-01-02")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_on_an_article_or_has_some_words_is_counted_where_that_is_asked_for()
    {
        await TalkAsync();
        await Bot.ReadAsync(Some.Article("A ferry leaves", "https://herald.example/ferry"), Some.PageComment("f", text: "Ahoy"));
        await Bot.SettleAsync();

        Assert.StartsWith("**Ann**: 2 comments on 2 articles", await SayAsync(Reader, "history stats", ("name", "ann")), StringComparison.Ordinal);
        Assert.StartsWith("**Ann**: 1 comment on 1 article", await SayAsync(Reader, "history stats", ("name", "ann"), ("article", "ferry")), StringComparison.Ordinal);
        Assert.StartsWith("**reader**: 1 comment on 1 article, 2 answers", await SayAsync(Reader, "history stats", ("words", "\"the first\"")), StringComparison.Ordinal);
        Assert.StartsWith("There is nothing to count", await SayAsync(Reader, "history stats", ("words", "ahoy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_and_answered_where_the_viewer_cannot_look_or_in_other_guilds_is_not_counted()
    {
        var hidden = Chat.Open(Guild, "staff", managersOnly: true);
        await Bot.FollowAsync(Guild, hidden);
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        Say(ThreadIn(hidden), Manager, "A secret", 1, 8);
        await Bot.SettleAsync();

        Assert.StartsWith("**manager**: 1 comment", await SayAsync(Manager, "history stats"), StringComparison.Ordinal);
        Assert.Equal("There is nothing to count that you can see here.", await SayAsync(Reader, "history stats", ("member", "11")));
        Assert.Equal("There is nothing to count that you can see here.", await SayAsync(Manager with { Guild = new("501") }, "history stats"));
        Assert.StartsWith("Nobody by that name", await SayAsync(Reader, "history stats", ("name", "manager")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_a_moderator_is_not_counted()
    {
        await FollowAsync(MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        Assert.StartsWith("Nobody by that name", await SayAsync(Reader, "history stats", ("name", "Ann")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is nothing to count", "member", "nobody")]
    [InlineData("Nobody by that name", "name", "Zed")]
    [InlineData("“after” takes a day", "after", "soon")]
    [InlineData("There is no source named “Gazette”", "source", "Gazette")]
    [InlineData("No article's title contains “zeppelin”", "article", "zeppelin")]
    [InlineData("“words” takes at most 70", "words", "0123456789012345678901234567890123456789012345678901234567890123456789 1")]
    public async Task A_bad_value_is_one_sentence(string answer, string option, string value)
    {
        await TalkAsync();

        Assert.StartsWith(answer, await SayAsync(Reader, "history stats", (option, value)), StringComparison.Ordinal);
        Assert.Equal("Name either a member or a reader, not both.", await SayAsync(Reader, "history stats", ("member", "12"), ("name", "Ann")));
    }

    private static DateTimeOffset At(int day, int hour) => new(2030, 1, day, hour, 0, 0, TimeSpan.Zero);

    private async Task TalkAsync()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        var thread = ThreadIn(News);
        var first = Say(thread, Reader, "The first", 1, 8);
        Say(thread, Manager, "One answer", 1, 9, first);
        Say(thread, Manager, "Another answer", 1, 10, first);
        Say(thread, Reader, "My own answer", 1, 8, first);
        Say(thread, Reader, "The last", 2, 20);
        await Bot.SettleAsync();
    }

    private MessageId Say(ChannelId thread, Member who, string text, int day, int hour, MessageId? replyTo = null)
    {
        Chat.Now = At(day, hour);
        return Chat.Write(thread, who.User, who.Name, text, replyTo).Id;
    }
}
