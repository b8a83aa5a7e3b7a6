using NewsBot.Articles;

namespace NewsBot.Core.Tests.Sources.Html;

/// <summary>What a page states of its article.</summary>
public sealed class HtmlArticleTests
{
    [Fact]
    public void A_page_is_read_with_all_that_it_states()
    {
        var page = HtmlPages.Read(HtmlPages.Lantern);
        var article = page.Article;

        Assert.Equal("The Lantern Is Lit Again", article.Title);
        Assert.Equal("https://haven-post.example/2021/03/07/lantern", article.Url);
        Assert.Equal("haven-post.example", article.Site);
        Assert.Equal("Ida Brook, Ben Inlet", article.Byline);
        Assert.Equal(new DateTimeOffset(2021, 3, 7, 9, 41, 0, TimeSpan.FromHours(1)), article.PublishedAt);
        Assert.Equal(TimeSpan.FromHours(1), article.PublishedAt!.Value.Offset);
        Assert.Equal(new DateTimeOffset(2021, 3, 8, 10, 0, 0, TimeSpan.FromHours(1)), article.ModifiedAt);
        Assert.Equal("en-GB", article.Language);
        Assert.Equal(new LeadImage("https://haven-post.example/pictures/lantern.jpg?size=large", "The lantern at dusk, seen from the ferry.", "Photo: Carl Reed"), article.LeadImage);
        Assert.Equal(["harbour", "lights"], article.Tags);
        Assert.Equal([new RelatedArticle("Old Ferry Finds a Home as a Café", "https://haven-post.example/2020/old-ferry")], article.Related);
        Assert.Equal(14, article.CommentCount);
        Assert.Empty(page.Warnings);
    }

    [Fact]
    public void The_text_is_its_own_paragraphs_headings_lists_and_quotes_and_nothing_that_stands_around_them() =>
        Assert.Equal(
            [
                HtmlPages.Opening, "A lens and its helpers", HtmlPages.Middle, "Height: 21 metres above the water at low tide", "Range: fourteen miles",
                "We could see it from the island, and nobody went to bed that night, said Ann.", HtmlPages.Closing,
            ],
            HtmlPages.Read(HtmlPages.Lantern).Article.Body);

    [Fact]
    public void The_comments_that_a_page_lists_come_with_it()
    {
        var page = HtmlPages.Read(HtmlPages.Lantern);

        Assert.Equal([("Dora", "I polished the left half of that lens, and I would do it again at once."), ("Emil", "It is the half that shines.")], page.Comments.Select(comment => (comment.Author, comment.Text)));
        Assert.Equal(page.Comments[0].Id, page.Comments[1].InReplyTo);
        Assert.True(page.CommentsHaveIds);
    }

    [Fact]
    public void A_fetched_page_keeps_its_comments_in_the_branch_that_its_comment_system_would_fill()
    {
        var page = HtmlPages.Read(HtmlPages.Lantern, "https://haven-post.example/2021/03/07/lantern?from=feed");

        Assert.Empty(page.Comments);
        Assert.Equal(new BranchId("comments"), Assert.Single(page.Branches).Branch.Id);
        Assert.Equal(2, page.Branches[0].Comments.Count);
    }

    [Theory]
    [InlineData("""<meta property="og:title" content="Lantern lit – Haven Post"><meta property="og:site_name" content="Haven Post">""", "<h1>Lantern lit</h1>", "Lantern lit")]
    [InlineData("<title>Haven Post: Lantern lit</title><meta property='og:site_name' content='Haven Post'>", "", "Lantern lit")]
    [InlineData("<title>Lantern lit on the old mole | The Haven Post</title>", "", "Lantern lit on the old mole")]
    [InlineData("<title>A – B: what letters mean</title>", "<h1>A – B: what letters mean</h1>", "A – B: what letters mean")]
    [InlineData("""<meta property="og:title" content="You won't believe this lantern"><title>Lantern lit on the old mole – Haven</title>""", "<h1>Lantern lit on the old mole</h1>", "Lantern lit on the old mole")]
    [InlineData("""<meta property="og:title" content="Lantern lit on the mole"><meta property="og:site_name" content="Haven Post">""", "<h1>Haven Post</h1>", "Lantern lit on the mole")]
    [InlineData("""<meta property="og:title" content="Tom &amp; the lantern">""", "<h1>Tom &amp; the lantern</h1>", "Tom & the lantern")]
    [InlineData("<title>灯台に再び火がともる - 港新聞</title>", "<h1>灯台に再び火がともる</h1>", "灯台に再び火がともる")]
    public void The_title_is_what_people_see_without_the_name_of_the_site(string head, string heading, string title) =>
        Assert.Equal(title, HtmlPages.Read($"<html><head>{head}</head><body>{heading}{HtmlPages.Paragraphs}</body></html>").Article.Title);

