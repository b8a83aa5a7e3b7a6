using System.Text;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Sources.Feeds;

public sealed class FeedReaderTests
{
    private const string Rss = """
        <?xml version="1.0"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
             xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
        <channel><title>The &lt;b&gt;Herald&lt;/b&gt; &amp;amp; more</title><link>https://herald.example/</link><atom:link rel="hub" href="https://hub.example/"/><language>en</language><ttl>30</ttl>
        <lastBuildDate>Tue, 01 Jan 2030 10:00:00 GMT</lastBuildDate>
        <item><title>A bridge&nbsp;is opened</title><link> https://herald.example/bridge </link><guid isPermaLink="false">7</guid><dc:creator>Ann Author</dc:creator><category>bridges</category><category>rivers</category>
          <pubDate>Tue, 01 Jan 2030 09:00:00 +0200</pubDate><description>&lt;p&gt;It is &lt;i&gt;open&lt;/i&gt;.&lt;/p&gt;</description><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded>
          <media:group><media:content url="/bridge.jpg" medium="image"/></media:group><slash:comments>12</slash:comments><comments>https://herald.example/bridge#comments</comments><wfw:commentRss>https://herald.example/bridge/feed</wfw:commentRss></item>
        <item><title>No more</title><guid>https://herald.example/none</guid><author>desk@herald.example (The Desk)</author><slash:comments/></item>
        </channel></rss>
        """;

    [Fact]
    public void RSS_says_all_that_it_says()
    {
        var feed = Read(Rss);

        Assert.Equal(("RSS 2.0", "The Herald & more", new Uri("https://herald.example/"), "en", TimeSpan.FromMinutes(30), new Uri("https://hub.example/")), (feed.Form, feed.Title, feed.Link, feed.Language, feed.Ttl, feed.Hub));
        var article = feed.Articles[0];
        Assert.Equal(("7", new Uri("https://herald.example/bridge"), "A bridge is opened", "Ann Author", "It is open.", "<p>One.</p><p>Two.</p>"), (article.Id, article.Link, article.Title, article.Author?.Name, article.Summary, article.Content));
        Assert.Equal((TimeSpan.FromHours(2), 12, new Uri("https://site.example/bridge.jpg")), (article.PublishedAt!.Value.Offset, article.CommentCount, article.Image));
        Assert.Equal((new Uri("https://herald.example/bridge#comments"), new Uri("https://herald.example/bridge/feed")), (article.CommentsPage, article.CommentFeed));
        Assert.Equal(["bridges", "rivers"], article.Tags);
        Assert.Equal((new Uri("https://herald.example/none"), "The Desk", null), (feed.Articles[1].Link, feed.Articles[1].Author?.Name, feed.Articles[1].CommentCount));
    }

