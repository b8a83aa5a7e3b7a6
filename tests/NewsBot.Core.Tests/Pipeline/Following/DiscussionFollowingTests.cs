using System.Text;
using System.Text.Json;
using NewsBot.Storage.Sources;

namespace NewsBot.Core.Tests.Pipeline.Following;

/// <summary>A discussion that an article's page embeds, asked again and again.</summary>
public sealed class DiscussionFollowingTests : FollowTest
{
    private const string Talk = "/isso/?uri=%2Fbridge&limit=500&nested_limit=500&after=0";

    [Fact]
    public async Task A_discussion_that_did_not_change_is_not_sent_again()
    {
        FollowStory();
        Say("ETag: \"5\"\r\nLast-Modified: Mon, 31 Dec 2029 23:00:00 GMT\r\n", "A good bridge");
        await PassAsync(3);
        Site.Answer(Talk, "304 Not Modified", "", []);
        await PassAsync(10);

        Assert.Contains("If-None-Match: \"5\"", LastRequest(Talk), StringComparison.Ordinal);
        Assert.Contains("If-Modified-Since: Mon, 31 Dec 2029 23:00:00 GMT", LastRequest(Talk), StringComparison.Ordinal);
        Assert.Equal((PollState.Live, "\"5\"", 0L), (TalkPoll.State, TalkPoll.EntityTag, TalkPoll.Failures));
        Assert.Equal(["A good bridge"], Comments("First"));

        Say("ETag: \"6\"\r\n", "A good bridge", "A better goat");
        await PassAsync(10);
        Assert.Equal(["A good bridge", "A better goat"], Comments("First"));
        Assert.Equal("\"6\"", TalkPoll.EntityTag);
    }

    [Fact]
    public async Task A_comment_that_is_gone_is_noticed_although_what_did_not_change_is_not_sent_again()
    {
        FollowStory();
        SayUnlessKnown("5", "A good bridge", "A better goat");
        await PassAsync(3);
        Assert.Contains("If-None-Match: \"5\"", LastRequest(Talk), StringComparison.Ordinal);

        SayUnlessKnown("6", "A good bridge");
        await PassAsync(10);

        Assert.Equal([false, true], Kept.Read(session => session.Comments.FromSite(IdOf("First"))).Select(stored => stored.Comment.DeletedAt is not null));
        Assert.Contains("If-None-Match: \"6\"", LastRequest(Talk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_discussion_is_asked_no_more_often_than_its_site_wants()
    {
        FollowStory();
        Say("Cache-Control: max-age=1800\r\n", "A good bridge");

        await PassAsync(29);
        Assert.Equal(1, Asked(Talk));
        await PassAsync(10);
        Assert.Equal(2, Asked(Talk));
    }

    [Fact]
    public async Task A_discussion_in_several_answers_is_read_whole_each_time()
    {
        FollowStory();
        Json(Talk, "ETag: \"5\"\r\n", new { id = (string?)null, hidden_replies = 1, replies = new[] { Comment(1, "One") } });
        Json(Talk.Replace("after=0", "after=1893456001", StringComparison.Ordinal), "ETag: \"7\"\r\n", new { id = (string?)null, hidden_replies = 0, replies = new[] { Comment(2, "Two") } });
        await PassAsync(10);

        Assert.Equal(["One", "Two"], Comments("First"));
        Assert.True(Asked(Talk) > 1);
        Assert.DoesNotContain(Site.Requests, request => request.Contains("/isso/", StringComparison.Ordinal) && request.Contains("If-None-Match", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<html><body>Sorry, we are closed</body></html>", "answered with a page and not with JSON.")]
    [InlineData("{\"replies\":[{\"id\":1,", "answered with JSON that is cut off, damaged or too deep (line 1).")]
    [InlineData("{\"replies\":7}", "there is no list of comments in the answer.")]
    [InlineData("{\"replies\":[]}", null)]
    public async Task What_a_broken_system_answers_is_told_in_one_line_and_what_was_kept_stays(string answer, string? problem)
    {
        FollowStory();
        Say("", "A good bridge");
        await PassAsync(3);
        Site.Answer(Talk, headers: "Content-Type: application/json\r\n", body: answer);
        await PassAsync(5);

        Assert.Equal(["A good bridge"], Comments("First"));
        Assert.Equal(problem is null ? 0 : 1, Log.Count);
        Assert.All(Log, line => Assert.Contains($"Isso at {Url("/bridge")} could not be read: ", line, StringComparison.Ordinal));
        Assert.All(Log, line => Assert.EndsWith(problem!, line, StringComparison.Ordinal));
    }

    private Poll TalkPoll => Kept.Read(session => session.Polls.Find(PollKey.Of(PollKind.Discussion, IdOf("First"), "isso")))!;

    private void FollowStory()
    {
        Follow("/feed", change: source => source with { Elsewhere = new([]) });
        Feed("/feed", "", Item("First", Url("/bridge").AbsoluteUri));
        Site.Answer("/bridge", headers: "Content-Type: text/html\r\n", body: "<html><head><title>First</title></head><body><article><h1>First</h1><p>The bridge was opened on Monday.</p></article><script data-isso='/isso/' src='/isso/js/embed.min.js'></script><section id='isso-thread'></section></body></html>");
    }

    private void Say(string headers, params string[] texts) => Json(Talk, headers, new { id = (string?)null, hidden_replies = 0, replies = texts.Select((text, place) => Comment(place + 1, text)) });

    private void SayUnlessKnown(string tag, params string[] texts)
    {
        var body = JsonSerializer.Serialize(new { id = (string?)null, hidden_replies = 0, replies = texts.Select((text, place) => Comment(place + 1, text)) });
        Site.Answer(Talk, async (stream, stopping) => await stream.WriteAsync(
            Encoding.UTF8.GetBytes(LastRequest(Talk).Contains($"If-None-Match: \"{tag}\"", StringComparison.Ordinal)
                ? "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
                : $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: \"{tag}\"\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"),
            stopping));
    }

    private static object Comment(int id, string text) => new { id, parent = (int?)null, author = "Ann", text = $"<p>{text}</p>", created = 1893456000 + id, mode = 1, replies = Array.Empty<object>() };

    private void Json(string path, string headers, object body) => Site.Answer(path, headers: $"Content-Type: application/json\r\n{headers}", body: JsonSerializer.Serialize(body));
}
