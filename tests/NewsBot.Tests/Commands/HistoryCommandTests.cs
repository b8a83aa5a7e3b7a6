using System.Text.Json.Nodes;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Commands;

public sealed class HistoryCommandTests : BotTest
{
    private const int Ephemeral = 1 << 6;
    private static readonly SamplePage Page = new("The Ferry Is on Time")
    {
        Url = "https://gazette.example/ferry",
        Comments =
        [
            .. Enumerable.Range(1, 23).Select(i => new SampleComment($"{i}", "Bo Derek", $"Number {i}") { PostedAt = $"2026-09-03T08:{i:00}:00Z" }),
            new("24", "Bob", "Another"),
        ],
    };

    [Fact]
    public async Task A_history_is_read_in_pages_of_ten_newest_first_by_its_viewer_only()
    {
        await PublishAsync(Page);

        var first = await World.Reader.UseAsync(News, "history commenter", ("name", "Bo Derek"));
        var second = await World.Reader.PressAsync(News, first, "Older");
        var third = await World.Reader.PressAsync(News, second, "Older");

        Assert.Equal([Numbers(23, 10), Numbers(13, 10), Numbers(3, 3)], ((JsonNode[])[first, second, third]).Select(NumbersIn));
        Assert.Equal(first.Id(), third.Id());
        Assert.Equal(["First page"], third.Buttons().Select(button => button.Text("label")));
        Assert.NotEqual(0, first.Number("flags") & Ephemeral);
        Assert.DoesNotContain(await World.Reader.ReadAsync(News), message => message.Id() == first.Id());
    }

