using System.Net;
using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Settings;
using NewsBot.Storage.Sources;
using NewsBot.Testing;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Status;

public sealed partial class StatusServerTests : BotTest
{
    private const ulong SendMessages = 1 << 11;
    private static readonly HttpClient Http = new();
    private readonly string _url = $"http://127.0.0.1:{LoopbackPorts.Next()}";

    internal override BotSettings Settings => Files.OnLocal(World, _url);

    [Fact]
    public async Task The_page_lists_sources_and_articles_and_what_waits_with_its_reason()
    {
        await World.DenyBotAsync(News, SendMessages);
        await Bot.ImportAsync(new("Ferry on time"), "harbour");
        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM delivery WHERE error IS NOT NULL") > 0, "the post was refused");

        var page = await Http.GetStringAsync(_url);

        Assert.Contains("Connected to Discord", page, StringComparison.Ordinal);
        Assert.Contains("<td data-head=\"Source\">harbour</td><td data-head=\"Articles\">1</td>", page, StringComparison.Ordinal);
        Assert.Matches("Ferry on time</a></td><td data-head=\"Delivery\">Post</td><td data-head=\"State\">Pending</td>.*Send Messages", page);
        Assert.Contains("Waiting: <b>2</b> · given up: <b class=\"\">0</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_articles_page_draws_its_tree_a_sign_a_comment_and_answers_below_what_they_answer()
    {
        await Bot.ImportAsync(new("Ferry on time")
        {
            Comments = [new("1", "Ada", "At last."), new("2", "Ben", "Nobody noticed.", "1"), new("3", "Ada", "I did.", "2"), new("4", "Cleo", "", "1") { Deleted = true }, new("5", "Dan", "Spam.")],
        });
        await Bot.WriteAsync(session =>
        {
            var article = session.ArticleLists.Latest(SourceName.Every, 1)[0].Id;
            session.Comments.Hide(article, session.Comments.Everything(article).Single(comment => comment.Author.Name == "Dan").Id, DateTimeOffset.UtcNow);
        });

        var page = await ArticlePageAsync();

        Assert.Contains(
            "<ul class=\"tree\"><li><span class=\"sign site\"><b>Ada</b> At last.</span><ul><li><span class=\"sign site\"><b>Ben</b> Nobody noticed.</span><ul><li><span class=\"sign site\"><b>Ada</b> I did.</span></li></ul></li><li><span class=\"sign deleted\"><b>Cleo</b> (deleted)</span></li></ul></li><li><span class=\"sign hidden\"><b>Dan</b> (hidden by a moderator)</span></li></ul>",
            page,
            StringComparison.Ordinal);
        Assert.Equal(4, Sign.Matches(await Http.GetStringAsync($"{_url}/status.css")).Select(sign => sign.Groups[1].Value).Distinct().Count());
        foreach (var kind in (string[])["site", "discord", "deleted", "hidden"])
            Assert.Matches($"<p class=\"legend\">.*<span class=\"sign {kind}\">", page);
    }

    [Fact]
    public async Task What_is_long_is_shortened_and_told_in_part_where_one_points()
    {
        var title = "Ferry " + new string('x', 10_000);
        await Bot.ImportAsync(new(title) { Comments = [new("1", "Ada", "Long " + new string('y', 10_000))] });

        foreach (var page in (string[])[await Http.GetStringAsync(_url), await ArticlePageAsync()])
        {
            Assert.DoesNotContain(new string('x', 1_001), page, StringComparison.Ordinal);
            Assert.DoesNotContain(new string('y', 1_001), page, StringComparison.Ordinal);
            Assert.Matches(">Ferry x{113}&#x2026;</span>", page);
            Assert.Matches("<span title=\"Ferry x{993}&#x2026;\">", page);
        }
    }

    [Fact]
    public async Task What_pages_say_is_shown_and_never_obeyed()
    {
        const string hostile = "<script>alert(1)</script>\"'&";
        await Bot.ImportAsync(new(hostile) { Url = "https://gazette.example/?a=\"><img src=x>", Comments = [new("1", hostile, hostile)] }, hostile);

        foreach (var page in (string[])[await Http.GetStringAsync(_url), await ArticlePageAsync()])
        {
            Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Sources_that_give_no_answer_come_first_and_all_are_listed_page_by_page()
    {
        await Bot.ImportAsync(new("Ferry on time"), "harbour");
        var now = DateTimeOffset.UtcNow;
        await Bot.WriteAsync(session =>
        {
            for (var number = 1; number <= 450; number++)
                session.Sources.Add(new(new($"Source {number}"), new("5"), "{}"), now);
            session.Polls.Save(Poll.New(PollKey.Of(new SourceName("Source 7")), new("Source 7"), new("https://herald.example/7"), now, wait: TimeSpan.FromDays(1)) with { State = PollState.Failing, PolledAt = now, Failures = 12, Error = "It is <b>down</b>." });
        });

        var page = await Http.GetStringAsync(_url);
        Assert.Contains("sources without an answer: <b class=\"bad\">1</b>", page, StringComparison.Ordinal);
        Assert.Matches("<tbody><tr><td data-head=\"Source\">Source 7</td>.*no answer 12 times: It is &lt;b&gt;down&lt;/b&gt;\\.", page);
        Assert.Contains("<a href=\"/sources\">All 451 sources</a>", page, StringComparison.Ordinal);
        Assert.Equal(51, SourceRow.Count(await Http.GetStringAsync($"{_url}/sources?page=3")));
        Assert.Equal(51, SourceRow.Count(await Http.GetStringAsync($"{_url}/sources?page=4000")));
        Assert.Contains("newsbot_sources{state=\"failing\"} 1\n", await Http.GetStringAsync($"{_url}/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_is_not_there_is_not_found()
    {
        using var answer = await Http.GetAsync($"{_url}/articles/nothing");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task It_is_healthy_and_ready_while_connected_and_only_healthy_while_not()
    {
        Assert.Equal("ok\n", await Http.GetStringAsync($"{_url}/healthz"));
        Assert.Equal("ok\n", await Http.GetStringAsync($"{_url}/readyz"));

        await World.StopAsync();
        await Patience.UntilAsync(async () =>
        {
            using var ready = await Http.GetAsync($"{_url}/readyz");
            return ready.StatusCode == HttpStatusCode.ServiceUnavailable && await ready.Content.ReadAsStringAsync() == "Discord is not connected.\n";
        }, "it is not ready");
        Assert.Equal("ok\n", await Http.GetStringAsync($"{_url}/healthz"));
    }

    [Fact]
    public async Task Metrics_count_what_is_kept_what_was_asked_and_what_was_answered()
    {
        await PublishAsync(new("Ferry on time") { Comments = [new("1", "Ada", "At last.")] });
        await World.Reader.UseAsync(News, "article latest");

        var metrics = await Patience.ForAsync(
            async () => await Http.GetStringAsync($"{_url}/metrics") is var text && text.Contains("newsbot_interaction_duration_seconds_count", StringComparison.Ordinal) ? text : null,
            "the answer is counted");

        Assert.Contains("newsbot_comments{origin=\"Site\",state=\"shown\"} 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("newsbot_deliveries{kind=\"Mirror\",state=\"Sent\"} 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("newsbot_connected 1\n", metrics, StringComparison.Ordinal);

        // Other bots of this process count in the same place.
        var answered = Answered.Match(metrics).Groups[1].Value;
        Assert.NotEmpty(answered);
        Assert.Contains($"newsbot_interaction_duration_seconds_bucket{{outcome=\"answered\",le=\"+Inf\"}} {answered}\n", metrics, StringComparison.Ordinal);
        Assert.Matches("http_client_request_duration_seconds_count\\{server_address=\"127.0.0.1\",http_request_method=\"POST\",http_response_status_code=\"200\"\\} [0-9]+\n", metrics);
        Assert.Contains("# TYPE newsbot_interaction_duration_seconds histogram\n", metrics, StringComparison.Ordinal);
        Assert.All(metrics.TrimEnd().Split('\n'), line => Assert.Matches(MetricLine, line));
    }

    [Fact]
    public async Task Another_name_that_was_made_to_point_here_is_sent_away()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _url);
        request.Headers.Host = "rebound.example";
        using var answer = await Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    private async Task<string> ArticlePageAsync() => await Http.GetStringAsync(_url + Article.Match(await Http.GetStringAsync(_url)).Groups[1].Value);

    [GeneratedRegex("<td data-head=\"Source\">")]
    private static partial Regex SourceRow { get; }

    [GeneratedRegex("newsbot_interaction_duration_seconds_count\\{outcome=\"answered\"\\} ([0-9]+)\n")]
    private static partial Regex Answered { get; }

    [GeneratedRegex("\\.(?:site|discord|deleted|hidden)::before \\{ content: \"(.)\"")]
    private static partial Regex Sign { get; }

    [GeneratedRegex("href=\"(/articles/[^\"]+)\"")]
    private static partial Regex Article { get; }

    // https://prometheus.io/docs/instrumenting/exposition_formats/
    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z_]+="(?:[^"\\\n]|\\[\\"n])*"(,[a-z_]+="(?:[^"\\\n]|\\[\\"n])*")*\})? [-+.eE0-9]+)$""")]
    private static partial Regex MetricLine { get; }
}
