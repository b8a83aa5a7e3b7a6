using System.Text.Json;

namespace NewsBot.Core.Tests.Pipeline.Following;

/// <summary>Comments that a site removes without a word.</summary>
public sealed class VanishedCommentTests : FollowTest
{
    private const string Discussion = "/remark/api/v1/find?site=herald&url=http%3A%2F%2Fgazette.example%2Fbridge&sort=%2Btime&format=tree";

    [Fact]
    public async Task What_a_site_takes_out_of_a_discussion_is_deleted_and_what_answers_it_stays()
    {
        await ShowAsync();

        Discuss("first", "answer");
        await PassAsync(30);

        Assert.Equal(["first", "", "answer"], Comments("First"));
    }

    [Fact]
    public async Task A_comment_that_one_answer_lacks_is_still_there()
    {
        await ShowAsync();

        Discuss("first", "answer");
        await UntilAskedAsync();
        Discuss("first", "second", "answer");
        await PassAsync(30);

        Assert.Equal(["first", "second", "answer"], Comments("First"));
    }

    [Theory]
    [InlineData("200 OK", "<html>We are closed.</html>")]
    [InlineData("200 OK", """{"comments":[]}""")]
    [InlineData("200 OK", """{"comments":[{"comment":{"text":"no id"}}]}""")]
    [InlineData("200 OK", """{"comments":[{"comment":{"id":"1",""")]
    [InlineData("500 Internal Server Error", "")]
    public async Task No_answer_that_is_broken_empty_or_in_part_takes_a_comment_away(string status, string body)
    {
        await ShowAsync();

        Site.Answer(Discussion, status, "Content-Type: application/json\r\n", System.Text.Encoding.UTF8.GetBytes(body));
        await PassAsync(120);

        Assert.Equal(["first", "second", "answer"], Comments("First"));
    }

    private async Task ShowAsync()
    {
        Follow("/feed", change: source => source with { Comments = new("remark42", Url("/remark/").AbsoluteUri, "herald") });
        Feed("/feed", "", Item("First", "http://gazette.example/bridge"));
        Discuss("first", "second", "answer");
        await PassAsync(5);
        Assert.Equal(["first", "second", "answer"], Comments("First"));
    }

    private async Task UntilAskedAsync()
    {
        for (var before = Asked(Discussion); Asked(Discussion) == before;)
            await PassAsync(TimeSpan.FromSeconds(1));
    }

    private void Discuss(params string[] texts) => Site.Answer(Discussion, headers: "Content-Type: application/json\r\n", body: JsonSerializer.Serialize(new
    {
        comments = texts.Select(text => new { comment = new { id = text, pid = text == "answer" ? "second" : "", text = $"<p>{text}</p>", user = new { id = "ann", name = "Ann" }, time = "2030-01-01T00:00:00Z" } }),
    }));
}
