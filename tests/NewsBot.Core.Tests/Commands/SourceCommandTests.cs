using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;
using NewsBot.Sources;
using NewsBot.Storage.Sources;

namespace NewsBot.Core.Tests.Commands;

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

        Assert.Equal(["source pause source: Own", "source resume source: Own", "source remove source: Own"], changes.Select(change => change.Details));
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
