using System.Text.Json;
using NewsBot.Core.Tests.Sources.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

/// <summary>A site on this machine with a feed and a comment system, from there into a channel and its threads.</summary>
public sealed class FollowingTests : BotTest, IDisposable
{
    private const string Title = "The Bridge Is Open";
    private readonly SiteServer _site = new();

    public override Task InitializeAsync()
    {
        Files.InsideHosts = $"127.0.0.1:{_site.Port}";
        Files.AddSource("The Herald", "feed", Address("/feed"));
        Publish("The bridge was opened on Monday.");
        Comment((1, 0, "Ann", "A good bridge"), (2, 1, "Bo", "And a good goat"));
        return base.InitializeAsync();
    }

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task An_article_of_a_feed_is_posted_with_its_comments_and_both_follow_what_their_site_changes()
    {
        var post = await PostAsync(Title);
        var thread = await ThreadAsync(post.Id(), 2);
        Assert.Equal(["A good bridge", "And a good goat"], thread.Select(Last));
        Assert.Equal(thread[0].Id(), thread[1].ReplyTo());

        Comment((1, 0, "Ann", "A good bridge"), (2, 1, "Bo", "And a good goat"), (3, 2, "Cy", "A better goat than bridge"));
        thread = await ThreadAsync(post.Id(), 3);
        Assert.Equal(("A better goat than bridge", thread[1].Id()), (Last(thread[2]), thread[2].ReplyTo()));

        Publish("The bridge was opened on Tuesday.");
        await Patience.UntilAsync(async () => (await PostAsync(Title)).Embed()!.Text("description").Contains("Tuesday", StringComparison.Ordinal), "the post is corrected");
        await SettledAsync();

        Assert.Single(await World.Reader.ReadAsync(News));
        Assert.Equal(1, Bot.Count("SELECT COUNT(*) FROM revision"));
        Assert.Contains("Corrected", JsonSerializer.Serialize(await World.Reader.UseAsync(News, "article show", ("article", "bridge"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_followed_goes_on_where_it_was_after_a_restart()
    {
        var post = await PostAsync(Title);
        await ThreadAsync(post.Id(), 2);
        await StopBotAsync();

        Comment((1, 0, "Ann", "A good bridge"), (2, 1, "Bo", "And a good goat"), (3, 0, "Cy", "Written while nobody looked"));
        await StartBotAsync();

        Assert.Equal("Written while nobody looked", Last((await ThreadAsync(post.Id(), 3))[2]));
        Assert.Single(await World.Reader.ReadAsync(News));
    }

    [Fact]
    public async Task The_sources_and_how_they_answer_are_listed_beside_the_running_bot()
    {
        await PostAsync(Title);
        await using var listing = BotProcess.Start(["source", "list"], ("NEWSBOT_Database__Path", Files.Database));

        Assert.Equal(0, await listing.EndAsync());
        Assert.StartsWith($"The Herald: feed {Address("/feed")}, answered ", Assert.Single(listing.Output.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private void Publish(string text)
    {
        _site.Answer(
            "/feed",
            headers: "Content-Type: application/rss+xml\r\n",
            body: $"<rss version=\"2.0\"><channel><title>The Herald</title><item><guid>7</guid><title>{Title}</title><link>{Address("/bridge")}</link><description>{text}</description></item></channel></rss>");
        _site.Answer(
            "/bridge",
            headers: "Content-Type: text/html; charset=utf-8\r\n",
            body: $"<!DOCTYPE html><html lang='en'><head><title>{Title}</title><link rel='https://api.w.org/' href='/wp-json/'></head><body class='postid-7'><article><h1>{Title}</h1><p>{text}</p></article></body></html>");
    }

    private void Comment(params (int Id, int Parent, string Author, string Text)[] comments) => _site.Answer(
        "/wp-json/wp/v2/comments?post=7&per_page=100&page=1&order=asc&orderby=date_gmt",
        headers: $"Content-Type: application/json\r\nX-WP-Total: {comments.Length}\r\nX-WP-TotalPages: 1\r\n",
        body: JsonSerializer.Serialize(comments.Select(comment => new
        {
            id = comment.Id,
            post = 7,
            parent = comment.Parent,
            author = 0,
            author_name = comment.Author,
            date_gmt = $"2026-11-25T10:0{comment.Id}:00",
            content = new { rendered = $"<p>{comment.Text}</p>" },
            status = "approved",
            type = "comment",
        })));

    private string Address(string path) => _site.Address(path, "127.0.0.1").AbsoluteUri;

    private static string Last(System.Text.Json.Nodes.JsonNode message) => message.Content().Split('\n')[^1];
}
