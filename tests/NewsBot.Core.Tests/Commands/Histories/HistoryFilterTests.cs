using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;

namespace NewsBot.Core.Tests.Commands.Histories;

/// <summary>Histories of which only a part is wanted, of members and of discussions.</summary>
public sealed class HistoryFilterTests : CommandTest
{
    private static readonly Member Stranger = new(new("501"), new("13"), "stranger", ManagesGuild: true, []);

    [Fact]
    public async Task A_member_s_history_is_what_the_viewer_may_see_of_it()
    {
        var hidden = await SpeakAsync();

        Assert.Equal(["Lanterns again", "The lanterns are lit"], Quotes(await AskAsync(Reader, "history member", ("member", "11"))));
        Assert.Equal(["A secret about lanterns", "Lanterns again", "The lanterns are lit"], Quotes(await AskAsync(Manager, "history member", ("member", "11"))));
        Assert.Equal("They have written nothing that you can see here.", await SayAsync(Stranger, "history member", ("member", "11")));
        Assert.Equal("They have written nothing that you can see here.", await SayAsync(Reader, "history member", ("member", "nobody")));
        Assert.Equal("They have written nothing that you can see here.", await SayAsync(Reader, "history member"));
        Assert.True((await AskAsync(Reader, "history member", ("member", "11"))).Ephemeral);
        Assert.NotEqual(default, hidden);
    }

    [Fact]
    public async Task In_everybody_s_menu_is_what_they_wrote()
    {
        await SpeakAsync();

        Assert.Equal(["Lanterns again", "The lanterns are lit"], Quotes(await ChooseAsync(Reader, "Comment history", "11")));
        Assert.Equal("They have written nothing that you can see here.", (await ChooseAsync(Stranger, "Comment history", "11")).Card.Text.Value);
        Assert.Equal("They have written nothing that you can see here.", (await ChooseAsync(Reader, "Comment history", "x")).Card.Text.Value);
    }

    [Theory]
    [InlineData("words", "again", "Lanterns again")]
    [InlineData("words", "lantern*", "Lanterns again", "The lanterns are lit")]
    [InlineData("words", "lantern* -lit", "Lanterns again")]
    [InlineData("words", "\"are lit\"", "The lanterns are lit")]
    [InlineData("article", "ferry", "Lanterns again")]
    [InlineData("source", "herald", "Lanterns again", "The lanterns are lit")]
    [InlineData("after", "2030-02-01", "Lanterns again")]
    [InlineData("before", "2030-02-01", "The lanterns are lit")]
    [InlineData("before", "2030")]
    [InlineData("words", "secret")]
    public async Task Only_what_is_asked_for_is_shown(string option, string value, params string[] said)
    {
        await SpeakAsync();

        var answer = await AskAsync(Reader, "history member", ("member", "11"), (option, value));

        if (said.Length == 0)
            Assert.Equal("Nothing that you can see here fits these filters. Leave one out, or change it.", answer.Card.Text.Value);
        else
            Assert.Equal(said, Quotes(answer));
    }

    [Fact]
    public async Task Filters_go_together()
    {
        await SpeakAsync();

        Assert.Equal(["Lanterns again"], Quotes(await AskAsync(Manager, "history me", ("words", "again"), ("after", "2030-01-15"), ("article", "ferry"), ("source", "Herald"))));
        Assert.Equal("Nothing that you can see here fits these filters. Leave one out, or change it.", await SayAsync(Manager, "history me", ("words", "lanterns"), ("before", "2030-01-15"), ("article", "ferry")));
    }

