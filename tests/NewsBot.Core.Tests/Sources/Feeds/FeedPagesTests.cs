using NewsBot.Sources;

namespace NewsBot.Core.Tests.Sources.Feeds;

public sealed class FeedPagesTests
{
    private const string Feed = """
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="en"><title>Herald</title><link href="https://herald.example/"/>
        <entry><id>a</id><title>A bridge is opened</title><link href="https://herald.example/bridge"/><author><name>Ann</name></author><published>2030-01-01T10:00:00Z</published><content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></entry>
        <entry><id>c2</id><title>Re</title><author><name>Cleo</name></author><thr:in-reply-to ref="c1"/><published>2030-01-01T12:00:00Z</published><content>Second</content></entry>
        <entry><id>c1</id><title>Re</title><author><name>Bob</name></author><thr:in-reply-to ref="a" href="https://herald.example/bridge"/><published>2030-01-01T11:00:00Z</published><content>First</content></entry>
        <entry><id>b</id><title>A boat sinks</title><link href="https://herald.example/boat"/><summary>It sank.</summary></entry></feed>
        """;

    [Fact]
    public void A_feed_is_its_articles_with_the_entries_that_answer_them_as_their_comments()
    {
        var pages = new PageReader().Read("feed.atom", Feed).Select(result => result.Page!).ToList();

        Assert.Equal([("A bridge is opened", 2), ("A boat sinks", 0)], pages.Select(page => (page.Article.Title, page.Comments.Count)));
        Assert.Equal(["One.", "Two."], pages[0].Article.Body);
        Assert.Equal(("Ann", "herald.example", "en"), (pages[0].Article.Byline, pages[0].Article.Site, pages[0].Article.Language));
        Assert.Equal([("Bob", "First"), ("Cleo", "Second")], pages[0].Comments.Select(comment => (comment.Author, comment.Text)));
        Assert.Equal([null, pages[0].Comments[0].Id], pages[0].Comments.Select(comment => comment.InReplyTo));
        Assert.Equal(["It sank."], pages[1].Article.Body);
        Assert.Empty(pages.SelectMany(page => page.Warnings));
    }

    [Theory]
    [InlineData("<rss><channel><title>Empty</title></channel></rss>", "There is no article in this feed.")]
    [InlineData("<rss><a><a>", null)]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", "It is a feed that is not read: It is JSON that is cut off, damaged or too deep (line 1).")]
    [InlineData("[{\"id\":5,\"content\":{\"rendered\":", "It is JSON that is cut off, damaged or too deep (line 1).")]
    [InlineData("<disqus></disqus>", "There are no comments in this file.")]
    public void A_file_that_holds_nothing_is_one_sentence(string text, string? problem)
    {
        var result = Assert.Single(new PageReader().Read("file", text));

        Assert.Null(result.Page);
        if (problem is not null)
            Assert.Equal(problem, result.Problem);
    }
}
