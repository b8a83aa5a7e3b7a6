using NewsBot.Sources;
using NewsBot.Sources.Comments;

namespace NewsBot.Core.Tests.Sources.Comments;

public sealed class CommentSectionsTests
{
    private static readonly Uri Page = new("https://herald.example/2030/bridge/");

    [Theory]
    [InlineData("<link rel='alternate' type='application/json' href='https://herald.example/wp-json/wp/v2/posts/60'>")]
    [InlineData("<link rel=shortlink href='https://herald.example/?p=60'>")]
    [InlineData("<form><input name='comment_post_ID' value='60'></form>")]
    [InlineData("<script>document.body.className</script><body class='single postid-60 single-format'>")]
    public void WordPress_is_known_by_its_link_and_its_post_by_several(string post) =>
        Assert.Equal([new(CommentSystem.WordPress, Page, new("https://herald.example/wp-json/"), "60")], Find($"<head><link rel='https://api.w.org/' href='https://herald.example/wp-json/'>{post}"));

    [Fact]
    public void Several_systems_at_once_are_all_found() =>
        Assert.Equal(
            [CommentSystem.WordPress, CommentSystem.Disqus, CommentSystem.Isso],
            Find("""
                <link rel="https://api.w.org/" href="/wp-json/"><body class="postid-60">
                <script>var disqus_config = function () { this.page.url = 'https://herald.example/b'; this.page.identifier = 'b 1'; };
                (function() { var d = document, s = d.createElement('script'); s.src = 'https://herald-news.disqus.com/embed.js'; })();</script>
                <script data-isso="//talk.example/isso/" src="//talk.example/isso/js/embed.min.js"></script><section id="isso-thread" data-isso-id="/bridge"></section>
                """).Select(section => section.System));

    [Fact]
    public void Disqus_is_found_as_its_code_and_as_the_plugin_has_it()
    {
        Assert.Equal(
            [new(CommentSystem.Disqus, new("https://herald.example/b"), DisqusReader.DefaultApi, "b 1", "herald-news")],
            Find("<script>this.page.url = 'https://herald.example/b'; this.page.identifier = 'b 1'; s.src = 'https://herald-news.disqus.com/embed.js';</script>"));
        Assert.Equal(
            [new(CommentSystem.Disqus, new("https://herald.example/b"), DisqusReader.DefaultApi, "60 https://herald.example/?p=60", "herald-news")],
            Find("""<script>var embedVars = {"disqusConfig":{"integration":"wordpress"},"disqusIdentifier":"60 https:\/\/herald.example\/?p=60","disqusShortname":"herald-news","disqusUrl":"https:\/\/herald.example\/b"};</script>"""));
    }

    [Fact]
    public void The_systems_that_a_page_embeds_are_found_by_their_own_instructions()
    {
        Assert.Equal(
            [new(CommentSystem.Discourse, Page, new("https://forum.example/"), "77")],
            Find("<script>window.DiscourseEmbed = { discourseUrl: 'https://forum.example/', topicId: 77 };</script>"));
        Assert.Equal(
            [new(CommentSystem.Discourse, new("https://herald.example/b"), new("https://forum.example/"))],
            Find("<script>DiscourseEmbed = { discourseUrl: 'https://forum.example/', discourseEmbedUrl: 'https://herald.example/b' };</script>"));
        Assert.Equal(
            [new(CommentSystem.Coral, new("https://herald.example/b"), new("https://coral.example"), "s1")],
            Find("<script>Coral.createStreamEmbed({ id: 'coral_thread', rootURL: \"https://coral.example\", storyID: \"s1\", storyURL: \"https://herald.example/b\" });</script>"));
        Assert.Equal(
            [new(CommentSystem.Commento, Page, new("https://commento.io/"), "/2030/bridge/", "herald.example")],
            Find("<script defer src='https://cdn.commento.io/js/commento.js'></script><div id='commento'></div>"));
        Assert.Equal(
            [new(CommentSystem.Isso, Page, new("https://talk.example/isso/"), "/2030/bridge/")],
            Find("<script data-isso='//talk.example/isso/' src='x.js'></script><section id='isso-thread'></section>"));
        Assert.Equal(
            [new(CommentSystem.Remark42, Page, new("https://remark.example"), null, "herald")],
            Find("<script>var remark_config = { host: 'https://remark.example', site_id: 'herald', components: ['embed'] };</script>"));
        Assert.Equal(
            [new(CommentSystem.OpenWeb, Page, OpenWebReader.DefaultApi, "p1", "sp_Ab1")],
            Find("<script async src='https://launcher.spot.im/spot/sp_Ab1' data-post-id='p1'></script>"));
    }

    [Fact]
    public void A_page_s_own_comments_are_read_once_by_the_best_way_there_is()
    {
        const string List = "<li id='comment-1' class='comment depth-1'><b class=fn>Ann</b><div class='comment-content'>Hi</div></li>";
        const string Feed = "<link rel='alternate' type='application/rss+xml' href='/comments/feed/'><link rel='alternate' type='application/rss+xml' href='/2030/bridge/feed/'>";

        Assert.Equal([new(CommentSystem.Feed, Page, new("https://herald.example/2030/bridge/feed/"))], Find(Feed));
        Assert.Equal([new(CommentSystem.Markup, Page, Page)], Find(Feed + List));
        Assert.Equal([CommentSystem.WordPress], Find($"<link rel='https://api.w.org/' href='/wp-json/'><link rel=shortlink href='/?p=60'>{Feed}{List}").Select(section => section.System));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<p>Nothing</p>")]
    [InlineData("<script>var shortname = 'herald';</script>")]
    [InlineData("<div id='commento'></div>")]
    [InlineData("<link rel='https://api.w.org/' href='javascript:x'><body class='postid-60'>")]
    [InlineData("<link rel='alternate' type='application/rss+xml' href='https://herald.example/feed/'>")]
    public void A_page_that_names_none_has_none(string html) => Assert.Empty(Find(html));

    private static IReadOnlyList<CommentSection> Find(string html) => new PageReader().Read(Page.AbsoluteUri, html is "" ? " " : html)[0].Sections;
}
