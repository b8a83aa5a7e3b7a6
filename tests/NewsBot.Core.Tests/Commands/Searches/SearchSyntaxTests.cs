using NewsBot.Core.Tests.Articles;

namespace NewsBot.Core.Tests.Commands.Searches;

public sealed class SearchSyntaxTests : CommandTest
{
    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("\"unterminated")]
    [InlineData("text : *) OR (keys : e")]
    [InlineData("NEAR(a b, 5) AND NOT")]
    [InlineData("{text author}: a")]
    [InlineData("^a* + \"b\" - c")]
    [InlineData("a\0b")]
    [InlineData("author:\"; DROP TABLE comment; --\"")]
    [InlineData("source:* after:2030 before:2031 *")]
    [InlineData("%_\\")]
    public async Task A20_What_is_searched_for_is_words_and_no_language_of_the_database(string words)
    {
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        Assert.NotEmpty(await SayAsync(Reader, "search", ("words", words)));
        await AskAsync(Reader, "history commenter", ("name", words));
        await TypeAsync(Reader, "article show", "article", words);
        Assert.Single(await Bot.Database.ReadAsync(session => session.Comments.Everything(Some.ArticleId), default));
    }
}
