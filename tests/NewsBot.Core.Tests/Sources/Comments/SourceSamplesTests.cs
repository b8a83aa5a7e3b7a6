using NewsBot.Articles;
using NewsBot.Pipeline;
using NewsBot.Sources;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Html;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Sources.Comments;

/// <summary>Each recorded answer gives the comments that the list beside it counts, as deep as it says.</summary>
public sealed class SourceSamplesTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [EvaluationFact]
    public void WordPress()
    {
        Assert.Equal((3, 2), Counted("wordpress/frontity-post-60-comments.json"));
        Assert.Equal((1, 1), Counted("wordpress/frontity-comment-5.json"));
        Assert.All(Comments("wordpress/frontity-post-60-comments.json"), comment => Assert.Equal(TimeSpan.Zero, comment.PostedAt!.Value.Offset));
    }

    [EvaluationFact]
    public void Reddit()
    {
        Assert.Equal((476, 10), Counted("reddit/3hahrw-limit2048.json"));
        Assert.Equal((10, 3), Counted("reddit/3hahrw-limit10.json"));
        Assert.Equal((2, 2), Counted("reddit/2gmzqe.json"));
        Assert.Equal((2, 2), Counted("reddit/go-reddit-post.json"));
        Assert.Equal((3, 2), Counted("reddit/go-reddit-more.json"));
        Assert.Equal(10, Comments("reddit/3hahrw-limit2048.json").Count(comment => comment.EditedAt is not null));
        Assert.Equal(16, Comments("reddit/3hahrw-limit2048.json").Count(comment => comment.Author.Name == "[deleted]"));
    }

    [EvaluationFact]
    public void What_Reddit_folded_away_finds_its_parents_in_the_thread()
    {
        var thread = Listed("reddit/3hahrw-limit2048.json", "reddit/3hahrw-morechildren-0.json", "reddit/3hahrw-morechildren-1.json");
        var known = thread.Comments.Select(comment => comment.Id).ToHashSet();

        Assert.True(thread.Comments.Count > 476);
        Assert.All(thread.Comments, comment => Assert.True(comment.InReplyTo is null || known.Contains(comment.InReplyTo)));
    }

    [EvaluationFact]
    public void Discourse()
    {
        Assert.Equal((4, 2), Counted("discourse/discourse_api-topic.json"));
        Assert.Equal((1, 1), Counted("discourse/discourse_api-topic_posts.json"));
        Assert.Equal((1, 1), Counted("discourse/discourse_api-post.json"));
    }

    [EvaluationFact]
    public void HackerNews()
    {
        Assert.Equal((2, 2), Counted("hackernews/algolia-item-1-doc.json"));
        Assert.Equal((1, 1), Counted("hackernews/firebase-items-official-readme.json"));
    }

    [EvaluationFact]
    public void Mastodon()
    {
        Assert.Equal((3, 2), Counted("mastodon/bigbone-context.json"));
        Assert.Equal((2, 1), Counted("mastodon/mastodonpy-context.json"));
        Assert.Single(Comments("mastodon/bigbone-context.json"), comment => comment.InReplyTo is { } parent && Comments("mastodon/bigbone-context.json").All(other => other.Id != parent));
    }

    [EvaluationFact]
    public void Disqus_exports()
    {
        var one = Pages("disqus/isso-disqus-export.xml").SelectMany(CommentsOf).ToList();
        Assert.Equal((6, 2, 1), (one.Count, one.Count(comment => comment.InReplyTo is not null), one.Count(comment => comment.IsTombstone)));

        var other = Pages("disqus/remark42-disqus-export.xml").SelectMany(CommentsOf).ToList();
        Assert.Equal((5, 0), (other.Count, other.Count(comment => comment.InReplyTo is not null)));
    }

    [EvaluationFact]
    public void Isso_and_Commento()
    {
        Assert.Equal((3, 2), Counted("isso/isso-doc-fetch-example.json"));
        Assert.Equal((3, 2), Counted("commento/remark42-commento-export.json"));
        Assert.Equal((7, 2), Counted("commento/remark42-rest-commento.json"));
    }

    [EvaluationFact]
    public void Rendered_lists()
    {
        Assert.Equal((80, 4, 41), Rendered("wp-foxyfolksy-80c-d4.html"));
        Assert.Equal((45, 3, 25), Rendered("wpcom-gormulus-45c-d3.html"));
        Assert.Equal((20, 2), (Rendered("wp-californiaglobe-news-20c-d2.html").Comments, Rendered("wp-californiaglobe-news-20c-d2.html").Depth));
        Assert.Equal((26, 3), (Rendered("wp-div-comments-broken-nesting-26c-d3.html").Comments, Rendered("wp-div-comments-broken-nesting-26c-d3.html").Depth));
        Assert.Equal((10, 2), (Rendered("wp-schemaorg-Comment-microdata-10c-d2.html").Comments, Rendered("wp-schemaorg-Comment-microdata-10c-d2.html").Depth));
    }

    [EvaluationFact]
    public void A_page_with_a_rendered_list_is_an_article_and_its_comments()
    {
        foreach (var (file, comments, depth) in new[] { ("wp-foxyfolksy-80c-d4", 80, 4), ("wpcom-gormulus-45c-d3", 45, 3), ("wp-californiaglobe-news-20c-d2", 20, 2), ("wp-div-comments-broken-nesting-26c-d3", 26, 3), ("wp-schemaorg-Comment-microdata-10c-d2", 10, 2) })
        {
            var page = Assert.Single(Pages($"html-comments/{file}.html"));
            Assert.Equal((file, comments, depth), (file, Counted(CommentsOf(page)).Comments, Counted(CommentsOf(page)).Depth));
            Assert.True(page.Article is { Title.Length: > 0, Body.Count: > 3, PublishedAt: not null }, $"{file}: {page.Article.Title}, {page.Article.Body.Count}, {page.Article.PublishedAt}");
            Assert.DoesNotContain(page.Comments, comment => comment.Text.Length > 60 && page.Article.Body.Any(paragraph => paragraph.Contains(comment.Text[..60], StringComparison.Ordinal)));
        }
    }

    [EvaluationFact]
    public void Microdata_says_the_same_as_the_list_that_it_stands_in()
    {
        var (document, _) = BoundedHtml.Parse(Text("html-comments/wp-schemaorg-Comment-microdata-10c-d2.html"));

        Assert.Equal(
            RenderedComments.Of(document!, null).Select(comment => (comment.Id, comment.Author, comment.Text, comment.PostedAt)),
            MicrodataComments.Of(document!, null).Select(comment => (comment.Id, comment.Author, comment.Text, comment.PostedAt)));
    }

    [EvaluationFact]
    public void Feeds_of_comments_and_feeds_that_count_them()
    {
        Assert.Equal((2, 2), Counted(OfFeed("rome-threading-main.atom.xml")));
        Assert.Equal(1, Counted(OfFeed("feedparser-atomthreading.xml")).Comments);
        Assert.Equal(1, Counted(OfFeed("feedparser-atomthreadingwithentry.xml")).Comments);
        Assert.Equal(10, Feed("rome-slashdot-slash-comments.rdf.xml").Articles.Count(article => article.CommentCount is not null));
        Assert.Contains(Feed("rome-totsp-slash.rss.xml").Articles, article => article.CommentCount is not null);
        Assert.NotNull(Assert.Single(Feed("feedparser-wfw_commentRSS.xml").Articles).CommentFeed);

        var golem = Feed("miniflux-encoding_ISO-8859-1.rss.xml").Articles;
        Assert.Equal(40, golem.Count);
        Assert.Equal((5, 39, 40), (golem.Count(article => article.CommentCount is null), golem.Count(article => article.CommentsPage is not null), golem.Count(article => article.PublishedAt is not null)));
        Assert.Contains(golem, article => article.Title!.Contains('ü', StringComparison.Ordinal));
    }

    private static (int Comments, int Depth) Counted(string file) => Counted([.. Pages(file).SelectMany(page => CommentsOf(page))]);

    private static (int Comments, int Depth) Counted(CommentThread thread)
    {
        var branch = thread.ToBranch(new("a"), []);
        return Counted(PageComments.Of(new("a"), branch.Branch, branch.Comments, "site", Now));
    }

    private static (int Comments, int Depth) Counted(IReadOnlyList<Comment> comments) => (comments.Count, new CommentTree(comments).DepthFirst().Max(place => place.Depth) + 1);

    private static IReadOnlyList<Comment> Comments(string file) => [.. Pages(file).SelectMany(CommentsOf)];

    private static IReadOnlyList<Comment> CommentsOf(Page page) => PageComments.Of(page, "site", Now);

    private static List<Page> Pages(string file) =>
        [.. new PageReader().Read(file, Text(file)).Select(result => result.Page ?? throw new InvalidOperationException($"{file}: {result.Problem}"))];

    private static CommentThread Listed(params string[] files)
    {
        var thread = new ThreadBuilder(new(new("reddit"), "Reddit", null, null));
        var listing = new RedditListing(thread);
        foreach (var file in files)
            listing.Read(System.Text.Json.JsonElement.Parse(Text(file), new() { MaxDepth = 512 }));
        return thread.Build();
    }

    private static (int Comments, int Depth, int Replies) Rendered(string file)
    {
        var site = new Uri("https://site.example/");
        var thread = MarkupReader.ThreadOf(site, MarkupReader.Read(BoundedHtml.Parse(Text($"html-comments/{file}")).Document!, site));
        Assert.All(thread.Comments, comment => Assert.True(comment is { Author.Length: > 0, Text.Length: > 0 }, $"{file} {comment}"));
        var (comments, depth) = Counted(thread);
        return (comments, depth, thread.Comments.Count(comment => comment.InReplyTo is not null));
    }

    private static CommentThread OfFeed(string file)
    {
        var thread = new ThreadBuilder(new(new("comments"), "Comments", null, null));
        FeedCommentReader.Read(Feed(file).Articles, thread);
        return thread.Build();
    }

    private static Feed Feed(string file) =>
        FeedReader.Read(new FetchedPage(new("https://site.example/feed"), File.ReadAllBytes(Path.Combine(EvaluationFactAttribute.Folder, "sources/feeds", file)), null, null, new(null, null)));

    private static string Text(string file) => File.ReadAllText(Path.Combine(EvaluationFactAttribute.Folder, "sources", file));
}
