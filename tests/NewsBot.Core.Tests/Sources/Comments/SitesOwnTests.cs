using NewsBot.Sources.Comments;
using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Sources.Comments;

/// <summary>Comments that the site itself holds: WordPress by its interface, its page and its feed.</summary>
public sealed class SitesOwnTests : Discussions
{
    private const string Rendered = """
        <ol class="comment-list">
          <li id="comment-7" class="comment depth-1"><article><footer><b class="fn">Ann</b> <span class="says">says:</span> <time datetime="2030-01-01T10:00:00+01:00">today</time></footer>
            <div class="comment-content"><p>Seven &amp; <em>more</em></p></div></article>
            <ol class="children"><li id="comment-8" class="comment depth-2"><cite class="fn">Bob</cite><div class="comment-content">Eight</div></li></ol></li>
          <li id="comment-9" class="pingback depth-1">Pingback: <a href="https://other.example/x">Other</a></li>
        </ol>
        """;

    private CommentSection Section => new(CommentSystem.WordPress, Site.Address("/post/"), Site.Address("/wp-json/"), "60");

    [Fact]
    public async Task WordPress_is_read_to_its_last_page()
    {
        Answer(Page(1), $"[{string.Join(',', Enumerable.Range(1, 100).Select(id => Comment(id)))}]", "X-WP-TotalPages: 2\r\n");
        Answer(Page(2), $"[{Comment(100)},{Comment(101, 7)},{Comment(102, 0, "pingback")}]", "X-WP-TotalPages: 2\r\n");

        var thread = await ReadAsync(Section);

        Assert.Equal(102, thread.Comments.Count);
        Assert.Equal("7>101 Ann: Text 101", Lines(thread).ElementAt(100));
        Assert.Equal(">102 Ann: Pingback: Ann (https://ann.example/)", Lines(thread).Last());
        Assert.Equal(new DateTimeOffset(2030, 1, 1, 10, 0, 0, TimeSpan.Zero), thread.Comments[0].PostedAt);
        Assert.Equal(("comments", "Comments", null), (thread.Branch.Id.Value, thread.Branch.Label, thread.Branch.Site));
        Assert.Empty(thread.Warnings);
    }

    [Fact]
    public async Task A_page_behind_the_last_one_ends_a_WordPress_that_counts_none()
    {
        Answer(Page(1), $"[{string.Join(',', Enumerable.Range(1, 100).Select(id => Comment(id)))}]");
        Site.Answer(Page(2), "400 Bad Request", "Content-Type: application/json\r\n", "{}"u8.ToArray());

        Assert.Equal(100, (await ReadAsync(Section)).Comments.Count);
    }

    [Fact]
    public async Task The_older_interface_of_WordPress_com_is_read_as_well()
    {
        var api = Site.Address("/rest/v1.1/sites/ann.example/");
        Answer("/rest/v1.1/sites/ann.example/posts/60/replies/?number=100&order=ASC&offset=0", """
            {"found":2,"comments":[
              {"ID":1,"parent":false,"author":{"name":"Ann"},"date":"2030-01-01T10:00:00+02:00","content":"<p>One</p>","type":"comment"},
              {"ID":2,"parent":{"ID":1},"author":{"name":"Bob"},"date":"2030-01-01T10:01:00+02:00","content":"<p>Two</p>","type":"comment"}]}
            """);

        var thread = await ReadAsync(Section with { Api = api });

        Assert.Equal([">1 Ann: One", "1>2 Bob: Two"], Lines(thread));
        Assert.Equal(TimeSpan.FromHours(2), thread.Comments[0].PostedAt!.Value.Offset);
    }

