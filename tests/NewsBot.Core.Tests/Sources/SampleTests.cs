using System.Runtime.CompilerServices;
using NewsBot.Sources;

namespace NewsBot.Core.Tests.Sources;

/// <summary>The samples are what newcomers see first: they must show what the bot can do.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task Every_sample_is_a_page_with_a_discussion()
    {
        var pages = await PagesAsync();

        Assert.True(pages.Count >= 5);
        Assert.All(pages, page => Assert.InRange(page.Comments.Count, 8, 60));
        Assert.All(pages, page => Assert.InRange(page.Article.Body.Count, 4, 20));
        Assert.Equal(pages.Count, pages.Select(page => page.Article.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_samples_show_what_discussions_are_made_of()
    {
        var pages = await PagesAsync();
        var comments = pages.SelectMany(page => page.Comments).ToList();

        Assert.True(pages.Count(page => !page.CommentsHaveIds) >= 2);
        Assert.True(pages.Select(page => page.Article.Language).Distinct().Count() >= 4);
        Assert.Contains(comments, comment => comment.Orphan);
        Assert.Contains(comments, comment => comment.Edited);
        Assert.Contains(comments, comment => comment.Deleted && comments.Any(reply => reply.InReplyTo == comment.Id));
        Assert.Contains(comments, comment => comment.Text.Length > 2_000);
        Assert.Contains(pages, page => page.Comments.Any(comment => DepthOf(comment, page) >= 4));
    }

    [Fact]
    public async Task Only_an_answer_to_somebody_with_several_comments_is_warned_of() =>
        Assert.All((await PagesAsync()).SelectMany(page => page.Warnings), warning => Assert.EndsWith("the latest was taken.", warning));

    [Fact]
    public async Task No_sample_points_outside()
    {
        foreach (var page in await PagesAsync())
        {
            Assert.Null(page.Article.LeadImage?.Url);
            Assert.All(page.Article.Related, related => Assert.Null(related.Url));
            Assert.True(page.Article.Url is null || new Uri(page.Article.Url).Host.EndsWith(".example", StringComparison.Ordinal));
            Assert.DoesNotContain(page.Comments, comment => comment.Text.Contains("://", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task One_sample_grows_for_five_minutes()
    {
        var growing = Assert.Single(await PagesAsync(), page => page.Grows is not null);

        Assert.Equal(new Growth(8, TimeSpan.FromSeconds(10)), growing.Grows);
        Assert.Equal(8 + 30, growing.Comments.Count);
        Assert.All(growing.Comments.Select((comment, i) => (comment, i)), pair =>
            Assert.True(pair.comment.InReplyTo is not { } parent || growing.Comments.Take(pair.i).Any(earlier => earlier.Id == parent)));
    }

    [Fact]
    public async Task A_source_is_named_as_its_site()
    {
        foreach (var (name, path) in SourceFolder.Below(SampleFolder()))
        {
            Assert.EndsWith(".example", name.Value);
            await foreach (var result in new PageReader().ReadAsync(path, CancellationToken.None))
                Assert.True(result.Page!.Article.Site is null || result.Page.Article.Site == name.Value);
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_no_sources() =>
        Assert.Empty(SourceFolder.Below(Path.Combine(SampleFolder(), "nothing")));

    private static int DepthOf(PageComment comment, Page page)
    {
        var depth = 0;
        for (var parent = comment.InReplyTo; page.Comments.FirstOrDefault(one => one.Id == parent) is { } found; parent = found.InReplyTo)
            depth++;
        return depth;
    }

    private static async Task<List<Page>> PagesAsync()
    {
        var pages = new List<Page>();
        await foreach (var result in new PageReader().ReadAsync(SampleFolder(), CancellationToken.None))
        {
            Assert.Null(result.Problem);
            pages.Add(result.Page!);
        }

        return pages;
    }

    private static string SampleFolder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../data/samples"));
}
