using NewsBot.Sources.Comments;
using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Sources.Comments;

/// <summary>Comment systems that sites embed.</summary>
public sealed class EmbeddedTests : Discussions
{
    private static readonly Uri Herald = new("https://herald.example/bridge");

    [Fact]
    public async Task Disqus_is_read_by_its_cursors_and_ids_of_either_kind_meet()
    {
        Secrets["disqus"] = "k/1";
        const string Query = "/threads/listPosts.json?api_key=k%2F1&forum=herald&thread=ident%3Ab%201&limit=100&order=asc";
        Answer(Query, """{"code":0,"cursor":{"hasNext":true,"next":"2:0:0"},"response":[{"id":"1","parent":null,"author":{"name":"Ann","username":"ann"},"createdAt":"2030-01-01T10:00:00","message":"<p>One</p>","isEdited":true}]}""");
        Answer(Query + "&cursor=2%3A0%3A0", """{"code":0,"cursor":{"hasNext":false,"next":"3"},"response":[{"id":"2","parent":1,"author":{"name":"Guest","isAnonymous":true},"createdAt":"2030-01-01T10:01:00","message":"gone","isDeleted":true},{"id":"3","parent":2,"author":{},"message":"Three"}]}""");

        var thread = await ReadAsync(new(CommentSystem.Disqus, Herald, Site.Address("/"), "b 1", "herald"));

        Assert.Equal([">1 Ann: One", "1>2 Guest: (deleted)", "2>3 : Three"], Lines(thread));
        Assert.Equal((TimeSpan.Zero, true), (thread.Comments[0].PostedAt!.Value.Offset, thread.Comments[0].Edited));
    }