    [Theory]
    [InlineData("after", "yesterday", "“after” takes a day such as 2026-05-31, and not “yesterday”.")]
    [InlineData("before", "", "“before” takes a day")]
    [InlineData("article", "airship", "No article's title contains “airship”. Choose one of those that are offered while you type.")]
    [InlineData("source", "Gazette", "There is no source named “Gazette”.")]
    [InlineData("words", "after:now", "“after:” takes a day")]
    [InlineData("words", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "“words” takes at most 70 characters.")]
    public async Task A_bad_value_is_one_sentence(string option, string value, string answer)
    {
        await SpeakAsync();

        Assert.StartsWith(answer, await SayAsync(Reader, "history me", (option, value)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_under_an_article_is_told_newest_first_with_who_said_it()
    {
        await SpeakAsync();

        var lines = (await AskAsync(Reader, "history thread", ("article", "ferry"))).Card.Text.Value.Split('\n');
        Assert.Equal("**A ferry is built**", lines[0]);
        Assert.Matches(@"^<t:\d+:R> \[manager\]\(<.*>\) ↩ Ann: Lanterns again$", lines[1]);
        Assert.Matches(@"^<t:\d+:R> \[Ann\]\(<.*>\): Text of f$", lines[2]);
        Assert.Equal(["Lanterns again"], Quotes(await AskInAsync(new(Messages(News)[1].Id.Value), Reader, "history thread", ("words", "again"))));
        Assert.StartsWith("Which article?", await SayAsync(Reader, "history thread"), StringComparison.Ordinal);
        Assert.Equal("Nothing that you can see here fits these filters. Leave one out, or change it.", await SayAsync(Reader, "history thread", ("article", "ferry"), ("words", "secret")));
        Assert.DoesNotContain("Lanterns", await SayAsync(Stranger, "history thread", ("article", "ferry")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filtered_pages_are_turned_and_end()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        for (var i = 0; i < 23; i++)
            Chat.Write(ThreadIn(News), Reader.User, "reader", i == 5 ? "Nothing of that" : $"Lantern {i}");
        await Bot.SettleAsync();

        var pages = new List<string>();
        var page = await AskAsync(Reader, "history me", ("words", "lantern"));
        for (pages.AddRange(Quotes(page)); page.Card.Buttons is [.., { Label: "Older" }]; pages.AddRange(Quotes(page)))
        {
            page = await PressAsync(Reader, page, "Older");
            Assert.True(page.ReplacesMessage);
        }

        Assert.Equal(Enumerable.Range(0, 23).Where(i => i != 5).Reverse().Select(i => $"Lantern {i}"), pages);
        Assert.Equal(pages[..10], Quotes(await PressAsync(Reader, page, "First page")));
    }

    [Fact]
    public async Task Where_a_button_cannot_hold_the_filter_it_is_asked_to_be_narrowed()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        Chat.Now = Time.GetUtcNow();
        for (var i = 0; i < 12; i++)
            Chat.Write(ThreadIn(News), Reader.User, "reader", $"Lanterns of the harbour {i}");
        await Bot.SettleAsync();

        var answer = await AskAsync(Reader, "history me", ("words", "lanterns harbour"), ("article", "bridge"), ("source", "Herald"));

        Assert.Empty(answer.Card.Buttons!);
        Assert.EndsWith("*There is more: narrow it down.*", answer.Card.Text.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1:history:f")]
    [InlineData("1:history:f:-:ff:::::lantern")]
    [InlineData("1:history:f:nobody:ff:::::lantern")]
    [InlineData("1:history:f:AAAAAAAAAAAAAAAAAAAAAA:-1:::::lantern")]
    [InlineData("1:history:f:AAAAAAAAAAAAAAAAAAAAAA:ff:unknown::::lantern")]
    [InlineData("1:history:f:AAAAAAAAAAAAAAAAAAAAAA:ff::unknown:::lantern")]
    [InlineData("1:history:f:AAAAAAAAAAAAAAAAAAAAAA:ff:::::after:now")]
    [InlineData("1:history:f:AAAAAAAAAAAAAAAAAAAAAA:ff:::now::lantern")]
    public async Task A_button_that_was_made_up_is_not_obeyed(string customId) =>
        Assert.Equal("This button is no longer valid. Use the command again.", (await PressAsync(Reader, customId)).Card.Text.Value);

    [Fact]
    public async Task Filters_are_completed_as_they_are_typed()
    {
        await SpeakAsync();

        Assert.Equal(["A ferry is built"], (await TypeAsync(Reader, "history me", "article", "ferry")).Select(choice => choice.Name));
        Assert.Equal(["Herald"], (await TypeAsync(Reader, "history me", "source", "her")).Select(choice => choice.Name));
        Assert.Empty(await TypeAsync(Stranger, "history commenter", "name", "manager"));
    }

    // Two articles in a channel for all and in one for few, and what the manager says in each.
    private async Task<ChannelId> SpeakAsync()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        var hidden = Chat.Open(Guild, "staff", managersOnly: true);
        await Bot.FollowAsync(Guild, hidden);
        await Bot.ReadAsync(Some.Article("A ferry is built", "https://herald.example/ferry"), Some.PageComment("f"));
        await Bot.SettleAsync();
        Say(new(Messages(News)[0].Id.Value), "The lanterns are lit", 1);
        var ferry = new ChannelId(Messages(News)[1].Id.Value);
        Say(ferry, "Lanterns again", 40, Messages(ferry)[0].Id);
        Say(ThreadIn(hidden), "A secret about lanterns", 41);
        await Bot.SettleAsync();
        return hidden;
    }

    private void Say(ChannelId thread, string text, int day, MessageId? replyTo = null)
    {
        Chat.Now = new DateTimeOffset(2030, 1, 1, 9, 0, 0, TimeSpan.Zero).AddDays(day);
        Chat.Write(thread, Manager.User, "manager", text, replyTo);
    }

    private static IReadOnlyList<string> Quotes(Answer answer) => [.. answer.Card.Text.Value.Split('\n').Skip(1).Select(line => line[(line.LastIndexOf(": ", StringComparison.Ordinal) + 2)..])];
}
