using NewsBot.Sources.Comments;
using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Sources.Comments;

/// <summary>Discussions of an article on other sites.</summary>
public sealed class ElsewhereTests : Discussions
{
    [Fact]
    public async Task Reddit_unfolds_what_it_folded_away_and_continues_what_is_too_deep()
    {
        Secrets["reddit"] = "app:secret";
        Answer("/token", """{"access_token":"t1","token_type":"bearer"}""");
        Answer("/comments/abc?limit=500&depth=10&sort=old&raw_json=1", $$$$"""
            [{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"id":"abc","title":"A bridge"}}]}},
             {"kind":"Listing","data":{"children":[
               {{{{Reddit("a", "t3_abc", "ann", "<div><p>One</p></div>", Listing(Reddit("b", "t1_a", "[deleted]", null) + ",{\"kind\":\"more\",\"data\":{\"count\":0,\"id\":\"_\",\"parent_id\":\"t1_b\",\"children\":[]}}"))}}}},
               {"kind":"more","data":{"count":2,"id":"c","parent_id":"t3_abc","children":["c","d"]}}]}}]
            """);
        Answer("/api/morechildren?api_type=json&raw_json=1&link_id=t3_abc&children=c,d", $$$$"""{"json":{"errors":[],"data":{"things":[{{{{Reddit("c", "t3_abc", "cleo", "<p>Three</p>")}}}},{{{{Reddit("d", "t1_c", "dora", "<p>Four</p>")}}}}]}}}""");
        Answer("/comments/abc/_/b?limit=500&depth=10&sort=old&raw_json=1", $$$$"""[{"kind":"Listing","data":{"children":[]}},{"kind":"Listing","data":{"children":[{{{{Reddit("b", "t1_a", "[deleted]", null, Listing(Reddit("e", "t1_b", "emma", "&lt;p&gt;Five &amp;amp; six&lt;/p&gt;")))}}}}]}}]""");

        var thread = await ReadAsync(Reddit(), new RedditReader(Site.Address("/token")));

        Assert.Equal([">a ann: One", "a>b [deleted]: (deleted)", ">c cleo: Three", "c>d dora: Four", "b>e emma: Five & six"], Lines(thread));
        Assert.Equal(("reddit/abc", "reddit.com"), (thread.Branch.Id.Value, thread.Branch.Site));
        Assert.Contains(Site.Requests, request => request.StartsWith("POST /token", StringComparison.Ordinal) && request.Contains($"Basic {Convert.ToBase64String("app:secret"u8)}", StringComparison.Ordinal));
        Assert.Contains(Site.Requests, request => request.StartsWith("GET /comments", StringComparison.Ordinal) && request.Contains("bearer t1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_credentials_Reddit_is_not_asked_and_the_setting_is_named()
    {
        Assert.Contains("Credentials:reddit", (await Assert.ThrowsAsync<FetchException>(() => ReadAsync(Reddit()))).Message, StringComparison.Ordinal);
        Assert.Empty(Site.Requests);
    }

    [Fact]
    public async Task Lemmy_is_read_page_by_page_and_by_its_paths()
    {
        Answer("/api/v3/comment/list?post_id=5&type_=All&limit=50&sort=Old&page=1", $"{{\"comments\":[{string.Join(',', Enumerable.Range(1, 50).Select(id => Lemmy($"{id}", $"0.{id}")))}]}}");
        Answer("/api/v3/comment/list?post_id=5&type_=All&limit=50&sort=Old&page=2", $$$$"""{"comments":[{{{{Lemmy("51", "0.3.51")}}}},{{{{Lemmy("52", "0.3.99.52", "\"deleted\":true,")}}}},{{{{Lemmy("53", "0.3.51.53", "\"updated\":\"2030-01-01T11:00:00Z\",")}}}}]}""");

        var thread = await ReadAsync(new(CommentSystem.Lemmy, Site.Address("/post/5"), Site.Address("/"), "5"));

        Assert.Equal(["3>51 Ann: Text *51*", "99>52 Ann: (deleted)", "51>53 Ann: Text *53*"], Lines(thread).TakeLast(3));
        Assert.Equal("https://lemmy.example/u/ann", thread.Comments[0].AuthorKey);
        Assert.True(thread.Comments[^1].Edited);
    }

    [Fact]
    public async Task Lemmy_s_newer_interface_is_read_by_its_cursors()
    {
        Answer("/api/v4/comment/list?post_id=5&type_=All&limit=50&sort=old", $$$$"""{"items":[{{{{Lemmy("1", "0.1")}}}}],"next_page":"c2"}""");
        Answer("/api/v4/comment/list?post_id=5&type_=All&limit=50&sort=old&page_cursor=c2", $$$$"""{"items":[{{{{Lemmy("2", "0.1.2")}}}}],"next_page":"c2"}""");

        var thread = await ReadAsync(new(CommentSystem.Lemmy, Site.Address("/post/5"), Site.Address("/"), "5"));

        Assert.Equal([">1 Ann: Text *1*", "1>2 Ann: Text *2*"], Lines(thread));
        Assert.Contains("lead in a circle", Assert.Single(thread.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mastodon_is_asked_again_for_what_it_cuts_off()
    {
        Answer("/api/v1/statuses/1", Status("1", null, 61));
        Answer("/api/v1/statuses/1/context", $$$$"""{"ancestors":[{{{{Status("0", "gone")}}}}],"descendants":[{{{{string.Join(',', Enumerable.Range(2, 60).Select(id => Status($"{id}", "1", id == 61 ? 1 : 0)))}}}}]}""");
        Answer("/api/v1/statuses/61/context", $$$$"""{"ancestors":[],"descendants":[{{{{Status("99", "61")}}}}]}""");

        var thread = await ReadAsync(new(CommentSystem.Mastodon, Site.Address("/@ann/1"), Site.Address("/"), "1"));

        Assert.Equal(63, thread.Comments.Count);
        Assert.Equal(["gone>0 Ann: @bob Hi 0", ">1 Ann: @bob Hi 1"], Lines(thread).Take(2));
        Assert.Equal("61>99 Ann: @bob Hi 99", Lines(thread).Last());
        Assert.Equal("https://social.example/@ann", thread.Comments[0].AuthorKey);
    }

    [Fact]
    public async Task A_forum_s_topic_is_read_beyond_its_first_posts_and_answers_are_by_number()
    {
        Answer("/t/7.json", $$$$"""{"post_stream":{"posts":[{{{{Post(101, 1)}}}},{{{{Post(102, 2)}}}}],"stream":[101,102,103,104,105]}}""");
        Answer("/t/7/posts.json?post_ids[]=103&post_ids[]=104&post_ids[]=105", $$$$"""{"post_stream":{"posts":[{{{{Post(104, 4, 3, "\"user_deleted\":true,")}}}},{{{{Post(103, 3, 2, "\"version\":2,")}}}}]}}""");

        var thread = await ReadAsync(new(CommentSystem.Discourse, Site.Address("/t/x/7"), Site.Address("/"), "7"));

        Assert.Equal([">101 ann: Post 1", "101>102 ann: Post 2", "102>103 ann: Post 3", "103>104 ann: (deleted)"], Lines(thread));
        Assert.True(thread.Comments[2].Edited);
        Assert.Contains("1 posts that it does not show", Assert.Single(thread.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_topic_of_a_page_that_embeds_it_is_found_by_the_page_s_address_and_does_not_repeat_the_article()
    {
        var page = new Uri("https://herald.example/bridge");
        Site.Answer($"/embed/comments?embed_url={Uri.EscapeDataString(page.AbsoluteUri)}", headers: "Content-Type: text/html\r\n", body: "<a class='button' href='https://forum.example/t/bridge/7'>Continue</a>");
        Answer("/t/7.json", $$$$"""{"post_stream":{"posts":[{{{{Post(101, 1)}}}},{{{{Post(102, 2)}}}},{{{{Post(103, 3, 1)}}}},{"id":9,"post_number":4,"post_type":3}],"stream":[101,102,103,9]}}""");

        Assert.Equal([">102 ann: Post 2", ">103 ann: Post 3"], Lines(await ReadAsync(new(CommentSystem.Discourse, page, Site.Address("/")))).ToList());
    }

    private CommentSection Reddit() => new(CommentSystem.Reddit, new("https://www.reddit.com/comments/abc"), Site.Address("/"), "abc");

    private static string Listing(string children) => $$$$"""{"kind":"Listing","data":{"children":[{{{{children}}}}]}}""";

    private static string Reddit(string id, string parent, string author, string? html, string replies = "\"\"") =>
        $$$$"""{"kind":"t1","data":{"id":"{{{{id}}}}","parent_id":"{{{{parent}}}}","author":"{{{{author}}}}","body":"{{{{(html is null ? "[removed]" : "markdown")}}}}","body_html":{{{{(html is null ? "null" : $"\"{html}\"")}}}},"created_utc":1893456000.0,"edited":false,"replies":{{{{replies}}}}}}""";

    private static string Lemmy(string id, string path, string more = "") =>
        $$$$"""{"comment":{"id":{{{{id}}}},{{{{more}}}}"content":"Text *{{{{id}}}}*","published":"2030-01-01T10:00:00.5Z","path":"{{{{path}}}}"},"creator":{"name":"ann","display_name":"Ann","actor_id":"https://lemmy.example/u/ann"}}""";

    private static string Status(string id, string? parent, int replies = 0) =>
        $$$$"""{"id":"{{{{id}}}}","in_reply_to_id":{{{{(parent is null ? "null" : $"\"{parent}\"")}}}},"created_at":"2030-01-01T10:00:00.000Z","spoiler_text":"","replies_count":{{{{replies}}}},"content":"<p><a href='https://social.example/@bob' class='u-url mention'>@bob</a> Hi {{{{id}}}}</p>","account":{"acct":"ann","display_name":"Ann","url":"https://social.example/@ann"}}""";

    private static string Post(int id, int number, int? answers = null, string more = "") =>
        $$$$"""{"id":{{{{id}}}},"post_number":{{{{number}}}},{{{{more}}}}"username":"ann","name":"Ann Author","created_at":"2030-01-01T10:00:00Z","updated_at":"2030-01-01T11:00:00Z","cooked":"<p>Post {{{{number}}}}</p>","reply_to_post_number":{{{{answers?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}}}},"post_type":1}""";
}
