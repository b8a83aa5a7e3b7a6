using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;
using NewsBot.Sources;
using NewsBot.Storage.Sources;

namespace NewsBot.Core.Tests.Commands.Sources;

public sealed class SourceCommandTests : CommandTest
{
    private static readonly GuildId OtherGuild = new("501");
    private static readonly Member OtherManager = Manager with { Guild = OtherGuild };

    [Theory]
    [InlineData("add", "address", "https://herald.example/")]
    [InlineData("test", "address", "https://herald.example/")]
    [InlineData("list")]
    [InlineData("show", "source", "Own")]
    [InlineData("pause", "source", "Own")]
    [InlineData("resume", "source", "Own")]
    [InlineData("remove", "source", "Own")]
    public async Task Who_may_not_manage_the_guild_is_refused_whatever_the_chat_let_through(string command, string? option = null, string? value = null)
    {
        await AddAsync("Own", Guild);

        Assert.Equal("Only those who may manage the server can do this.", await SayAsync(Reader, $"source {command}", option is null ? [] : [(option, value!)]));
        Assert.Empty(await TypeAsync(Reader, $"source {command}", "source", ""));
        Assert.Equal(PollState.Live, (await PollAsync("Own"))!.State);
    }

    [Fact]
    public async Task What_another_guild_has_added_does_not_exist_here()
    {
        await AddAsync("Own", Guild);

        Assert.StartsWith("No source is followed yet.", await SayAsync(OtherManager, "source list"), StringComparison.Ordinal);
        Assert.Empty(await TypeAsync(OtherManager, "source show", "source", ""));
        foreach (var command in (string[])["show", "pause", "resume", "remove"])
            Assert.StartsWith("There is no source named “Own”.", await SayAsync(OtherManager, $"source {command}", ("source", "Own")), StringComparison.Ordinal);
        Assert.StartsWith("There is no source named “Own”.", await SayAsync(OtherManager, "channel follow", ("source", "Own")), StringComparison.Ordinal);
        Assert.Equal(PollState.Live, (await PollAsync("Own"))!.State);
    }

    [Fact]
    public async Task What_the_operator_s_file_lists_is_shown_and_not_changed()
    {
        await AddAsync("Herald", null);

        Assert.Contains("**Herald** · of the operator", await SayAsync(Manager, "source list"), StringComparison.Ordinal);
        Assert.Equal("Herald", Assert.Single(await TypeAsync(Manager, "source show", "source", "her")).Name);
        Assert.Empty(await TypeAsync(Manager, "source remove", "source", "her"));
        foreach (var command in (string[])["pause", "resume", "remove"])
            Assert.Contains("it can be changed only there", await SayAsync(Manager, $"source {command}", ("source", "Herald")), StringComparison.Ordinal);
        Assert.Equal(PollState.Live, (await PollAsync("Herald"))!.State);
    }