    [Fact]
    public async Task Where_the_interface_is_switched_off_the_page_s_own_list_is_read_and_its_comments_have_the_same_ids()
    {
        Site.Answer("/post/", headers: "Content-Type: text/html\r\n", body: Rendered);

        var thread = await ReadAsync(Section);

        Assert.Equal([">7 Ann: Seven & more", "7>8 Bob: Eight", ">9 Other: Pingback: Other (https://other.example/x)"], Lines(thread));
        Assert.Equal(TimeSpan.FromHours(1), thread.Comments[0].PostedAt!.Value.Offset);
        Assert.Contains("404", Assert.Single(thread.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_page_lists_nothing_either_the_feed_of_its_comments_is_read()
    {
        Site.Answer("/post/", headers: "Content-Type: text/html\r\n", body: "<p>Nothing here</p>");
        Site.Answer("/post/feed/", headers: "Content-Type: application/rss+xml\r\n", body: """
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Comments</title>
              <item><title>By: Bob</title><dc:creator>Bob</dc:creator><guid isPermaLink="false">https://site.example/?p=60#comment-8</guid><pubDate>Tue, 01 Jan 2030 11:00:00 +0000</pubDate><content:encoded><![CDATA[<p>Eight</p>]]></content:encoded></item>
              <item><title>By: Ann</title><guid isPermaLink="false">https://site.example/?p=60#comment-7</guid><pubDate>Tue, 01 Jan 2030 10:00:00 +0000</pubDate><description>Seven</description></item>
            </channel></rss>
            """);

        Assert.Equal([">7 Ann: Seven", ">8 Bob: Eight"], Lines(await ReadAsync(Section)));
    }

    [Fact]
    public async Task Where_nothing_can_be_read_what_is_told_is_what_the_interface_said()
    {
        var problem = (await Assert.ThrowsAsync<FetchException>(() => ReadAsync(Section))).Message;

        Assert.StartsWith($"WordPress at {Site.Address("/post/")} could not be read: {Site.Address("/wp-json/wp/v2/comments")}", problem, StringComparison.Ordinal);
        Assert.EndsWith("answered 404.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_comes_again_and_again_ends_all_the_same()
    {
        var same = $"[{string.Join(',', Enumerable.Range(1, 100).Select(id => Comment(id)))}]";
        for (var number = 1; number <= 5; number++)
            Answer(Page(number), same, "X-WP-TotalPages: 99999999\r\n");

        var thread = await ReadAsync(Section);

        Assert.Equal(100, thread.Comments.Count);
        Assert.Contains("nothing but what was read before", Assert.Single(thread.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_in_divisions_with_stray_end_tags_keep_their_depth()
    {
        Site.Answer("/post/", headers: "Content-Type: text/html\r\n", body: """
            <div class="comment depth-1" data-comment-id="1" id="comment-1"><p class="comment-author">Ann</p><div class="comment-content">One</div></div></li>
            <div class="comment depth-2" id="comment-2"><p class="comment-author">Bob</p><div class="comment-content">Two</div></div></li></ul>
            <div class="comment depth-3" id="comment-3"><p class="comment-author">Cleo</p><div class="comment-content">Three
            <div class="comment depth-2" id="comment-4"><p class="comment-author">Dora</p><div class="comment-content">Four</div></div></div></div>
            """);

        Assert.Equal([">1 Ann: One", "1>2 Bob: Two", "2>3 Cleo: Three", "1>4 Dora: Four"], Lines(await ReadAsync(Section with { System = CommentSystem.Markup })));
    }

    [Fact]
    public async Task Comments_in_the_words_of_schema_org_are_read_from_attributes_and_from_JSON()
    {
        Site.Answer("/post/", headers: "Content-Type: text/html\r\n", body: """
            <ul><li itemscope itemtype="http://schema.org/UserComments" data-id="5"><span itemprop="creator">Ann</span> <time itemprop="commentTime" datetime="2030-01-01T10:00:00Z"></time><p itemprop="commentText">Five</p></li>
            <li itemscope itemtype="http://schema.org/UserComments" data-id="6" data-parent-id="5"><span itemprop="creator">Bob</span><p itemprop="commentText">Six</p></li></ul>
            """);
        Site.Answer("/other/", headers: "Content-Type: text/html\r\n", body: """
            <script type="application/ld+json">{"broken":</script>
            <script type="application/ld+json">{"@graph":[{"@type":"DiscussionForumPosting","comment":[
              {"@type":"Comment","@id":"#a","text":"One <b>bold</b>","author":{"@type":"Person","name":"Ann"},"datePublished":"2030-01-01T10:00:00Z","comment":{"@type":["Comment"],"text":"Two","author":"Bob","dateCreated":"2030-01-01T10:05:00Z"}}]},
              {"@type":"Comment","@id":"#c","text":"Three","author":[{"name":"Cleo"}],"parentItem":{"@id":"#a"}},{"@type":"Comment","@id":"#a"}]}</script>
            """);

        Assert.Equal([">5 Ann: Five", "5>6 Bob: Six"], Lines(await ReadAsync(new(CommentSystem.Markup, Site.Address("/post/"), Site.Address("/post/")))));
        var stated = await ReadAsync(new(CommentSystem.Markup, Site.Address("/other/"), Site.Address("/other/")));
        Assert.Equal([(null, "One bold"), ("#a", "Two"), ("#a", "Three")], stated.Comments.Select(comment => (comment.InReplyTo, comment.Text)));
    }

    [Fact]
    public async Task A_feed_of_comments_is_followed_to_its_end_and_no_further()
    {
        Site.Answer("/comments", headers: "Content-Type: application/atom+xml\r\n", body: Atom("1", null, "/comments?2"));
        Site.Answer("/comments?2", headers: "Content-Type: application/atom+xml\r\n", body: Atom("2", "1", "/comments"));

        var thread = await ReadAsync(new(CommentSystem.Feed, Site.Address("/post/"), Site.Address("/comments")));

        Assert.Equal([">tag:1 Ann: Text 1", "tag:1>tag:2 Ann: Text 2"], Lines(thread));
        Assert.Contains("lead in a circle", Assert.Single(thread.Warnings), StringComparison.Ordinal);
    }

    private static string Page(int number) => $"/wp-json/wp/v2/comments?post=60&per_page=100&page={number}&order=asc&orderby=date_gmt";

    private static string Comment(int id, int parent = 0, string type = "comment") =>
        $$"""{"id":{{id}},"post":60,"parent":{{parent}},"author":0,"author_name":"Ann","author_url":"https://ann.example/","date":"2030-01-01T12:00:00","date_gmt":"2030-01-01T10:00:00","content":{"rendered":"<p>Text {{id}}</p>\n"},"type":"{{type}}"}""";

    private static string Atom(string id, string? answers, string next) => $"""
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><link rel="next" href="{next}"/>
          <entry><id>tag:{id}</id><title>Re</title><author><name>Ann</name></author><updated>2030-01-01T10:00:00Z</updated>{(answers is null ? "" : $"<thr:in-reply-to ref='tag:{answers}'/>")}<content type="html">&lt;p&gt;Text {id}&lt;/p&gt;</content></entry></feed>
        """;
}
