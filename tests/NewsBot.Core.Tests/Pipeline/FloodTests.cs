using NewsBot.Core.Tests.Articles;
using NewsBot.Sources;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>Far more than anybody reads.</summary>
public sealed class FloodTests : PipelineTest
{
    private const int Flood = 50_000;

    // Every other one answers the one before it at ever greater depth, as nobody's comments do.
    private static readonly PageComment[] Comments50k = [.. Enumerable.Range(0, Flood).Select(i => Some.PageComment($"{i}", i % 2 == 0 && i > 0 ? $"{i - 2}" : null, $"Author {i % 1_000}"))];

    [Fact]
    public async Task A23_Of_an_article_with_fifty_thousand_comments_a_few_are_shown_and_all_are_kept()
    {
        await FollowAsync();

        await Bot.ReadAsync(Some.Article(), Comments50k);
        await Bot.FinishAsync();
        Assert.Equal(51, Comments().Count);
        Assert.Equal("*49950 more comments are not shown here.*", Comments()[^1].Text);
        Assert.Equal(Flood, await Bot.Database.ReadAsync(session => session.Counts.InGuild(Some.ArticleId, Guild), default));

        // The next reading of it changes what has changed.
        var changes = await Bot.ReadAsync(Some.Page(Some.Article(), [.. Comments50k, Some.PageComment("one more")]));
        Assert.Equal((1, 0), (changes.CommentsAdded, changes.CommentsEdited));
        await Bot.FinishAsync();
        Assert.Equal("*49951 more comments are not shown here.*", Comments()[^1].Text);
    }
}
