using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands.Sources;

/// <summary>What comes from a source that is for age-restricted channels only is told in those.</summary>
public sealed class AgeRestrictionTests : CommandTest
{
    private const string Elsewhere = "This is only for age-restricted channels. Use the command in one.";
    private const string Title = "A bridge is opened";
    private const string OfAdults = """{"name":"Herald","kind":"feed","url":"https://herald.example/","ageRestricted":true}""";

    public static TheoryData<string, string, string> Named => new()
    {
        { "article latest", "source", "Herald" },
        { "article random", "source", "Herald" },
        { "article show", "article", Title },
        { "article text", "article", Title },
        { "article discussion", "article", Title },
        { "article follow", "article", Title },
        { "article refresh", "article", Title },
        { "digest now", "source", "Herald" },
    };

    [Theory]
    [MemberData(nameof(Named))]
    public async Task What_is_named_is_told_of_only_there(string command, string option, string value)
    {
        var grown = await ReadAsync();

        Assert.Equal(Elsewhere, await SayAsync(Reader, command, (option, value)));
        Assert.DoesNotContain(Elsewhere, (await AskInAsync(grown, Reader, command, (option, value))).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_neither_listed_nor_found_nor_offered_elsewhere()
    {
        var grown = await ReadAsync();

        Assert.StartsWith("No article has been read yet", await SayAsync(Reader, "article latest", ("count", "10")), StringComparison.Ordinal);
        Assert.StartsWith("No article has been read yet", await SayAsync(Reader, "article random"), StringComparison.Ordinal);
        Assert.StartsWith("Nothing is new", await SayAsync(Reader, "digest now"), StringComparison.Ordinal);
        Assert.StartsWith("Nothing that you can see here says", await SayAsync(Reader, "search", ("words", "bridge")), StringComparison.Ordinal);
        Assert.DoesNotContain("Text of a", await SayAsync(Reader, "history commenter", ("name", "Ann")), StringComparison.Ordinal);
        Assert.Equal(Elsewhere, await SayAsync(Reader, "article ask", ("question", "Who opened it?"), ("article", Title)));
        Assert.Empty(await TypeAsync(Reader, "article show", "article", "bridge"));

        Assert.Equal(Title, (await AskInAsync(grown, Reader, "article latest")).Card.Panel!.Title.Value);
        Assert.Contains("**bridge**", (await AskInAsync(grown, Reader, "search", ("words", "bridge"))).Card.Text.Value, StringComparison.Ordinal);
        Assert.Contains("Text of a", (await AskInAsync(grown, Reader, "history commenter", ("name", "Ann"))).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_manage_the_server_learn_why_and_take_it_down_from_anywhere()
    {
        await ReadAsync();

        Assert.Contains("age-restricted, and this channel is not", await SayAsync(Manager, "newsbot why", ("article", Title)), StringComparison.Ordinal);
        Assert.Contains(Title, await SayAsync(Manager, "article takedown", ("article", Title)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_tells_of_it_only_there()
    {
        var grown = Chat.Open(Guild, "grown", ageRestricted: true);
        foreach (var channel in new[] { News, grown })
            await AskInAsync(channel, Manager, "digest daily", ("at", "8:00"), ("zone", "UTC"));
        await ReadAsync(grown);

        Time.Advance(TimeSpan.FromDays(1));
        while (await Bot.DigestAsync() <= Time.GetUtcNow())
        {
            // One is told at a time.
        }

        Assert.Empty(Messages(News));
        Assert.Contains(Messages(grown), message => message.Card.Panel is { Title.Value: "What was new" });
    }

    [Fact]
    public async Task What_a_source_for_everybody_has_too_is_told_everywhere_and_a_source_may_change_its_mind()
    {
        await ReadAsync();
        await Bot.Database.WriteAsync(session => session.Sightings.Add(Some.ArticleId, new("Gazette"), true), default);
        Assert.Equal(Title, (await AskAsync(Reader, "article latest")).Card.Panel!.Title.Value);

        Assert.Equal(Elsewhere, await SayAsync(Reader, "article latest", ("source", "Herald")));
        await Bot.Database.WriteAsync(session => session.Sources.Change(Some.Source, OfAdults.Replace("true", "false", StringComparison.Ordinal)), default);
        Assert.Equal(Title, (await AskAsync(Reader, "article latest", ("source", "Herald"))).Card.Panel!.Title.Value);
    }

    private async Task<ChannelId> ReadAsync(ChannelId? there = null)
    {
        var grown = there ?? Chat.Open(Guild, "grown", ageRestricted: true);
        await Bot.Database.WriteAsync(session => session.Sources.Add(new(Some.Source, Guild, OfAdults), Time.GetUtcNow()), default);
        await FollowAsync();
        await Bot.FollowAsync(Guild, grown, mirror: MirrorMode.All);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        return grown;
    }
}
