namespace NewsBot.Core.Tests.Pipeline.Following;

/// <summary>The page of an article that a feed led to, and what becomes of it while it is news.</summary>
public sealed class ArticleReadingTests : FollowTest
{
    private const string Title = "The bridge over the harbour is open";
    private const string Monday = "The bridge over the harbour was opened on Monday by the mayor, who had walked across it twice before breakfast to be sure.";
    private const string Tuesday = "The bridge over the harbour was opened on Tuesday by the mayor, who had walked across it twice before breakfast to be sure.";
    private const string Trams = "It carries trams, cyclists and on Sundays a market, and it leads to the island where the council wants to build a library of things.";

    [Fact]
    public async Task A_correction_that_the_feed_says_nothing_of_is_an_edit_with_its_revision_kept()
    {
        Begin();
        Page("\"1\"", Monday, Trams);
        await PassAsync(10);
        Page("\"2\"", Tuesday, Trams);
        await PassAsync(30);

        Assert.Equal([Tuesday, Trams], Article(Title).Body);
        Assert.Equal([Monday, Trams], Assert.Single(Kept.Read(session => session.Revisions.Of(IdOf(Title)))).Body);
    }

    [Fact]
    public async Task It_is_asked_ever_later_and_after_three_days_no_more_and_what_has_not_changed_is_not_sent_again()
    {
        Begin();
        Page("\"1\"", Monday, Trams);
        var asked = new List<int>();
        foreach (var hours in (double[])[0.1, 0.75, 2.5, 9, 27, 80, 300])
        {
            await PassAsync(TimeSpan.FromHours(hours) - (Time.GetUtcNow() - SourcePoll.BegunAt));
            asked.Add(Asked("/bridge"));
        }

        Assert.Equal([1, 2, 3, 4, 5, 6, 6], asked);
        Assert.Contains("If-None-Match: \"1\"", LastRequest("/bridge"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_site_shows_in_an_articles_place_later_is_no_correction()
    {
        Begin();
        Page("\"1\"", Monday, Trams);
        await PassAsync(10);
        Page("\"2\"", "Subscribe to read on.");
        await PassAsync(60);

        Assert.True(Asked("/bridge") > 1);
        Assert.Equal([Monday, Trams], Article(Title).Body);
    }

    [Fact]
    public async Task An_article_whose_page_is_gone_is_kept_and_its_page_asked_no_more()
    {
        Begin();
        Page("\"1\"", Monday, Trams);
        await PassAsync(10);
        Site.Answer("/bridge", "404 Not Found");
        await PassAsync(TimeSpan.FromDays(5));

        Assert.Equal(2, Asked("/bridge"));
        Assert.Equal([Monday, Trams], Article(Title).Body);
    }

    [Fact]
    public async Task A_page_that_gives_no_answer_for_a_while_is_asked_again_at_its_next_time()
    {
        Begin();
        Page("\"1\"", Monday, Trams);
        await PassAsync(10);
        Site.Answer("/bridge", "503 Service Unavailable");
        await PassAsync(60);
        Page("\"2\"", Tuesday, Trams);
        await PassAsync(120);

        Assert.Equal([Tuesday, Trams], Article(Title).Body);
        Assert.DoesNotContain(Log, line => line.StartsWith("Warning: Article", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_who_does_not_want_to_wait_has_it_asked_at_once()
    {
        Begin();
        Page("\"1\"", Monday, Trams);
        await PassAsync(10);
        Page("\"2\"", Tuesday, Trams);

        Assert.Equal(1, Kept.Write(session => session.Polls.Hasten(IdOf(Title), Time.GetUtcNow(), Time.GetUtcNow().AddMinutes(-5))));
        await PassAsync();

        Assert.Equal([Tuesday, Trams], Article(Title).Body);
    }

    private void Begin()
    {
        Follow("/feed");
        Feed("/feed", "", Item(Title, Url("/bridge").AbsoluteUri, text: "It was opened."));
    }

    private void Page(string tag, params string[] paragraphs) => Site.Answer("/bridge", async (stream, stopping) =>
    {
        var isKnown = LastRequest("/bridge").Contains($"If-None-Match: {tag}", StringComparison.OrdinalIgnoreCase);
        var body = isKnown ? "" : $"<html lang=\"en\"><head><title>{Title}</title></head><body><article><h1>{Title}</h1>{string.Concat(paragraphs.Select(paragraph => $"<p>{paragraph}</p>"))}</article></body></html>";
        var head = $"HTTP/1.1 {(isKnown ? "304 Not Modified" : "200 OK")}\r\nETag: {tag}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(head + body), stopping);
    });
}
