using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Articles;
using NewsBot.Core.Tests.Articles;
using NewsBot.Pipeline;
using NewsBot.Summaries;

namespace NewsBot.Core.Tests.Pipeline;

public sealed class WorkerTests : PipelineTest
{
    [Fact]
    public async Task What_is_written_is_said_without_waiting_for_any_timer()
    {
        await FollowAsync();
        using var worker = Create(new Unreliable());
        await worker.StartAsync(default);

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await EventuallyAsync(() => Chat.Created == 2);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a"));
        await EventuallyAsync(() => Chat.Created == 3);

        await worker.StopAsync(default);
        Assert.Equal(["**Ann**\nText of a", "**Ann**\nText of b"], Comments().Select(message => message.Text));
    }

    [Fact]
    public async Task An_article_that_cannot_be_summarized_keeps_no_other_and_is_tried_again()
    {
        await FollowAsync();
        var summarizer = new Unreliable { Fails = title => title == "Bad" };
        using var worker = Create(summarizer);
        await Bot.ReadAsync(Some.Article("Bad", "https://herald.example/bad"));
        await Bot.ReadAsync(Some.Article("Good", "https://herald.example/good"));

        await worker.StartAsync(default);
        await EventuallyAsync(() => Titles().SequenceEqual(["Good"]));
        summarizer.Fails = _ => false;
        await EventuallyAsync(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(10));
            return Titles().SequenceEqual(["Good", "Bad"]);
        });

        await worker.StopAsync(default);
        Assert.Null(worker.ExecuteTask?.Exception);
    }

    [Fact]
    public async Task A_cancellation_that_is_not_ours_does_not_end_the_work()
    {
        await FollowAsync();
        var summarizer = new Unreliable { Fails = _ => true, With = new TaskCanceledException("The model's time is out.") };
        using var worker = Create(summarizer);
        await worker.StartAsync(default);
        await Bot.ReadAsync(Some.Article());
        await EventuallyAsync(() => summarizer.Tries > 0);

        summarizer.Fails = _ => false;
        await EventuallyAsync(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(10));
            return Chat.Created == 1;
        });

        await worker.StopAsync(default);
    }

    private Worker Create(ISummarizer summarizer) => Bot.CreateWorker(summarizer, NullLogger<Worker>.Instance);

    private IEnumerable<string?> Titles() => Messages(News).Select(message => message.Card.Panel?.Title.Value);

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
            await Task.Delay(5, patience.Token);
    }

    private sealed class Unreliable : ISummarizer
    {
        private int _tries;

        public Func<string, bool> Fails { get; set; } = _ => false;

        public Exception With { get; init; } = new InvalidOperationException("Cannot.");

        public int Tries => _tries;

        public Task<Summary> SummarizeAsync(Article article, SummaryLength length, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _tries);
            return Fails(article.Title) ? throw With : Task.FromResult(new Summary([], "nothing"));
        }
    }
}
