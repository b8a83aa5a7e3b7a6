using System.Text;
using NewsBot.Storage.Sources;

namespace NewsBot.Core.Tests.Pipeline.Following;

/// <summary>The bot is stopped while a site is still talking.</summary>
public sealed class StopTests : FollowTest
{
    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: \"7\"\r\n\r\n<rss><channel><item><title>Half of a feed</title></item>")]
    public async Task A_feed_that_was_cut_off_is_due_still_and_nothing_of_it_is_kept(string said)
    {
        Follow("/feed");
        await StopWhileAsync(Stall("/feed", said));

        Assert.Empty(Titles);
        Assert.Equal((PollState.Live, null, null, 0L), (SourcePoll.State, SourcePoll.PolledAt, SourcePoll.EntityTag, SourcePoll.Failures));
        Assert.True(SourcePoll.NextAt <= Time.GetUtcNow());
        Assert.Empty(Log);

        Feed("/feed", "", Item("First"));
        await PassAsync();
        Assert.Equal(["First"], Titles);
    }

    [Fact]
    public async Task A_page_that_was_cut_off_is_asked_for_again_and_its_article_comes_once()
    {
        Follow("/feed");
        Feed("/feed", "", Item("First", Url("/bridge").AbsoluteUri));
        await PassAsync(TimeSpan.Zero);
        Time.Advance(TimeSpan.FromSeconds(2));
        await StopWhileAsync(Stall("/bridge", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>First</title><p>Half"));
        Assert.Empty(Titles);

        Site.Answer("/bridge", headers: "Content-Type: text/html\r\n", body: "<html><title>First</title><article><h1>First</h1><p>The whole of it, from the first plank of the bridge to the last.</p></article></html>");
        await PassAsync();
        Assert.Equal(["First"], Titles);
        Assert.Equal(["The whole of it, from the first plank of the bridge to the last."], Article("First").Body);
    }

    // The site says something, and then nothing more.
    private Task Stall(string path, string said)
    {
        var isUnderWay = new TaskCompletionSource();
        Site.Answer(path, async (stream, stopping) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(said), stopping);
            isUnderWay.SetResult();
            await Task.Delay(Timeout.Infinite, stopping);
        });
        return isUnderWay.Task;
    }
}
