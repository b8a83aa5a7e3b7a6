using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Sources;

namespace NewsBot.Core.Tests.Commands.Searches;

public sealed class SearchCommandTests : CommandTest
{
    private static readonly Member Stranger = new(new("501"), new("12"), "stranger", ManagesGuild: true, []);

    [Fact]
    public async Task Words_are_found_in_articles_and_comments_with_the_hit_in_bold_and_a_way_there()
    {
        await FollowAsync();
        await ReadAsync(Some.PageComment("a", text: "Nobody will ever cross *this* bridge."));

        var answer = await AskAsync(Reader, "search", ("words", "bridge"));

        Assert.True(answer.Ephemeral);
        Assert.StartsWith("**bridge**, the best first", answer.Card.Text.Value, StringComparison.Ordinal);
        Assert.Contains($"💬 Ann: Nobody will ever cross \\*this\\* **bridge**. — [A bridge is opened](<{Chat.LinkTo(Guild, ThreadIn(News), Comment("Nobody").Id)}>)", answer.Card.Text.Value, StringComparison.Ordinal);
        Assert.Contains($"📰 The **bridge** was opened on Monday. — [A bridge is opened](<{Chat.LinkTo(Guild, News, Messages(News)[0].Id)}>)", answer.Card.Text.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two words in any order", "ferry harbour", "1")]
    [InlineData("upper case and accents", "FÉRRY", "1")]
    [InlineData("a phrase", "\"left the harbour\"", "1")]
    [InlineData("a phrase that stands nowhere", "\"harbour the left\"", "")]
    [InlineData("a phrase that nobody closed", "\"left the har", "")]
    [InlineData("a beginning", "harb*", "12")]
    [InlineData("a beginning is no word", "harb", "")]
    [InlineData("without", "harbour -ferry", "2")]
    [InlineData("by an author", "author:ben harbour", "2")]
    [InlineData("by an author alone", "author:\"ben\"", "2")]
    [InlineData("from a source", "source:Herald harbour", "12")]
    [InlineData("from a source in other letters", "source:hERALD harbour", "12")]
    [InlineData("from another source", "source:Gazette harbour", "")]
    [InlineData("after a day", "harbour after:2020-02-01", "2")]
    [InlineData("before a day", "harbour before:2020-02-01", "1")]
    [InlineData("in a month", "harbour after:2020-02 before:2020-04", "2")]
    [InlineData("a script without spaces", "朝市", "3")]
    [InlineData("only part of such a word", "朝", "3")]
    [InlineData("such characters in another order", "市朝", "")]
    public async Task What_can_be_asked_for_finds_just_that(string what, string words, string found)
    {
        await ReadAsync(
            Some.PageComment("1", author: "Ada", text: "The ferry left the harbour.") with { PostedAt = new(2020, 1, 10, 0, 0, 0, TimeSpan.Zero) },
            Some.PageComment("2", author: "Ben", text: "Which harbour, please?") with { PostedAt = new(2020, 3, 10, 0, 0, 0, TimeSpan.Zero) },
            Some.PageComment("3", author: "Chie", text: "毎週の朝市が好きです。") with { PostedAt = new(2020, 3, 11, 0, 0, 0, TimeSpan.Zero) });

        var text = await SayAsync(Reader, "search", ("words", words));

        var authors = new Dictionary<char, string> { ['1'] = "Ada", ['2'] = "Ben", ['3'] = "Chie" };
        Assert.All(authors, author => Assert.True(text.Contains($"💬 {author.Value}:", StringComparison.Ordinal) == found.Contains(author.Key), $"{what}: {text}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\"\"")]
    [InlineData("*")]
    [InlineData("-")]
    [InlineData("?!")]
    public async Task Where_there_is_no_word_an_example_is_given(string words)
    {
        await ReadAsync();
        Assert.StartsWith("Type the words to search for, such as", await SayAsync(Reader, "search", ("words", words)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bridge AND OR NOT")]
    [InlineData("bridge) OR (text : x")]
    [InlineData("\"bridge\" NEAR(a b)")]
    [InlineData("bridge'; DROP TABLE comment; --")]
    [InlineData("text:bridge {text} ^bridge + \\ %")]
    [InlineData("keys:g0x657665727962 bridge")]
    [InlineData("bridge\0bridge")]
    public async Task Nothing_that_is_typed_is_a_language_of_the_index(string words)
    {
        await ReadAsync(Some.PageComment("a", text: "bridge"));
        var text = await SayAsync(Reader, "search", ("words", words));
        Assert.True(text.StartsWith("Nothing that you can see here", StringComparison.Ordinal) || text.Contains("the best first", StringComparison.Ordinal), text);
        Assert.Contains("💬 Ann", await SayAsync(Reader, "search", ("words", "bridge")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_none_and_a_search_too_long_are_refused_in_one_sentence()
    {
        Assert.Equal("“after:” takes a day such as 2026-05-31, and not “soon”.", await SayAsync(Reader, "search", ("words", "bridge after:soon")));
        Assert.Equal("Search for at most 60 characters.", await SayAsync(Reader, "search", ("words", new string('a', 61))));
    }

    [Fact]
    public async Task What_people_said_in_one_guild_is_found_in_no_other_and_only_by_those_who_may_look_there()
    {
        var hidden = Chat.Open(Guild, "staff", managersOnly: true);
        await Bot.FollowAsync(Guild, hidden);
        await ReadAsync();
        Chat.Write(ThreadIn(hidden), Manager.User, "manager", "the secret budget");
        await Bot.SettleAsync();

        Assert.Contains("manager", await SayAsync(Manager, "search", ("words", "budget")), StringComparison.Ordinal);
        Assert.StartsWith("Nothing that you can see here", await SayAsync(Reader, "search", ("words", "budget")), StringComparison.Ordinal);
        Assert.StartsWith("Nothing that you can see here", await SayAsync(Stranger, "search", ("words", "budget")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_edited_is_found_by_its_new_words_and_what_was_deleted_by_none()
    {
        await ReadAsync(Some.PageComment("a", text: "an old ferry"), Some.PageComment("b", text: "a ferry to remove"));
        await ReadAsync(Some.PageComment("a", text: "a new tram"), Some.PageComment("b", deleted: true));

        Assert.StartsWith("Nothing", await SayAsync(Reader, "search", ("words", "ferry")), StringComparison.Ordinal);
        Assert.Contains("**tram**", await SayAsync(Reader, "search", ("words", "tram")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_of_an_article_changes_where_it_is_found()
    {
        await Bot.ReadAsync(Some.Article(body: "The tunnel was opened."));
        await Bot.SettleAsync();
        await Bot.ReadAsync(Some.Article(body: "The viaduct was opened."));
        await Bot.SettleAsync();

        Assert.StartsWith("Nothing", await SayAsync(Reader, "search", ("words", "tunnel")), StringComparison.Ordinal);
        Assert.Contains("**viaduct**", await SayAsync(Reader, "search", ("words", "viaduct")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("best")]
    [InlineData("newest")]
    public async Task More_than_a_page_is_paged_and_each_hit_shown_once(string order)
    {
        await ReadAsync([.. Enumerable.Range(1, 20).Select(i => Some.PageComment($"{i}", author: $"Author{i:00}", text: "ferry"))]);

        var answer = await AskAsync(Reader, "search", ("words", "ferry"), ("order", order));
        var seen = new List<string>();
        for (; ; answer = await PressAsync(Reader, answer, "More"))
        {
            seen.AddRange(answer.Card.Text.Value.Split('\n').Skip(1).Select(line => line[3..11]));
            if (answer.Card.Buttons is not [.., { Label: "More" }])
                break;
        }

        Assert.True(answer.ReplacesMessage);
        Assert.Equal(seen[..8], (await PressAsync(Reader, answer, "First page")).Card.Text.Value.Split('\n').Skip(1).Select(line => line[3..11]));
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"Author{i:00}"), seen.Order());
    }

    [Fact]
    public async Task What_is_searched_for_may_be_as_long_as_the_button_that_leads_on_can_say()
    {
        var words = $"ferry {string.Join(' ', Enumerable.Repeat("or", 18))}";
        await ReadAsync([.. Enumerable.Range(1, 20).Select(i => Some.PageComment($"{i}", text: words + " ferry"))]);

        var answer = await AskAsync(Reader, "search", ("words", words), ("order", "newest"));

        Assert.Contains("ferry", (await PressAsync(Reader, answer, "More")).Card.Text.Value, StringComparison.Ordinal);
        Assert.InRange(answer.Card.Buttons![0].CustomId!.Length, 90, 100);
    }

    [Fact]
    public async Task A_source_that_nobody_knows_is_said_to_be_none()
    {
        await ReadAsync();

        Assert.Equal("There is no source named “Gazette” here. Choose one of those that are offered behind “source:”.", await SayAsync(Reader, "search", ("words", "source:Gazette bridge")));
    }

    [Fact]
    public async Task Among_articles_no_comment_is_found()
    {
        await ReadAsync([.. Enumerable.Range(1, 12).Select(i => Some.PageComment($"{i}", text: "This bridge!"))]);
        for (var story = 0; story < 9; story++)
            await Bot.ReadAsync(Some.Article($"Another bridge {story}", $"https://herald.example/{story}"));
        await Bot.SettleAsync();

        var first = await AskAsync(Reader, "article search", ("words", "bridge"));
        var second = await PressAsync(Reader, first, "More");

        Assert.True(first.Ephemeral);
        Assert.DoesNotContain("💬", first.Card.Text.Value + second.Card.Text.Value, StringComparison.Ordinal);
        Assert.Equal([8, 2], ((Answer[])[first, second]).Select(answer => answer.Card.Text.Value.Split('\n').Length - 1));
        Assert.StartsWith("Type the words to search for", await SayAsync(Reader, "article search", ("words", " ")), StringComparison.Ordinal);
        Assert.StartsWith("Nothing that you can see here", await SayAsync(Reader, "article search", ("words", "tram"), ("order", "newest")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_authors_and_sources_are_offered_behind_their_fields()
    {
        await ReadAsync(Some.PageComment("a", author: "Ada"), Some.PageComment("b", author: "Ada Byron"));

        Assert.Equal(["author:Ada", "author:\"Ada Byron\""], (await TypeAsync(Reader, "search", "words", "author:ad")).Select(choice => choice.Value));
        Assert.Equal(["ferry author:\"Ada Byron\""], (await TypeAsync(Reader, "search", "words", "ferry author:\"Ada B")).Select(choice => choice.Value));
        Assert.Equal(["-source:Herald"], (await TypeAsync(Reader, "search", "words", "-source:her")).Select(choice => choice.Value));
        Assert.Equal(["author:ada ferry"], (await TypeAsync(Reader, "search", "words", "author:ada ferry")).Select(choice => choice.Value));
        Assert.Empty(await TypeAsync(Reader, "search", "words", ""));
        Assert.Empty(await TypeAsync(Reader, "search", "words", "author:nobody"));
    }

    [Fact]
    public async Task What_waits_for_a_moderator_is_found_by_nobody_nor_is_its_author()
    {
        await FollowAsync(NewsBot.Posting.MirrorMode.Hold);
        await ReadAsync(Some.PageComment("a", author: "Ada", text: "A ferry instead."));

        Assert.StartsWith("Nothing that you can see here", await SayAsync(Manager, "search", ("words", "ferry")), StringComparison.Ordinal);
        Assert.StartsWith("Nobody by that name", await SayAsync(Manager, "history commenter", ("name", "Ada")), StringComparison.Ordinal);
        Assert.Empty(await TypeAsync(Manager, "history commenter", "name", "ad"));
    }

    [Fact]
    public async Task However_much_is_said_where_the_viewer_cannot_look_a_page_looks_at_no_more_than_its_share()
    {
        var hidden = Chat.Open(Guild, "staff", managersOnly: true);
        await Bot.FollowAsync(Guild, hidden);
        await ReadAsync(Some.PageComment("a", text: "A ferry instead.") with { PostedAt = DateTimeOffset.UnixEpoch.AddDays(1) });
        Chat.Now = Time.GetUtcNow();
        for (var i = 0; i < 501; i++)
            Chat.Write(ThreadIn(hidden), Manager.User, "manager", $"ferry {i}");
        await Bot.SettleAsync();

        var first = await AskAsync(Reader, "search", ("words", "ferry"), ("order", "newest"));
        Assert.Equal("**ferry**, the newest first", first.Card.Text.Value);
        Assert.Contains("A **ferry** instead", (await PressAsync(Reader, first, "More")).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_come_first_where_that_is_asked_for()
    {
        await ReadAsync([.. Enumerable.Range(1, 5).Select(i => Some.PageComment($"{i}", author: $"Author{i}", text: "ferry") with { PostedAt = Some.Time.AddHours(i % 3 * 10).AddMinutes(i) })]);

        var text = await SayAsync(Reader, "search", ("words", "ferry"), ("order", "newest"));

        Assert.Equal(["Author5", "Author2", "Author4", "Author1", "Author3"], text.Split('\n').Skip(1).Select(line => line[3..10]));
    }

    [Theory]
    [InlineData("1:search")]
    [InlineData("1:search:best")]
    [InlineData("1:search:best:x:e:ferry")]
    [InlineData("1:search:worst:0:e:ferry")]
    [InlineData("1:search:newest:-5:e:ferry")]
    [InlineData("1:search:newest:ffffffffffffffff:e:ferry")]
    [InlineData("1:search:best:0:x:ferry")]
    public async Task A_forged_button_is_refused(string customId) =>
        Assert.StartsWith("This button is no longer valid", (await PressAsync(Reader, customId)).Card.Text.Value, StringComparison.Ordinal);

    [Theory]
    [InlineData("best")]
    [InlineData("newest")]
    public async Task What_does_not_fit_a_page_is_on_the_next(string order)
    {
        var wordy = string.Concat(Enumerable.Repeat("ferry *_~`|>[x](y) ", 300));
        await ReadAsync([.. Enumerable.Range(1, 20).Select(i => Some.PageComment($"{i}", author: $"Author{i:00} {new string('*', 200)}", text: wordy))]);

        var page = await AskAsync(Reader, "search", ("words", "ferry"), ("order", order));
        var seen = page.Card.Text.Value;
        for (; page.Card.Buttons is [.., { Label: "More" }]; seen += page.Card.Text.Value)
            page = await PressAsync(Reader, page, "More");

        Assert.All(Enumerable.Range(1, 20), i => Assert.Equal(2, seen.Split($"Author{i:00}").Length));
    }

    [Fact]
    public async Task Pages_shown_in_text_fit_a_message_whatever_they_hold()
    {
        var long1 = string.Concat(Enumerable.Repeat("ferry *_~`|>[x](y) ", 300));
        await ReadAsync([.. Enumerable.Range(1, 9).Select(i => Some.PageComment($"{i}", author: new string('*', 200), text: long1))]);

        Assert.InRange((await SayAsync(Reader, "search", ("words", "ferry"))).Length, 1, MessageText.MaxLength);
    }

    private async Task ReadAsync(params PageComment[] comments)
    {
        await Bot.ReadAsync(Some.Article(), comments);
        await Bot.SettleAsync();
    }
}
