using NewsBot.Articles;
using NewsBot.Core.Tests.Articles;

namespace NewsBot.Core.Tests.Commands.Articles;

public sealed class ArticleCommandTests : CommandTest
{
    [Fact]
    public async Task Before_anything_was_read_there_is_nothing_to_show()
    {
        Assert.Equal("No article has been read yet. Those who manage the server follow sources with */source add*.", await SayAsync(Reader, "article latest"));
        Assert.Equal("There is no source named “Herald”. Choose one of those that are offered while you type.", await SayAsync(Reader, "article latest", ("source", "Herald")));
        Assert.Equal("No article's title contains “bridge”. Choose one of those that are offered while you type.", await SayAsync(Reader, "article show", ("article", "bridge")));
    }

    [Fact]
    public async Task The_latest_article_is_shown_whole_with_the_way_to_its_discussion()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();

        var answer = await AskAsync(Reader, "article latest");

        Assert.Equal("A bridge is opened", answer.Card.Panel?.Title.Value);
        Assert.Equal([("Source", "https://herald.example/bridge"), ("Discussion", Chat.LinkTo(Guild, News, Messages(News)[0].Id))], answer.Card.Buttons!.Take(2).Select(button => (button.Label, button.Url)));
        Assert.Equal(["Full text", "Ask", "Refresh"], answer.Card.Buttons!.Skip(2).Select(button => button.Label));
        Assert.False(answer.Ephemeral);
    }

    [Fact]
    public async Task Nobody_is_led_to_a_channel_that_they_cannot_see()
    {
        var hidden = Chat.Open(Guild, "staff", managersOnly: true);
        await Bot.FollowAsync(Guild, hidden);
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();

        Assert.DoesNotContain((await AskAsync(Reader, "article latest")).Card.Buttons!, button => button.Label == "Discussion");
        Assert.Contains((await AskAsync(Manager, "article latest")).Card.Buttons!, button => button.Label == "Discussion");
        Assert.DoesNotContain((await AskAsync(Manager with { Guild = new("501") }, "article latest")).Card.Buttons!, button => button.Label == "Discussion");
    }

    [Fact]
    public async Task Several_articles_are_a_line_each_newest_first()
    {
        await FollowAsync();
        for (var day = 1; day <= 3; day++)
            await Bot.ReadAsync(Some.Article($"Story *{day}*", $"https://herald.example/{day}") with { PublishedAt = DateTimeOffset.UnixEpoch.AddDays(day) });
        await Bot.SettleAsync();

        var text = (await AskAsync(Reader, "article latest", ("count", "2"))).Card.Panel!.Body.Value;

        var links = Messages(News).Reverse().Select(message => Chat.LinkTo(Guild, News, message.Id)).ToList();
        Assert.Equal(
            $"""
            • [Story \*3\*](<https://herald.example/3>) · Herald · <t:259200:R> · [discussion](<{links[0]}>)
            • [Story \*2\*](<https://herald.example/2>) · Herald · <t:172800:R> · [discussion](<{links[1]}>)
            """,
            text);
    }

    [Fact]
    public async Task Ten_articles_fit_one_panel_however_long_their_titles_and_addresses_are()
    {
        await FollowAsync();
        for (var story = 0; story < 10; story++)
            await Bot.ReadAsync(Some.Article($"{story} " + string.Concat(Enumerable.Repeat("*long* ", 60)), $"https://herald.example/{story}/{new string('a', story * 45)}"));
        await Bot.SettleAsync();

        var lines = (await AskAsync(Reader, "article latest", ("count", "10"))).Card.Panel!.Body.Value.Split('\n');

        Assert.Equal(10, lines.Length);
        Assert.All(lines, line => Assert.Equal(Count(line, "](<"), Count(line, ">)")));
        Assert.All(lines, line => Assert.InRange(line.IndexOf("long", StringComparison.Ordinal), 0, 20));
        Assert.All(lines, line => Assert.Contains("[discussion](<https://chat.example/", line, StringComparison.Ordinal));

        static int Count(string text, string part) => text.Split(part).Length - 1;
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("many")]
    [InlineData("99999999999")]
    public async Task A_count_that_makes_no_sense_is_taken_for_the_nearest_that_does(string count)
    {
        await Bot.ReadAsync(Some.Article());

        Assert.NotNull((await AskAsync(Reader, "article latest", ("count", count))).Card.Panel);
    }

    [Fact]
    public async Task A_source_is_known_whatever_case_it_is_typed_in()
    {
        await Bot.ReadAsync(Some.Article());

        Assert.NotNull((await AskAsync(Reader, "article latest", ("source", " hERALD "))).Card.Panel);
        Assert.Equal("There is no source named “\\*x\\*”. Choose one of those that are offered while you type.", await SayAsync(Reader, "article latest", ("source", "*x*")));
    }

    [Fact]
    public async Task An_article_is_shown_by_an_offered_value_or_by_a_part_of_its_title()
    {
        await Bot.ReadAsync(Some.Article());
        await Bot.ReadAsync(Some.Article("Other", "https://herald.example/other"));
        var offered = await TypeAsync(Reader, "article show", "article", "BRIDGE");

        Assert.Equal([new("A bridge is opened", Some.ArticleId.Value)], offered);
        Assert.Equal("A bridge is opened", (await AskAsync(Reader, "article show", ("article", offered[0].Value))).Card.Panel?.Title.Value);
        Assert.Equal("A bridge is opened", (await AskAsync(Reader, "article show", ("article", "bridge"))).Card.Panel?.Title.Value);
        Assert.StartsWith("No article's title contains", await SayAsync(Reader, "article show", ("article", new string('x', 6_000))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_article_is_shown_of_one_source_or_of_all()
    {
        await Bot.ReadAsync(Some.Article());
        await Bot.ReadAsync(Some.Article("Other", "https://herald.example/other"));

        Assert.Contains((await AskAsync(Reader, "article random")).Card.Panel?.Title.Value, (string[])["A bridge is opened", "Other"]);
        Assert.Contains((await AskAsync(Reader, "article random", ("source", "herald"))).Card.Panel?.Title.Value, (string[])["A bridge is opened", "Other"]);
        Assert.Equal("There is no source named “Gazette”. Choose one of those that are offered while you type.", await SayAsync(Reader, "article random", ("source", "Gazette")));
    }

    [Fact]
    public async Task From_wherever_one_begins_each_article_can_come_next()
    {
        var articles = Enumerable.Range(0, 4).Select(number => Some.Article($"Story {number}", $"https://herald.example/{number}")).ToList();
        foreach (var article in articles)
            await Bot.ReadAsync(article);
        var ordered = articles.Select(article => article.Id).OrderBy(id => id.Value, StringComparer.Ordinal).ToList();

        foreach (var source in (SourceName[])[SourceName.Every, Some.Source])
        {
            Assert.Equal(ordered.Select(id => (ArticleId?)id), await Bot.Database.ReadAsync(session => ordered.Select(id => session.ArticleLists.After(Guild, source, id, forAdults: true)).ToList(), default));
            Assert.Equal(ordered[0], await Bot.Database.ReadAsync(session => session.ArticleLists.After(Guild, source, new("~"), forAdults: true), default));
        }
    }

    [Fact]
    public async Task At_most_twenty_five_values_are_offered_none_of_them_empty_or_too_long()
    {
        await Bot.ReadAsync(Some.Article(" ", "https://herald.example/blank"));
        for (var story = 0; story < 30; story++)
            await Bot.ReadAsync(Some.Article(string.Concat(Enumerable.Repeat("🙂", 101)) + story, $"https://herald.example/{story}"));

        Assert.Equal(25, (await TypeAsync(Reader, "article show", "article", "🙂")).Count);
        Assert.InRange((await TypeAsync(Reader, "article show", "article", "")).Count, 24, 25);
        Assert.Equal([new("Herald", "Herald")], await TypeAsync(Reader, "article latest", "source", "her"));
    }
}
