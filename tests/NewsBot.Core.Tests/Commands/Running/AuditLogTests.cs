using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands.Running;

/// <summary>Who changed what, in words that whoever manages the guild reads.</summary>
public sealed class AuditLogTests : CommandTest
{
    private const string Hostile = "A **bridge** <@99> @everyone [x](https://evil.example) ‮turned";

    internal override PhraseBooks Books { get; } = new([LocaleTests.Read("de")]);

    [Fact]
    public async Task Menus_and_buttons_are_told_in_words_with_what_they_were_used_for()
    {
        await FollowAsync(MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", author: "Bob"));
        await Bot.SettleAsync();
        var review = await PressAsync(Manager, await AskAsync(Manager, "newsbot review"), "Show");
        await PressAsync(Manager, review, "Hide");
        await Bot.SettleAsync();
        var comment = Comment("Text of a").Id.Value;
        foreach (var menu in new[] { "Hide or restore comment", "Hide or restore comment", "Hide or restore author", "Hide or restore author", "Lock or open discussion", "Lock or open discussion" })
            await ChooseAsync(Manager, menu, comment, ThreadIn(News));
        await PressAsync(Manager, await AskAsync(Manager, "article takedown", ("article", "bridge")), "Take down");
        await PickAsync(Manager, await AskAsync(Manager, "newsbot role"), "role", "78");
        await PickAsync(Manager, await AskAsync(Manager, "newsbot role"), "role");

        var told = await SayAsync(Manager, "newsbot audit");
        var older = await PressAsync(Manager, await AskAsync(Manager, "newsbot audit"), "Older");

        Assert.Equal(
            [
                "`/newsbot role` · role: —",
                "`/newsbot role` · role: <@&78>",
                "taken down: *A bridge is opened*",
                "discussion opened: *A bridge is opened*",
                "discussion locked: *A bridge is opened*",
                "shown again: **Ann**",
                "hidden: everything of **Ann**",
                "shown again: a comment of **Ann** on *A bridge is opened*",
                "hidden: a comment of **Ann** on *A bridge is opened*",
                "hidden: a comment of **Bob** on *A bridge is opened*",
                "let through: a comment of **Ann** on *A bridge is opened*",
            ],
            $"{told}\n{older.Card.Text.Value}".Split('\n').Select(What));
        Assert.All(told.Split('\n'), line => Assert.Matches(@"^• <t:\d+:f> · <@11> · <#\d+> · ", line));
    }

    [Fact]
    public async Task It_is_told_in_the_language_of_whoever_asks()
    {
        await Bot.ReadAsync(Some.Article());
        await SayAsync(Manager, "channel follow", ("source", "Herald"), ("old", "5"), ("mirror", nameof(MirrorMode.All)), ("bullets", "yes"));
        Time.Advance(TimeSpan.FromMinutes(1));
        await PressAsync(Manager, await AskAsync(Manager, "article takedown", ("article", "bridge")), "Take down");

        var told = (await SayAsync(Manager with { Locale = "de" }, "newsbot audit")).Split('\n');

        Assert.Equal("zurückgezogen: *A bridge is opened*", What(told[0]));
        Assert.Equal("`/kanal folgen` · quelle: **Herald** · alte: 5 · spiegeln: alle werden gezeigt · stichpunkte: ja", What(told[1]));
    }

    [Fact]
    public async Task Of_what_was_changed_where_the_viewer_cannot_look_only_that_is_told()
    {
        var staff = Chat.Open(Guild, "staff");
        await Bot.ReadAsync(Some.Article());
        await AskInAsync(staff, Manager, "channel follow", ("source", "Herald"));
        var step = await PickAsync(Manager, await AskAsync(Manager, "channel setup"), "channel", staff.Value);
        await PressAsync(Manager, await PressAsync(Manager, await PressAsync(Manager, await PressAsync(Manager, step, "Next"), "Next"), "Next"), "Save");
        Chat.Close(staff);

        var told = await SayAsync(Manager, "newsbot audit");

        Assert.DoesNotContain(staff.Value, told, StringComparison.Ordinal);
        Assert.Contains(" · a channel that is gone or that you cannot see · `/channel follow`", told, StringComparison.Ordinal);
        Assert.Contains($" · <#{News}> · `/channel setup` · channel: a channel that is gone or that you cannot see", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_wrote_has_no_force_in_it_and_is_shortened()
    {
        await Bot.ReadAsync(Some.Article(Hostile + new string('x', 10_000)), Some.PageComment("a", author: "**Bob** <@99>"));
        await FollowAsync();
        var article = Some.Article(Hostile + new string('x', 10_000)).Id.Value;
        await PressAsync(Manager, $"1:article:takedown:{article}");
        await SayAsync(Manager, "channel alerts", ("where", "here"));

        var told = await SayAsync(Manager, "newsbot audit");

        Assert.InRange(told.Length, 1, 600);
        Assert.DoesNotContain("<@99>", told.Replace("\\<@99\\>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("](https", told, StringComparison.Ordinal);
        Assert.DoesNotContain("‮", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_holds_what_fits_and_the_next_begins_where_it_ended()
    {
        await Bot.ReadAsync(Some.Article());
        for (var i = 0; i < 12; i++)
        {
            var opened = await PressAsync(Manager, await PressAsync(Manager, await PressAsync(Manager, await PressAsync(Manager, await PickAsync(Manager, await AskAsync(Manager, "channel setup"), "sources", "Herald"), "Next"), "Next"), "Next"), "Texts and filters");
            await PressAsync(Manager, await FillAsync(Manager, opened.Form!, ("filter", $"number{i} or {new string('y', 150)}"), ("hold", new string('z', 150)), ("template", $"{{title}} {new string('w', 300)}")), "Save");
            await SayAsync(Manager, "channel remove");
        }

        var pages = new List<Answer> { await AskAsync(Manager, "newsbot audit") };
        while (pages[^1].Card.Buttons!.Any(button => button.Label == "Older"))
            pages.Add(await PressAsync(Manager, pages[^1], "Older"));

        Assert.All(pages, page => Assert.InRange(page.Card.Text.Value.Length, 1, MessageText.MaxLength));
        var lines = pages.SelectMany(page => page.Card.Text.Value.Split('\n')).ToList();
        Assert.Equal(12, lines.Count);
        Assert.All(Enumerable.Range(0, 12), number => Assert.Single(lines, line => line.Contains($"number{number} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_an_older_version_noted_is_told_without_its_ids()
    {
        await Bot.Database.WriteAsync(session => session.Guilds.Join(Guild, "Guild"), default);
        foreach (var (index, details) in ((string[])["hide comment: 0123456789abcdef", "newsbot role: 78", "article takedown: A **bridge**", "channel follow source: Herald old: 5 mirror: All publish: False", "channel pause"]).Index())
            await Bot.Database.WriteAsync(session => session.Execute("INSERT INTO change (id, guild_id, channel_id, user_id, at, details) VALUES (@id, @Guild, @News, '11', @at, @details)", new { id = $"{index}", Guild, News, at = Time.GetUtcNow().AddSeconds(-index), details }), default);

        Assert.Equal(
            [
                "hidden: a comment",
                "`/newsbot role` · role: <@&78>",
                @"taken down: A \*\*bridge\*\*",
                "`/channel follow` · source: Herald · old: 5 · mirror: All · publish: False",
                "`/channel pause`",
            ],
            (await SayAsync(Manager, "newsbot audit")).Split('\n').Select(What));
    }

    private static string What(string line) => string.Join(" · ", line.Split(" · ")[3..]);
}