    [Theory]
    [InlineData("""<meta name="author" content="By Ida Brook and Ben Inlet">""", "Ida Brook, Ben Inlet")]
    [InlineData("""<meta name="author" content="Von Ida Brook und Ben Inlet, Redakteurin">""", "Ida Brook, Ben Inlet")]
    [InlineData("""<meta name="author" content="IDA BROOK">""", "Ida Brook")]
    [InlineData("""<meta property="article:author" content="https://social.example/ida"><meta name="author" content="Ida Brook">""", "Ida Brook")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":"Ida Brook, Staff Writer"}</script>""", "Ida Brook")]
    [InlineData("""<meta property="og:site_name" content="Haven Post"><meta name="author" content="Haven Post"><script type="application/ld+json">[{"@type":"BlogPosting","author":[{"name":"Ida Brook"}]}]</script>""", "Ida Brook")]
    [InlineData("""<meta property="og:site_name" content="Haven Post"><meta name="author" content="Haven Post">""", "Haven Post")]
    [InlineData("""<meta name="author" content="admin">""", null)]
    [InlineData("", null)]
    public void The_byline_is_the_people_it_names(string head, string? byline) => Assert.Equal(byline, HtmlPages.WithHead(head).Article.Byline);

    [Theory]
    [InlineData("""<p class="byline">Words by Ida Brook, 7 March 2021</p>""", "Ida Brook")]
    [InlineData("""<a rel="author" href="/ida">Ida Brook</a>""", "Ida Brook")]
    [InlineData("""<div itemprop="author" itemscope itemtype="https://schema.org/Person">by <span itemprop="name">Ida Brook</span></div>""", "Ida Brook")]
    [InlineData("""<div class="comments"><a rel="author" href="/dora">Dora</a></div>""", null)]
    [InlineData("""<div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Dora</span></div>""", null)]
    public void A_byline_that_is_only_shown_is_found_unless_it_is_a_commenters(string body, string? byline) =>
        Assert.Equal(byline, HtmlPages.WithBody($"<h1>The Lantern Is Lit Again</h1>{body}{HtmlPages.Paragraphs}").Article.Byline);

    [Theory]
    [InlineData("""<meta property="article:published_time" content="2021-03-07T09:41:00+01:00">""", "2021-03-07T09:41:00+01:00")]
    [InlineData("""<meta name="date" content="Sun, 07 Mar 2021 09:41:00 GMT">""", "2021-03-07T09:41:00+00:00")]
    [InlineData("""<meta name="pubdate" content="20210307"><meta property="article:published_time" content="2021-03-07 09:41">""", "2021-03-07T09:41:00+00:00")]
    [InlineData("""<meta name="date" content="1615106460">""", "2021-03-07T08:41:00+00:00")]
    [InlineData("""<meta name="date" content="yesterday">""", null)]
    [InlineData("""<meta name="date" content="0001-01-01">""", null)]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-03-07T09:41","dateModified":"2021-03-07T12:00-05:00"}</script>""", "2021-03-07T09:41:00-05:00")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-03-07"}</script><meta property="article:published_time" content="2021-03-07T09:41:00Z">""", "2021-03-07T09:41:00+00:00")]
    [InlineData("""<link rel="canonical" href="https://haven-post.example/2021/3/7/lantern">""", "2021-03-07T00:00:00+00:00")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-01-01"}</script><meta property="article:published_time" content="2021-03-07T09:41:00Z"><link rel="canonical" href="https://haven-post.example/2021/03/07/x">""", "2021-03-07T09:41:00+00:00")]
    public void The_time_of_publishing_is_what_most_that_is_stated_stands_behind(string head, string? time) =>
        Assert.Equal(time is null ? null : DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), HtmlPages.WithHead(head).Article.PublishedAt);

    [Fact]
    public void A_page_that_was_fetched_speaks_for_its_own_site_only()
    {
        const string html = """<link rel="canonical" href="https://other-paper.example/theirs"><h1>The Lantern Is Lit Again</h1>""";

        Assert.Equal("https://haven-post.example/ours", HtmlPages.Read(html + HtmlPages.Paragraphs, "https://haven-post.example/ours").Article.Url);
        Assert.Equal("haven-post.example", HtmlPages.Read(html + HtmlPages.Paragraphs, "https://www.haven-post.example/ours").Article.Site);
        Assert.Equal("https://other-paper.example/theirs", HtmlPages.Read(html + HtmlPages.Paragraphs).Article.Url);
    }

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Ida Brook"},}</script>""")]
    [InlineData("""<script type="application/ld+json"><!-- {"@type":"NewsArticle","author":{"name":"Ida Brook"}} --></script>""")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"description\":\"two\nlines\",\"author\":{\"name\":\"Ida Brook\"}};</script>")]
    [InlineData("""<script type="application/ld+json">{"@type":"WebSite"}{"@type":"NewsArticle","author":{"name":"Ida Brook"}}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","description":"it\'s","author":{"name":"Ida Brook"}}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","headline":"\ud83d","author":["Ida Brook",7,null]}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"ItemPage","mainEntity":{"@type":"NewsArticle","author":{"name":"Ida Brook"}}}</script>""")]
    public void Data_that_are_badly_written_are_read_all_the_same(string head) => Assert.StartsWith("Ida Brook", HtmlPages.WithHead(head).Article.Byline);

    [Theory]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",</script>")]
    [InlineData("<script type='application/ld+json'></script>")]
    [InlineData("<script type='application/ld+json'>[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[</script>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":7,\"author\":{\"author\":[{\"@id\":\"#a\"}],\"@id\":\"#a\"}}</script>")]
    public void Data_that_say_nothing_leave_the_rest_alone(string head) => Assert.Equal(3, HtmlPages.WithHead(head).Article.Body.Count);

    [Fact]
    public void A_page_without_a_title_is_refused_in_one_sentence() =>
        Assert.Equal("It is no page of an article: there is no title.", HtmlPages.Problem($"<div>{HtmlPages.Paragraphs}</div>"));

    [Fact]
    public void A_title_without_a_text_is_warned_of() =>
        Assert.Equal(["The page has a title and no text."], HtmlPages.WithBody("<h1>The Lantern Is Lit Again</h1>").Warnings);
}