    [Fact]
    public async Task Why_a_source_does_not_answer_is_told_and_obeys_no_markdown()
    {
        await AddAsync("Own", Guild);
        await Bot.Database.WriteAsync(session => session.Polls.Done(session.Polls.Find(PollKey.Of(new SourceName("Own")))! with { State = PollState.Failing, Failures = 10, Error = "It said **@everyone**." }), default);

        Assert.Contains(@"no answer, seldom asked: It said \*\*", await SayAsync(Manager, "source list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_changed_a_source_is_in_the_audit_log_and_what_changed_nothing_is_not()
    {
        await AddAsync("Own", Guild);
        foreach (var command in (string[])["pause", "pause", "resume", "resume", "remove", "remove"])
            await SayAsync(Manager, $"source {command}", ("source", "own"));

        var changes = await Bot.Database.ReadAsync(session => session.Changes.Of(Manager.User), default);

        Assert.Equal(["source pause source: Own", "source resume source: Own", "source remove source: Own"], changes.Select(change => change.Said.ToString()));
    }

    [Fact]
    public async Task Articles_of_a_guild_s_source_are_posted_to_that_guild_only()
    {
        var other = Chat.Open(OtherGuild, "other");
        await AddAsync("Own", Guild);
        await FollowAsync();
        await Bot.FollowAsync(OtherGuild, other, mirror: MirrorMode.All);
        await Bot.Database.WriteAsync(session => session.Articles.Save(Some.Article(), new("Own"), Time.GetUtcNow()), default);
        await Bot.FinishAsync();

        Assert.Single(Messages(News));
        Assert.Empty(Messages(other));
        Assert.Equal("No article has been read yet. Those who manage the server follow sources with */source add*.", (await AskInAsync(other, OtherManager, "article latest")).Card.Text.Value);
        Assert.StartsWith("No article's title contains", (await AskInAsync(other, OtherManager, "article show", ("article", Some.ArticleId.Value))).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_read_from_files_is_listed_and_marked_and_cannot_be_changed()
    {
        await AddAsync("Own", Guild);
        await Bot.ReadAsync(Some.Article());

        Assert.Equal("• **Own** · not asked yet\n• **Herald** · sample or import, not asked", await SayAsync(Manager, "source list"));
        Assert.EndsWith("• **Herald** · sample or import, not asked", await SayAsync(Manager, "newsbot status"), StringComparison.Ordinal);
        Assert.Contains("read from files", await SayAsync(Manager, "source show", ("source", "herald")), StringComparison.Ordinal);
        Assert.Equal("Herald", Assert.Single(await TypeAsync(Manager, "source show", "source", "her")).Name);
        Assert.Empty(await TypeAsync(Manager, "source remove", "source", "her"));
        foreach (var command in (string[])["pause", "remove", "edit"])
            Assert.Equal("**Herald** is a sample or was imported: it is read from files, and there is nothing to change.", await SayAsync(Manager, $"source {command}", ("source", "Herald")));
    }

    [Fact]
    public async Task A_long_list_is_paged()
    {
        for (var number = 10; number < 33; number++)
            await AddAsync($"Source {number}", Guild);

        var page = await AskAsync(Manager, "source list");
        Assert.StartsWith("**Sources** (1/3)\n• **Source 10** ", page.Card.Text.Value, StringComparison.Ordinal);
        page = await PressAsync(Manager, page, "Next");
        Assert.True(page.ReplacesMessage);
        Assert.StartsWith("**Sources** (2/3)\n• **Source 20** ", page.Card.Text.Value, StringComparison.Ordinal);
        Assert.EndsWith("• **Source 32** · not asked yet", (await PressAsync(Manager, page, "Next")).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("**Sources** (3/3)", (await PressAsync(Manager, "1:source:list:99")).Card.Text.Value, StringComparison.Ordinal);
        foreach (var forged in new[] { "1:source:list", "1:source:list:-1", "1:source:list:x", "1:source" })
            Assert.StartsWith("This button is no longer valid", (await PressAsync(Manager, forged)).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("Only those who may manage", (await PressAsync(Reader, "1:source:list:1")).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_source_is_offered_to_be_followed_no_more_and_its_articles_can_still_be_looked_for()
    {
        await AddAsync("Own", Guild);
        await Bot.Database.WriteAsync(session => session.Articles.Save(Some.Article(), new("Own"), Time.GetUtcNow()), default);
        await SayAsync(Manager, "channel follow", ("source", "Own"));
        await SayAsync(Manager, "digest daily", ("at", "8:00"), ("source", "Own"));
        var begun = await PickAsync(Manager, await AskAsync(Manager, "channel setup"), "sources", "Own");

        Assert.Equal($"**Own** is followed no more. What is posted stays. Nothing more of it comes to <#{News}>.", await SayAsync(Manager, "source remove", ("source", "Own")));

        foreach (var (command, option) in new[] { ("channel follow", "source"), ("channel unfollow", "source"), ("source show", "source"), ("source edit", "source"), ("digest daily", "source") })
            Assert.DoesNotContain(await TypeAsync(Manager, command, option, ""), choice => choice.Value == "Own");
        Assert.Equal("Own", Assert.Single(await TypeAsync(Manager, "article latest", "source", "")).Value);
        Assert.StartsWith("There is no source named “Own”", await SayAsync(Manager, "channel follow", ("source", "Own")), StringComparison.Ordinal);
        Assert.StartsWith("There is no source named “Own”", await SayAsync(Manager, "digest daily", ("at", "8:00"), ("source", "Own")), StringComparison.Ordinal);
        Assert.DoesNotContain("**Own**", await SayAsync(Manager, "source list"), StringComparison.Ordinal);

        Assert.EndsWith(" That source is no longer there: set the digest up anew, or end it with */digest stop*.", await SayAsync(Manager, "digest show"), StringComparison.Ordinal);
        var setup = await AskAsync(Manager, "channel setup");
        Assert.Equal(["*"], setup.Card.Selects!.Single(select => select.CustomId.EndsWith(":sources", StringComparison.Ordinal)).Options!.Select(choice => choice.Value));
        Assert.Contains("**Sources:** not chosen yet", (await PressAsync(Manager, begun.Card.Buttons!.Single(button => button.Label == "Cancel").CustomId!.Replace("cancel", "step:1", StringComparison.Ordinal))).Card.Text.Value, StringComparison.Ordinal);
        Assert.Equal("This channel follows nothing any more: **Own** was removed. Use `/channel setup`.", await SayAsync(Manager, "channel show"));
        Assert.Equal("This channel follows nothing any more: **Own** was removed. Use `/channel setup`.", await SayAsync(Manager, "channel test"));
    }

    [Fact]
    public async Task A_source_that_the_operator_has_removed_is_said_to_bring_nothing_any_more()
    {
        await AddAsync("Herald", null);
        await AddAsync("Own", Guild);
        await Bot.ReadAsync(Some.Article());
        await SayAsync(Manager, "channel follow", ("source", "Herald"));
        await SayAsync(Manager, "channel follow", ("source", "Own"));
        await Bot.Database.WriteAsync(session => session.Sources.SetFile([], Time.GetUtcNow()), default);

        var shown = await SayAsync(Manager, "channel show");

        Assert.StartsWith("No longer there, so that nothing comes of it: **Herald**. `/channel edit` chooses other sources.\n", shown, StringComparison.Ordinal);
        Assert.Contains("**Sources:** Own\n", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Herald", await SayAsync(Manager, "source list"), StringComparison.Ordinal);
        Assert.DoesNotContain(await TypeAsync(Manager, "channel follow", "source", ""), choice => choice.Value == "Herald");
        Assert.Equal(["Herald", "Own"], (await TypeAsync(Manager, "channel unfollow", "source", "")).Select(choice => choice.Value).Except(["*"]));

        await AddAsync("Herald", null);
        Assert.StartsWith("**Channel:**", await SayAsync(Manager, "channel show"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_set_for_a_source_is_told_in_plain_words()
    {
        const string definition = """
            {"name":"Full","kind":"site","url":"https://herald.example/","everyMinutes":15,"only":{"words":["ferry","**boat**"],"tags":["Harbour"]},"except":{"pattern":"^ad(vert)?","authors":["Bob"]},
            "comments":{"system":"disqus"},"elsewhere":{"places":["hackernews"],"least":3,"hold":false},"credentials":"herald","summarySentences":1,"image":false,"credit":"© Herald","ageRestricted":true}
            """;
        await Bot.Database.WriteAsync(session =>
        {
            session.Sources.SetFile([new(new("Full"), null, definition)], Time.GetUtcNow());
            session.Polls.Save(Poll.New(PollKey.Of(new SourceName("Full")), new("Full"), new("https://herald.example/"), Time.GetUtcNow()));
        }, default);
        await AddAsync("Usual", Guild);

        Assert.Equal(
            [
                "• **Full** · of the operator · not asked yet",
                "A site: <https://herald.example/>",
                "Asked every 15 minutes",
                "Asked with credentials of the operator",
                @"Only articles with any of these: words: ferry, \*\*boat\*\* · tags: Harbour",
                @"No articles with any of these: pattern: ^ad(vert)? · authors: Bob",
                "Comments: disqus",
                "Discussions are looked for on: HackerNews",
                "Discussions elsewhere need at least 3 comments.",
                "Comments from elsewhere are shown at once.",
                "Quotes at most 1 sentence of an article.",
                "Its pictures are not shown.",
                "Its posts end with: © Herald",
                "It is only for age-restricted channels.",
            ],
            (await SayAsync(Manager, "source show", ("source", "Full"))).Split('\n'));
        Assert.Equal(
            [
                "• **Usual** · not asked yet",
                "A feed: <https://herald.example/feed>",
                "Asked as often as there is news",
                "All of its articles are taken.",
                "Its comments are read the way its pages show them.",
                "Discussions elsewhere are looked for where the operator has set that up.",
                "Comments from elsewhere wait for a moderator.",
                "As much of an article is quoted as a channel wants.",
                "Its pictures may be shown.",
                "It is for all channels.",
            ],
            (await SayAsync(Manager, "source show", ("source", "Usual"))).Split('\n'));
    }

    private Task AddAsync(string name, GuildId? guild) => Bot.Database.WriteAsync(session =>
    {
        var source = new Source(new(name), SourceKind.Feed, "https://herald.example/feed");
        var kept = new KeptSource(source.Name, guild, SourceList.Write(source));
        if (guild is null)
            session.Sources.SetFile([kept], Time.GetUtcNow());
        else
            session.Sources.Add(kept, Time.GetUtcNow());
        session.Polls.Save(Poll.New(PollKey.Of(source.Name), source.Name, new(source.Address), Time.GetUtcNow()));
    }, default);

    private Task<Poll?> PollAsync(string name) => Bot.Database.ReadAsync(session => session.Polls.Find(PollKey.Of(new SourceName(name))), default);
}
