using System.CommandLine;
using System.Diagnostics;
using NewsBot.Articles;
using NewsBot.Summaries;
using NewsBot.Summaries.Languages;

namespace NewsBot.Benchmarks.Summaries;

/// <summary>How good and how fast summaries are, and how those of other algorithms compare.</summary>
internal static class SummariesCommand
{
    private const int Resamplings = 2_000;
    private const int WordsOfArticle = 700;
    private const int TimedRounds = 20;

    private static readonly Argument<string> Folder = new("DIR") { Description = "A folder with files of {id, lang, title, text, summary} rows, one a line, the language before the number in their names (as in set-en-100.jsonl)." };

    private static readonly IReadOnlyList<(string Name, Func<IReadOnlyList<IReadOnlySet<string>>, double[]> Weigh)> Others =
    [
        ("lead, whole sentences", OtherSummarizers.Lead),
        ("TextRank", OtherSummarizers.TextRank),
        ("LexRank", OtherSummarizers.LexRank),
        ("LSA, first topic", OtherSummarizers.FirstTopic),
        ("frequency", OtherSummarizers.Frequency),
    ];

    public static Command Create()
    {
        var command = new Command("summaries", "Summaries against editors': points of ROUGE-1 and -2 F1 above as many words from the top of the article, with the lower end of a paired bootstrap's 95 % interval; faults by a list of patterns; articles of 700 words a second of one core's time, the slowest hundredth in ms.") { Folder };
        command.SetAction((result, _) => Task.FromResult(Run(result.GetRequiredValue(Folder))));
        return command;
    }

    private static int Run(string folder)
    {
        var figures = new List<Figure>();
        var all = new List<Article>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            var pairs = SummaryPair.Read(file);
            all.AddRange(pairs.Select(pair => pair.Article));
            figures.AddRange(Quality(Path.GetFileNameWithoutExtension(file), pairs));
        }

        return Report.Print([.. figures, .. Faults(all), .. Speed(all)]);
    }

    private static IEnumerable<Figure> Quality(string name, IReadOnlyList<SummaryPair> pairs)
    {
        var summarizer = new ExtractiveSummarizer(LanguageSet.BesideProgram);
        string Own(SummaryPair pair, SummaryLength length) => string.Join(' ', summarizer.Summarize(pair.Article, length).Sentences.Select(sentence => sentence.Text));
        var isEnglish = name.Contains("-en-", StringComparison.Ordinal);

        foreach (var sentences in (int[])[1, 2, 3])
        {
            var length = SummaryLength.Of(sentences);
            var gains = pairs.Select(pair => pair.GainOf(Own(pair, length))).ToList();
            var isGoal = sentences == (isEnglish ? 3 : 2);
            yield return new($"{name}, {sentences}: ours", gains.Average(), "points", AtLeast: !isEnglish && isGoal ? 1 : isEnglish && sentences == 1 ? 0 : null);
            yield return new($"{name}, {sentences}: ours, lower end", LowerEnd(gains), "points", AtLeast: isEnglish && isGoal ? 0 : null);
            foreach (var (other, weigh) in Others)
                yield return new($"{name}, {sentences}: {other}", pairs.Average(pair => pair.GainOf(OtherSummarizers.Summarize(pair.Sentences(), LanguageSet.BesideProgram.Find(pair.Article.Body[0]), length, weigh))), "points");
        }
    }

    private static double LowerEnd(List<double> gains)
    {
        var random = new Random(1);
        return Figure.Quantile(Enumerable.Range(0, Resamplings).Select(_ => Enumerable.Range(0, gains.Count).Average(_ => gains[random.Next(gains.Count)])), 0.025);
    }

    private static IEnumerable<Figure> Faults(List<Article> articles)
    {
        var summarizer = new ExtractiveSummarizer(LanguageSet.BesideProgram);
        var summaries = (from sentences in (int[])[1, 3] from article in articles select string.Join(' ', summarizer.Summarize(article, SummaryLength.Of(sentences)).Sentences.Select(sentence => sentence.Text))).ToList();
        yield return new("summaries looked at", summaries.Count, "");
        yield return new("that are empty", summaries.Count(summary => summary.Length == 0), "");
        yield return new("that begin with what points elsewhere", summaries.Count(SummaryFaults.Dangles), "", AtMost: 0);
        yield return new("that contain boilerplate", summaries.Count(SummaryFaults.HasBoilerplate), "", AtMost: 0);
    }

    private static IEnumerable<Figure> Speed(List<Article> articles)
    {
        // Each as long as an article of the goal, from the texts' own sentences.
        var words = articles.SelectMany(article => article.Body[0].Split(' ')).Chunk(WordsOfArticle).Select(chunk => articles[0] with { Body = [string.Join(' ', chunk)] }).ToList();
        var summarizer = new ExtractiveSummarizer(LanguageSet.BesideProgram);
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 3;)
            Round();

        var (times, rates) = (new List<double>(), new List<double>());
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < TimedRounds; round++)
        {
            var worked = Environment.CpuUsage.TotalTime;
            times.AddRange(Round());
            rates.Add(words.Count / (Environment.CpuUsage.TotalTime - worked).TotalSeconds);
        }

        yield return new("articles of 700 words, of one core's time", Figure.Median(rates), "/s", AtLeast: 3_000);
        yield return new("the slowest hundredth, by the clock on the wall", Figure.Quantile(times, 0.99), "ms", AtMost: 5);
        yield return new("allocated for each", (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1e3 / (TimedRounds * words.Count), "kB");

        IEnumerable<double> Round()
        {
            var round = new List<double>(words.Count);
            foreach (var article in words)
            {
                var begun = Stopwatch.GetTimestamp();
                summarizer.Summarize(article, SummaryLength.Usual);
                round.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            return round;
        }
    }
}