    [Fact]
    public async Task A_member_is_chosen_from_the_guild_s_or_by_their_menu_and_their_words_can_be_filtered()
    {
        var (post, _) = await PublishAsync(Page);
        await World.Guest.SayAsync(post.Id(), "My umbrella was on board");
        await World.Guest.SayAsync(post.Id(), "It is yellow");
        var guest = await World.Guest.UserIdAsync();

        var all = await Patience.ForAsync(async () => await World.Reader.UseAsync(News, "history member", ("member", guest)) is var answer && answer.Content().Contains("yellow", StringComparison.Ordinal) ? answer : null, "the words are kept");
        var found = await Patience.ForAsync(async () => await World.Reader.UseAsync(News, "history member", ("member", guest), ("words", "umbrella")) is var answer && answer.Content().Contains("umbrella", StringComparison.Ordinal) ? answer : null, "the words are found");

        Assert.NotEqual(0, all.Number("flags") & Ephemeral);
        Assert.DoesNotContain("yellow", found.Content(), StringComparison.Ordinal);
        Assert.Equal(all.Content(), (await World.Reader.ChooseAsync(News, "Comment history", guest)).Content());
        Assert.StartsWith("**guest**: 2 comments on 1 article", (await World.Reader.UseAsync(News, "history stats", ("member", guest))).Content(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A19_A22_Who_asks_is_given_what_is_kept_of_them_and_has_it_erased_for_good()
    {
        var (post, _) = await PublishAsync(Page);
        await World.Reader.SayAsync(post.Id(), "My own words");
        await Patience.ForAsync(async () => (await World.Reader.UseAsync(News, "history me")).Content().Contains("My own words", StringComparison.Ordinal) ? "" : null, "the words are kept");

        var export = await World.Reader.UseAsync(News, "history export");
        using var http = new HttpClient();
        var file = JsonNode.Parse(await http.GetStringAsync(new Uri(export["attachments"]![0]!.Text("url"))))!;
        Assert.Equal("My own words", file["replies"]![0]!.Text("text"));
        Assert.NotEqual(0, export.Number("flags") & Ephemeral);
        Assert.DoesNotContain(await World.Admin.ReadAsync(News), message => message.Id() == export.Id());

        var asked = await World.Reader.UseAsync(News, "history forget");
        var erased = await World.Reader.PressAsync(News, asked, "Erase");

        Assert.StartsWith("Erased: 1 reply", erased.Content(), StringComparison.Ordinal);
        await World.Reader.SayAsync(post.Id(), "Said afterwards");
        await StopBotAsync();
        await StartBotAsync();
        Assert.StartsWith("You have not written", (await World.Reader.UseAsync(News, "history me")).Content(), StringComparison.Ordinal);
        Assert.StartsWith("Nobody by that name", (await World.Admin.UseAsync(News, "history commenter", ("name", "reader"))).Content(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A22_What_is_too_much_for_one_file_is_given_in_several()
    {
        const int replies = 1_100;
        await StopBotAsync();
        var reader = AuthorId.OnDiscord(await World.Reader.UserIdAsync());
        using (var database = Database.Open(Files.Database, TimeProvider.System))
        {
            var article = new Article("The Ferry Is on Time", null, null, null, null, null, null, null, [], [], [], null);
            await database.WriteAsync(session =>
            {
                session.Articles.Save(article.Id, article, new("Herald"), DateTimeOffset.UnixEpoch);
                for (var i = 0; i < replies; i++)
                    session.Replies.Save(new(article.Id, new($"{i}"), null, new(reader, "reader"), null, $"{i} {new string('ü', 3_900)}", null, DateTimeOffset.UnixEpoch.AddSeconds(i), null, null, null, Origin.Discord), new(World.Guild), new("7"), new($"{i + 100}"));
            }, default);
        }
        await StartBotAsync();

        var export = await World.Reader.UseAsync(News, "history export");

        Assert.Equal("Here is everything that I keep of you, from every server: 1100 replies. It takes 2 files.", export.Content());
        using var http = new HttpClient();
        var given = new List<string>();
        foreach (var file in export["attachments"]!.AsArray())
            given.AddRange(JsonNode.Parse(await http.GetStringAsync(new Uri(file!.Text("url"))))!["replies"]!.AsArray().Select(reply => reply!.Text("text").Split(' ')[0]));
        Assert.Equal(Enumerable.Range(0, replies).Select(i => $"{i}"), given);
    }

    [Fact]
    public async Task Each_line_links_to_its_message()
    {
        var (post, thread) = await PublishAsync(Page with { Comments = [.. Page.Comments.Take(2)] });

        var history = await World.Reader.UseAsync(News, "history commenter", ("name", "Bo Derek"));

        Assert.Equal(
            [Link(post.Id(), thread[1].Id()), Link(post.Id(), thread[0].Id())],
            history.Content().Split('\n').Skip(1).Select(line => line[(line.IndexOf("(<", StringComparison.Ordinal) + 2)..line.IndexOf(">)", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Commenters_are_completed_by_the_beginning_of_their_name_and_those_who_wrote_most_come_first()
    {
        await PublishAsync(Page);

        var offered = await World.Reader.CompleteAsync(News, "history commenter", "name", "bo");

        Assert.Equal(["Bo Derek · gazette.example", "Bob · gazette.example"], offered.Select(choice => choice.Name));
        var history = await World.Reader.UseAsync(News, "history commenter", ("name", offered[1].Value));
        Assert.Contains("Another", history.Content(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_s_own_history_holds_what_one_wrote_here_and_what_it_answered()
    {
        var (post, thread) = await PublishAsync(Page);
        Assert.Equal("You have not written under an article here yet.", (await World.Reader.UseAsync(News, "history me")).Content());

        var said = await World.Reader.SayAsync(post.Id(), "I was there.", thread[0].Id());

        var mine = await MineAsync(World.Reader, "I was there.");
        Assert.Contains(Link(post.Id(), said), mine.Content(), StringComparison.Ordinal);
        Assert.Contains("↩ Bo Derek", mine.Content(), StringComparison.Ordinal);
        Assert.NotEqual(0, mine.Number("flags") & Ephemeral);
        Assert.DoesNotContain("I was there.", (await World.Guest.UseAsync(News, "history me")).Content(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_in_a_thread_that_rests_stays_in_the_history()
    {
        var (post, _) = await PublishAsync(Page);
        await World.Reader.SayAsync(post.Id(), "I was there.");
        await MineAsync(World.Reader, "I was there.");

        await World.Admin.Rest.PatchAsync($"channels/{post.Id()}", new { archived = true });
        await StopBotAsync();
        await StartBotAsync();

        await MineAsync(World.Reader, "I was there.");
        var others = await World.Guest.UseAsync(News, "history commenter", ("name", "reader"));
        Assert.Contains("I was there.", others.Content(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_where_the_viewer_cannot_look_is_not_shown_completed_or_counted()
    {
        var hidden = await World.CreateHiddenChannelAsync("staff");
        await Patience.UntilAsync(async () => (await World.Admin.UseAsync(hidden, "channel follow", ("source", "*"))).Content().Contains("follows", StringComparison.Ordinal), "the hidden channel follows");
        await Bot.ImportAsync(Page);
        await SettledAsync();
        var thread = (await World.Admin.ReadAsync(hidden)).Single().Id();
        await World.Admin.SayAsync(thread, "Between us");
        await MineAsync(World.Admin, "Between us");

        Assert.Empty(await World.Reader.CompleteAsync(News, "history commenter", "name", "admin"));
        var history = await World.Reader.UseAsync(News, "history commenter", ("name", "admin"));
        Assert.StartsWith("Nobody by that name", history.Content(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_in_another_guild_is_not_found_in_this_one()
    {
        var (post, _) = await PublishAsync(Page);
        var article = (await Bot.ReadAsync(session => session.ArticleLists.Latest(SourceName.Every, 1)))[0].Id;
        await StopBotAsync();
        await SaveFromAnotherGuildAsync(article, post.Id());
        await StartBotAsync();

        Assert.Empty(await World.Admin.CompleteAsync(News, "history commenter", "name", "stranger"));
        var history = await World.Admin.UseAsync(News, "history commenter", ("name", "stranger"));
        Assert.StartsWith("Nobody by that name", history.Content(), StringComparison.Ordinal);
    }

    // A local Discord has one guild; what a bot knows of another is in its database.
    private async Task SaveFromAnotherGuildAsync(ArticleId article, string thread)
    {
        using var database = Database.Open(Files.Database, TimeProvider.System);
        var now = DateTimeOffset.UtcNow;
        var comment = new Comment(article, new("elsewhere"), null, new(AuthorId.OnDiscord("7"), "stranger"), null, "Said elsewhere", now, now, null, null, null, Origin.Discord);
        await database.WriteAsync(session => session.Replies.Save(comment, new GuildId("999"), new ChannelId(thread), new MessageId("888")), default);
    }

    private Task<JsonNode> MineAsync(LocalPerson person, string text) => Patience.ForAsync(
        async () => await person.UseAsync(News, "history me") is var mine && mine.Content().Contains(text, StringComparison.Ordinal) ? mine : null,
        $"“{text}” is in one's own history");

    private string Link(string thread, string message) => $"{World.Url}/channels/{World.Guild}/{thread}/{message}";

    private static string Numbers(int from, int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => $"{from - i}"));

    private static string NumbersIn(JsonNode history) =>
        string.Join(' ', history.Content().Split('\n').Skip(1).Select(line => line[(line.LastIndexOf(' ') + 1)..]));
}
