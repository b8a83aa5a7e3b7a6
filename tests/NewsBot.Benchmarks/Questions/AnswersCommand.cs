using System.CommandLine;
using System.Diagnostics;
using NewsBot.Articles;
using NewsBot.Questions;

namespace NewsBot.Benchmarks.Questions;

/// <summary>How often questions are answered by the words that answer them, and how often nothing is said where nothing answers.</summary>
internal static class AnswersCommand
{
    private const int Rounds = 200;
    private const int GiantRounds = 10;
    private const int GiantComments = 4_000;

    private static readonly Option<bool> Misses = new("--misses") { Description = "Print what was answered wrongly, and what has quotes beside it." };

    public static Command Create()
    {
        var command = new Command("answers", """
            Questions about articles of our own in several languages. The rules were tuned on the set "tuned" only; "kept" tells what they are worth.
            Right: of the questions that the article or its discussion answers, those whose answer quotes the words that do, in % (goal of the kept set: 80). Silent: of the others, those that are not answered, in % (goal: 85).
            Beside: how many quotes stand beside the one that answers without saying so, too.
            Time of one answer: with a discussion of a few comments, and with one of 4,000 (goal: 500 ms at most).
            """) { Misses };
        command.SetAction((result, _) => RunAsync(result.GetValue(Misses)));
        return command;
    }

    private static async Task<int> RunAsync(bool printsMisses)
    {
        var (tuned, kept) = (QuestionSet.Read("tuned"), QuestionSet.Read("kept"));
        var figures = new List<Figure>();
        figures.AddRange(await ScoreAsync("tuned", tuned, printsMisses, null, null));
        figures.AddRange(await ScoreAsync("kept", kept, printsMisses, 80, 85));

        var all = tuned.Concat(kept).ToList();
        var small = await TimeAsync(all, Rounds, story => story.Comments);
        var giant = await TimeAsync(all, GiantRounds, story => Repeat(story.Comments));
        figures.Add(new("an answer, a few comments, p50", Figure.Median(small), "ms"));
        figures.Add(new("an answer, a few comments, p99", Figure.Quantile(small, 0.99), "ms"));
        figures.Add(new($"an answer, {GiantComments:#,0} comments, p50", Figure.Median(giant), "ms"));
        figures.Add(new($"an answer, {GiantComments:#,0} comments, p99", Figure.Quantile(giant, 0.99), "ms", AtMost: 500));
        return Report.Print(figures);
    }

    private static async Task<IEnumerable<Figure>> ScoreAsync(string name, IReadOnlyList<QuestionedArticle> set, bool printsMisses, double? right, double? silent)
    {
        var answers = new List<(bool IsAnswerable, bool IsFirst, bool IsRight, int Beside, string Line)>();
        foreach (var story in set)
        {
            foreach (var question in story.Questions)
            {
                var quotes = await new QuotingAnswerer().AnswerAsync(question.Ask, story.Article, story.Comments, CancellationToken.None);
                var (isFirst, isRight) = question.In is { } words
                    ? (quotes is [var first, ..] && first.Text.Contains(words, StringComparison.Ordinal), quotes.Any(quote => quote.Text.Contains(words, StringComparison.Ordinal)))
                    : (quotes.Count == 0, quotes.Count == 0);
                var beside = isRight ? quotes.Count(quote => question.In is { } wanted && !quote.Text.Contains(wanted, StringComparison.Ordinal)) : 0;
                answers.Add((question.In is not null, isFirst, isRight, beside, $"{name} · {question.Ask} → {(quotes.Count == 0 ? "nothing" : string.Join(" | ", quotes.Select(quote => quote.Text)))}"));
            }
        }

        if (printsMisses)
            answers.Where(answer => !answer.IsRight || answer.Beside > 0).Select(answer => answer.Line).ToList().ForEach(Console.WriteLine);

        var (answerable, other) = (answers.Where(answer => answer.IsAnswerable).ToList(), answers.Where(answer => !answer.IsAnswerable).ToList());
        return
        [
            new($"{name}: right, of {answerable.Count}", 100.0 * answerable.Count(answer => answer.IsRight) / answerable.Count, "%", AtLeast: right),
            new($"{name}: right at first, of {answerable.Count}", 100.0 * answerable.Count(answer => answer.IsFirst) / answerable.Count, "%"),
            new($"{name}: beside", answerable.Sum(answer => answer.Beside), "quotes"),
            new($"{name}: silent, of {other.Count}", 100.0 * other.Count(answer => answer.IsRight) / other.Count, "%", AtLeast: silent),
        ];
    }

    private static async Task<List<double>> TimeAsync(IReadOnlyList<QuestionedArticle> set, int rounds, Func<QuestionedArticle, IReadOnlyList<Comment>> discussion)
    {
        var times = new List<double>();
        var asked = set.Select(story => (story, comments: discussion(story))).ToList();
        for (var round = -3; round < rounds; round++)
        {
            var (story, comments) = asked[(round + 3) % asked.Count];
            var started = Stopwatch.GetTimestamp();
            await new QuotingAnswerer().AnswerAsync(story.Questions[0].Ask, story.Article, comments, CancellationToken.None);
            if (round >= 0)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times;
    }

    private static List<Comment> Repeat(IReadOnlyList<Comment> comments) =>
        [.. Enumerable.Range(0, GiantComments).Select(number => comments[number % comments.Count] with { Id = new($"{number}"), InReplyTo = number == 0 ? null : new($"{number / 3}") })];
}
