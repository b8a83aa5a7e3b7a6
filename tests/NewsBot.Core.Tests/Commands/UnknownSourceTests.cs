using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;

namespace NewsBot.Core.Tests.Commands;

/// <summary>What comes from a source that only another guild has added is known to nobody here, however it is asked for.</summary>
public sealed class UnknownSourceTests : CommandTest
{
    private static readonly GuildId Theirs = new("501");
    private static readonly Member Knower = new(Theirs, new("13"), "knower", ManagesGuild: false, []);

    [Theory]
    [InlineData("article latest", "", "", "No article has been read yet.")]
    [InlineData("article latest", "source", "Herald", "There is no source named “Herald”.")]
    [InlineData("article random", "", "", "No article has been read yet.")]
    [InlineData("article random", "source", "Herald", "There is no source named “Herald”.")]
    [InlineData("article show", "article", "bridge", "No article's title contains “bridge”.")]
    [InlineData("article show", "article", "ARTICLE", "No article's title contains")]
    [InlineData("article text", "article", "ARTICLE", "No article's title contains")]
    [InlineData("article discussion", "article", "ARTICLE", "No article's title contains")]
    [InlineData("article follow", "article", "ARTICLE", "No article's title contains")]
    [InlineData("article unfollow", "article", "ARTICLE", "No article's title contains")]
    [InlineData("article refresh", "article", "ARTICLE", "No article's title contains")]
    [InlineData("article ask", "article", "ARTICLE", "No article's title contains")]
    [InlineData("history thread", "article", "ARTICLE", "No article's title contains")]
    [InlineData("digest now", "source", "Herald", "There is no source named")]
    [InlineData("history commenter", "name", "Ann", "Nobody by that name")]
    [InlineData("history commenter", "name", "AUTHOR", "Nobody by that name")]
    [InlineData("search", "words", "bridge", "Nothing that you can see here says")]
    [InlineData("search", "words", "author:ann", "Nothing that you can see here says")]
    [InlineData("search", "words", "source:Herald bridge", "There is no source named")]
    [InlineData("article search", "words", "bridge", "Nothing that you can see here says")]
    public async Task No_command_tells_of_it(string command, string option, string value, string answer)
    {
        await ReadAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        (string, string)[] given = option.Length == 0 ? [] : [("question", "When was it opened?"), (option, value.Replace("ARTICLE", Some.ArticleId.Value, StringComparison.Ordinal).Replace("AUTHOR", AuthorId.OnSite("herald.example", "Ann").Value, StringComparison.Ordinal))];

        Assert.StartsWith(answer, await SayAsync(Reader, command, given), StringComparison.Ordinal);
        var theirs = (await AskAsync(Knower, command, given)).Card;
        Assert.Contains("bridge", $"{theirs.Text} {theirs.Panel?.Title} {theirs.Panel?.Body}", StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("history stats")]
    [InlineData("history link")]
    public async Task No_command_tells_of_who_has_written_on_it(string command)
    {
        await ReadAsync();

        Assert.StartsWith("Nobody by that name", await SayAsync(Reader, command, ("name", "Ann")), StringComparison.Ordinal);
        Assert.Contains("**Ann**", await SayAsync(Knower, command, ("name", "Ann")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("article show", "article", "bri")]
    [InlineData("article ask", "article", "bri")]
    [InlineData("article latest", "source", "her")]
    [InlineData("article search", "words", "author:an")]
    [InlineData("article search", "words", "source:her")]
    [InlineData("digest now", "source", "her")]
    [InlineData("history commenter", "name", "an")]
    [InlineData("history stats", "name", "an")]
    [InlineData("history link", "name", "an")]
    [InlineData("history thread", "article", "bri")]
    [InlineData("history me", "source", "her")]
    [InlineData("search", "words", "author:an")]
    [InlineData("search", "words", "source:her")]
    public async Task No_completion_offers_it(string command, string option, string typed)
    {
        await ReadAsync();

        Assert.DoesNotContain(await TypeAsync(Reader, command, option, typed), choice => choice.Name != typed);
        Assert.Contains(await TypeAsync(Knower, command, option, typed), choice => choice.Name != typed);
    }

    [Theory]
    [InlineData("1:article:text:ARTICLE:0")]
    [InlineData("1:article:discussion:ARTICLE:0")]
    [InlineData("1:article:ask:ARTICLE")]
    [InlineData("1:article:refresh:ARTICLE")]
    public async Task No_button_leads_to_it(string customId)
    {
        await ReadAsync();
        var forged = customId.Replace("ARTICLE", Some.ArticleId.Value, StringComparison.Ordinal);

        Assert.StartsWith("This button is no longer valid.", (await PressAsync(Reader, forged)).Card.Text.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("This button is no longer valid.", (await PressAsync(Knower, forged)).Card.Text.Value, StringComparison.Ordinal);
    }

    private async Task ReadAsync()
    {
        await Bot.Database.WriteAsync(session => session.Sources.Add(new(Some.Source, Theirs, "{}"), Time.GetUtcNow()), default);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "A bridge at last."));
        await Bot.SettleAsync();
    }
}