    [Fact]
    public void RSS_1_0_has_its_articles_beside_its_channel()
    {
        var feed = Read("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://a.example/"><title>A</title><link>https://a.example/</link><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>
            <item rdf:about="https://a.example/1"><title>One</title><dc:date>2030-01-01</dc:date></item></rdf:RDF>
            """);

        Assert.Equal(("RSS 1.0", "A", TimeSpan.FromHours(12)), (feed.Form, feed.Title, feed.Ttl));
        Assert.Equal((new Uri("https://a.example/1"), "One", 2030), (feed.Articles[0].Link, feed.Articles[0].Title, feed.Articles[0].PublishedAt?.Year));
    }

    [Fact]
    public void Atom_says_who_answers_whom_and_addresses_are_relative_to_their_base()
    {
        var feed = Read("""
            <a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="en" xml:base="https://herald.example/news/"><a:title>Herald</a:title><a:author><a:name>The Desk</a:name></a:author>
            <a:entry xml:base="2030/"><a:id>tag:1</a:id><a:title type="text">1 &lt; 2</a:title><a:link href="one"/><a:link rel="replies" type="application/atom+xml" href="one/replies" thr:count="3"/><a:link rel="replies" type="text/html" href="one#talk"/>
              <a:published>2030-01-01T10:00:00Z</a:published><a:updated>2030-01-02T10:00:00+01:00</a:updated><a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p></div></a:content></a:entry>
            <a:entry><a:id>tag:2</a:id><a:author><a:name>Bob</a:name><a:uri>/bob</a:uri></a:author><thr:in-reply-to ref="tag:1"/><a:content type="html">&lt;p&gt;Re&lt;/p&gt;</a:content></a:entry></a:feed>
            """);

        var (one, two) = (feed.Articles[0], feed.Articles[1]);
        Assert.Equal(("Atom 1.0", "en", "1 < 2", "The Desk", 3), (feed.Form, feed.Language, one.Title, one.Author?.Name, one.CommentCount));
        Assert.Equal(("https://herald.example/news/2030/one", "https://herald.example/news/2030/one/replies", "https://herald.example/news/2030/one#talk"), (one.Link!.AbsoluteUri, one.CommentFeed!.AbsoluteUri, one.CommentsPage!.AbsoluteUri));
        Assert.Contains("<p>One.</p>", one.Content, StringComparison.Ordinal);
        Assert.Equal((TimeSpan.FromHours(1), "tag:1", new Uri("https://herald.example/bob")), (one.UpdatedAt!.Value.Offset, Assert.Single(two.InReplyTo), two.Author!.Page));
    }

    [Fact]
    public void JSON_Feed_is_read_and_its_plain_text_stays_plain()
    {
        var feed = Read("""
            {"version":"https://jsonfeed.org/version/1.1","title":"A & B","home_page_url":"https://a.example/","authors":[{"name":"Ann"}],"hubs":[{"type":"WebSub","url":"https://hub.example/"}],
             "items":[{"id":7,"url":"/one","title":"1 < 2","content_text":"a <b>\nc","date_published":"2030-01-01T10:00:00+02:00","tags":["x",5,"y"],"image":"https://a.example/i.png"},null,{"id":"2","content_html":"<p>Two</p>","author":{"name":"Bob"}}]}
            """);

        Assert.Equal(("JSON Feed 1.1", "A & B", new Uri("https://hub.example/")), (feed.Form, feed.Title, feed.Hub));
        Assert.Equal(("7", new Uri("https://site.example/one"), "1 < 2", "Ann", "a &lt;b&gt;<br>c"), (feed.Articles[0].Id, feed.Articles[0].Link, feed.Articles[0].Title, feed.Articles[0].Author?.Name, feed.Articles[0].Content));
        Assert.Equal((2, "Bob"), (feed.Articles.Count, feed.Articles[1].Author?.Name));
        Assert.Equal(["x", "y"], feed.Articles[0].Tags);
    }

    [Theory]
    [InlineData("<rss><channel><item><title>A &copy; B & C &unknown; &#150;</title></item></channel></rss>", "A © B & C &unknown; –")]
    [InlineData("<rss><channel><item><title>A</title><description>never closed", "A")]
    [InlineData("<rss><channel><item><title><![CDATA[A & <b>B</b>]]></title></item></channel></rss>", "A & B")]
    [InlineData("<rss><channel><item><title><![CDATA[A", "A")]
    [InlineData("<rss><channel><item><title>A</title><media:thumbnail url=x></channel></rss>", "A")]
    [InlineData("junk before <?xml version='1.0'?><!-- x -- y --><rss><channel><ITEM><TITLE>A</TITLE></ITEM></channel></rss>", "A")]
    [InlineData("<rss><channel><item><title>A</title></wrong></item></channel></rss>", "A")]
    [InlineData("<!DOCTYPE rss [<!ENTITY x 'no'><!ENTITY nbsp '&#160;'>]><rss><channel><item><title>A &x;</title></item></channel></rss>", "A &x;")]
    [InlineData("<feed><entry><title type=html>A &lt;b&gt;B&lt;/b&gt;</title></entry></feed>", "A B")]
    [InlineData("<rss><channel><item><title>A<br>B</title></item></channel></rss>", "A B")]
    public void What_is_broken_is_read_as_it_was_meant(string markup, string title) => Assert.Equal(title, Read(markup).Articles[0].Title);

    [Fact]
    public void An_item_that_nobody_closed_does_not_swallow_the_next() =>
        Assert.Equal(["A", "B", "C"], Read("<rss><channel><item><title>A</title><item><title>B</title><item><title>C</title></channel></rss>").Articles.Select(article => article.Title));

    [Fact]
    public void What_is_empty_and_was_not_closed_does_not_swallow_what_follows_it()
    {
        var rss = Read("<rss><channel><item><link>https://site.example/1<enclosure url='/p.jpg' type='image/jpeg'><category>News<category>Ports<title>A<pubDate>Thu, 01 Jan 2004 19:48:21 GMT<description>Text</description></item><item><title>B</title></item></channel></rss>").Articles;
        Assert.Equal(("A", "https://site.example/1", "Text", 2004, "https://site.example/p.jpg"), (rss[0].Title, rss[0].Link?.AbsoluteUri, rss[0].Summary, rss[0].PublishedAt?.Year, rss[0].Image?.AbsoluteUri));
        Assert.Equal(["News", "Ports"], rss[0].Tags);
        Assert.Equal("B", rss[1].Title);

        var atom = Read("<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><link rel='self' href='/feed'><link href='/'><entry><link href='/1'><category term='News'><id>7</id><thr:in-reply-to ref='6'><title>A</title><media:thumbnail url='/t.jpg'><content type='html'>&lt;p&gt;Text</content></entry></feed>");
        var entry = Assert.Single(atom.Articles);
        Assert.Equal(("F", "A", "7", "https://site.example/1", "<p>Text"), (atom.Title, entry.Title, entry.Id, entry.Link?.AbsoluteUri, entry.Content));
        Assert.Equal(["News"], entry.Tags);
        Assert.Equal(["6"], entry.InReplyTo);
    }

    [Theory]
    [InlineData("utf-8", null, null)]
    [InlineData("iso-8859-1", null, null)]
    [InlineData("windows-1252", "windows-1252", null)]
    [InlineData("utf-16", null, null)]
    [InlineData("koi8-r", "koi8-r", "utf-8")]
    [InlineData("windows-1251", null, null)]
    [InlineData("utf-8", "no-such-charset", "also-none")]
    [InlineData("windows-1252", "utf-8", "utf-8")]
    public void A_feed_is_read_in_the_characters_that_it_is_written_in(string written, string? header, string? declared)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var words = written is "koi8-r" or "windows-1251" ? "мост" : "Brücke";
        var encoding = Encoding.GetEncoding(written);
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes($"<?xml version='1.0' encoding='{declared ?? written}'?><rss><channel><item><title>{words}</title></item></channel></rss>")];

        Assert.Equal(words, FeedReader.Read(new FetchedPage(new("https://site.example/"), bytes, null, header, new(null, null))).Articles[0].Title);
    }

    [Theory]
    [InlineData("", "There is no element in it.")]
    [InlineData("words", "There is no element in it.")]
    [InlineData("<html><body>Sorry</body></html>", "It is no feed but <html>.")]
    [InlineData("{\"items\":7}", "It is JSON but no feed: there are no items in it.")]
    [InlineData("{\"items\":[", "It is JSON that is cut off, damaged or too deep (line 1).")]
    public void What_is_no_feed_is_one_sentence(string text, string problem) => Assert.Equal(problem, Assert.Throws<FormatException>(() => Read(text)).Message);

    [Fact]
    public void Bombs_and_pits_are_one_sentence_or_nothing()
    {
        var laughs = "<!DOCTYPE lolz [<!ENTITY lol 'lol'>" + string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY lol{i} '{string.Concat(Enumerable.Repeat($"&lol{i - 1};", 10))}'>")) + "]><rss><channel><item><title>&lol9;</title></item></channel></rss>";
        var outside = "<!DOCTYPE x [<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&xxe;</title></item></channel></rss>";

        Assert.Equal("&lol9;", Read(laughs).Articles[0].Title);
        Assert.Equal("&xxe;", Read(outside).Articles[0].Title);
        Assert.Equal("Its elements are nested deeper than 512.", Assert.Throws<FormatException>(() => Read("<rss>" + string.Concat(Enumerable.Repeat("<a>", 10_000)))).Message);
        Assert.Equal("It has more than 500000 elements.", Assert.Throws<FormatException>(() => Read("<rss>" + string.Concat(Enumerable.Repeat("<a/>", 600_000)))).Message);
    }

    [Theory]
    [InlineData("<a b=\"")]
    [InlineData("<a b='")]
    [InlineData("<![CDATA[")]
    [InlineData("<!--")]
    [InlineData("<!DOCTYPE [")]
    [InlineData("<!a [>")]
    [InlineData("</rss>")]
    [InlineData("<?x")]
    [InlineData("&amp;")]
    [InlineData("<a><b></a>")]
    public void However_much_of_anything_there_is_it_ends_soon(string piece)
    {
        var text = "<rss><channel>" + string.Concat(Enumerable.Repeat(piece, 4_000_000 / piece.Length));

        try
        {
            Assert.Empty(Read(text).Articles);
        }
        catch (FormatException exception)
        {
            Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Rss, true)]
    [InlineData("<?xml version='1.0'?><!-- x --><feed>", true)]
    [InlineData("<rdf:RDF xmlns:rdf='x'>", true)]
    [InlineData("{\"version\": \"https://jsonfeed.org/version/1\"", true)]
    [InlineData("{\"article\":{}}", false)]
    [InlineData("<!DOCTYPE html><html>", false)]
    [InlineData("An article about <rss>", false)]
    public void A_feed_is_known_by_how_it_begins(string text, bool isFeed) => Assert.Equal(isFeed, FeedReader.Recognizes(text));

    private static Feed Read(string text) => FeedReader.Read(text, new("https://site.example/feed"));
}