    [Fact]
    public async Task A_key_is_in_no_sentence_that_anybody_reads()
    {
        Secrets["mine"] = "k/1";
        var section = new CommentSection(CommentSystem.Disqus, Herald, Site.Address("/"), null, "herald", "mine");

        foreach (var answer in new[] { "", "<p>Sorry, k/1</p>", """{"code":5,"response":"k/1"}""" })
        {
            if (answer.Length > 0)
                Answer("/threads/listPosts.json?api_key=k%2F1&forum=herald&thread=link%3Ahttps%3A%2F%2Fherald.example%2Fbridge&limit=100&order=asc", answer);

            var problem = await Assert.ThrowsAsync<FetchException>(() => ReadAsync(section));

            Assert.DoesNotContain("k%2F1", problem.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("k/1", problem.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Isso_is_asked_for_what_it_hides_on_both_levels()
    {
        const string Query = "/?uri=%2Fbridge&limit=500&nested_limit=500";
        Answer(Query + "&after=0", """
            {"total_replies":4,"hidden_replies":1,"replies":[
              {"id":1,"parent":null,"author":null,"hash":"h1","text":"<p>One</p>","created":1893456000.5,"modified":1893456060.5,"mode":1,"hidden_replies":1,"replies":[{"id":2,"parent":1,"author":"Bob","text":"<p>Two</p>","created":1893456001.5,"mode":1}]},
              {"id":3,"parent":null,"text":"","created":1893456002.5,"mode":4,"replies":[]},{"id":9,"text":"waits","created":1893456003.5,"mode":2,"replies":[]}]}
            """);
        Answer(Query + "&after=1893456003.5", """{"hidden_replies":0,"replies":[{"id":4,"parent":null,"author":"Dora","text":"<p>Four</p>","created":1893456004.5,"mode":1,"hidden_replies":0,"replies":[]}]}""");
        Answer(Query + "&parent=1&after=1893456001.5", """{"id":1,"hidden_replies":0,"replies":[{"id":5,"parent":1,"author":"Emma","text":"<p>Five</p>","created":1893456005.5,"mode":1}]}""");

        var thread = await ReadAsync(new(CommentSystem.Isso, Herald, Site.Address("/"), "/bridge"));

        Assert.Equal([">1 Anonymous: One", "1>2 Bob: Two", ">3 Anonymous: (deleted)", ">4 Dora: Four", "1>5 Emma: Five"], Lines(thread));
        Assert.Equal(("h1", 500), (thread.Comments[0].AuthorKey, thread.Comments[0].PostedAt!.Value.Millisecond));
        Assert.NotNull(thread.Comments[0].EditedAt);
    }

    [Fact]
    public async Task Remark42_is_read_whole()
    {
        Answer("/api/v1/find?site=herald&url=https%3A%2F%2Fherald.example%2Fbridge&sort=%2Btime&format=tree", """
            {"comments":[{"comment":{"id":"a","pid":"","text":"<p>One</p>","user":{"name":"Ann","id":"gh_1"},"time":"2030-01-01T10:00:00.5+02:00","edit":{"time":"2030-01-01T10:05:00Z"}},
              "replies":[{"comment":{"id":"b","pid":"a","text":"","user":{"name":"Bob","id":"gh_2"},"time":"2030-01-01T10:01:00Z","delete":true}}]}],"info":{}}
            """);

        var thread = await ReadAsync(new(CommentSystem.Remark42, Herald, Site.Address("/"), null, "herald"));

        Assert.Equal([">a Ann: One", "a>b Bob: (deleted)"], Lines(thread));
        Assert.Equal(("gh_1", 5), (thread.Comments[0].AuthorKey, thread.Comments[0].EditedAt!.Value.Minute));
    }

    [Fact]
    public async Task Commento_is_posted_to_and_read_whole()
    {
        Answer("/api/comment/list", """
            {"success":true,"commenters":{"x1":{"name":"Ann"}},"comments":[
              {"commentHex":"a","parentHex":"root","commenterHex":"x1","markdown":"*One*","html":"<p><em>One</em></p>","creationDate":"2030-01-01T10:00:00Z","deleted":false},
              {"commentHex":"b","parentHex":"a","commenterHex":"anonymous","markdown":"Two","html":"","creationDate":"2030-01-01T10:00:00Z","deleted":false},
              {"commentHex":"c","parentHex":"b","commenterHex":"x1","markdown":"[deleted]","creationDate":"2030-01-01T10:00:00Z","deleted":true}]}
            """);

        Assert.Equal([">a Ann: One", "a>b Anonymous: Two", "b>c Ann: (deleted)"], Lines(await ReadAsync(new(CommentSystem.Commento, Herald, Site.Address("/"), "/bridge", "herald.example"))));
        Assert.Contains(Site.Requests, request => request.StartsWith("POST /api/comment/list", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Coral_is_read_with_its_token_through_pages_of_comments_and_of_replies()
    {
        Secrets["coral"] = "t0ken";
        var answers = new Queue<string>(
        [
            $$$$"""{"data":{"story":{"id":"s","comments":{{{{Connection("c1", Node("a", null, $"\"replies\":{Connection("r1", Node("b", "a"))}"))}}}}}}}""",
            $$$$"""{"data":{"story":{"id":"s","comments":{{{{Connection(null, Node("d", null, "\"deleted\":true"))}}}}}}}""",
            $$$$"""{"data":{"comment":{"replies":{{{{Connection(null, Node("c", "b"))}}}}}}}""",
        ]);
        Site.Answer("/api/graphql", async (stream, stopping) =>
        {
            var body = System.Text.Encoding.UTF8.GetBytes(answers.Dequeue());
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), stopping);
            await stream.WriteAsync(body, stopping);
        });

        var thread = await ReadAsync(new(CommentSystem.Coral, Herald, Site.Address("/"), "s"));

        Assert.Equal([">a Ann: Text a", "a>b Ann: Text b", ">d Ann: (deleted)", "b>c Ann: Text c"], Lines(thread));
        Assert.All(Site.Requests.Where(request => request.StartsWith("POST", StringComparison.Ordinal)), request => Assert.Contains("Authorization: Bearer t0ken", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_Coral_refuses_is_told()
    {
        Secrets["coral"] = "t0ken";
        Answer("/api/graphql", """{"errors":[{"message":"not\nallowed"}]}""");

        var problem = (await Assert.ThrowsAsync<FetchException>(() => ReadAsync(new(CommentSystem.Coral, Herald, Site.Address("/"), "s")))).Message;

        Assert.EndsWith("Coral answers: not allowed.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenWeb_is_read_only_where_it_is_switched_on()
    {
        var section = new CommentSection(CommentSystem.OpenWeb, Herald, Site.Address("/"), "p1", "sp_1");
        var answers = new Queue<string>(
        [
            """{"conversation":{"has_next":true,"offset":1,"comments":[{"id":"a","user_display_name":"Ann","user_id":"u1","time":1893456000,"content":[{"text":"<p>One</p>"}],"replies_count":2,"replies":[{"id":"b","parent_id":"a","user_display_name":"Bob","time":1893456001,"content":[{"text":"Two"}],"replies_count":0}]}]}}""",
            """{"conversation":{"has_next":false,"offset":2,"comments":[{"id":"d","user_display_name":"Dora","content":[{"text":"Four"}],"replies":[]}]}}""",
            """{"conversation":{"has_next":false,"comments":[{"id":"c","parent_id":"a","user_display_name":"Cleo","content":[{"text":"Three"}]}]}}""",
        ]);
        Site.Answer("/v1.0.0/conversation/read", async (stream, stopping) =>
        {
            var body = System.Text.Encoding.UTF8.GetBytes(answers.Dequeue());
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), stopping);
            await stream.WriteAsync(body, stopping);
        });

        Assert.Contains("Comments:OpenWeb", (await Assert.ThrowsAsync<FetchException>(() => ReadAsync(section))).Message, StringComparison.Ordinal);
        Assert.Empty(Site.Requests);
        var thread = await ReadAsync(section, new OpenWebReader(isSwitchedOn: true));

        Assert.Equal([">a Ann: One", "a>b Bob: Two", ">d Dora: Four", "a>c Cleo: Three"], Lines(thread));
        Assert.All(Site.Requests.Where(request => request.StartsWith("POST", StringComparison.Ordinal)), request => Assert.Contains("x-spot-id: sp_1", request, StringComparison.Ordinal));
    }

    private static string Connection(string? next, params string[] nodes) =>
        $$$$"""{"pageInfo":{"hasNextPage":{{{{(next is null ? "false" : "true")}}}},"endCursor":"{{{{next}}}}"},"edges":[{{{{string.Join(',', nodes.Select(node => $"{{\"node\":{node}}}"))}}}}]}""";

    private static string Node(string id, string? parent, string more = "\"deleted\":false") =>
        $$$$"""{"id":"{{{{id}}}}","body":"<div>Text {{{{id}}}}</div>","createdAt":"2030-01-01T10:00:00Z","parent":{{{{(parent is null ? "null" : $"{{\"id\":\"{parent}\"}}")}}}},"author":{"id":"u1","username":"Ann"},{{{{more}}}}}""";
}
