using System.CommandLine;
using System.Runtime.CompilerServices;
using NewsBot.Articles;
using NewsBot.Pipeline;
using NewsBot.Settings;
using NewsBot.Sources;
using NewsBot.Sources.JsonLines;
using NewsBot.Summaries;

namespace NewsBot.CommandLine;

/// <summary><c>newsbot read</c>: what pages say, without keeping it.</summary>
internal static class ReadVerb
{
    private static readonly SourceName Nowhere = new("read");

    public static Command Create()
    {
        var paths = PathArgument.Create();
        var json = new Option<bool>("--json") { Description = "One JSON object a page, each on a line." };
        var command = new Command("read", "Read pages and print what they say; nothing is stored.") { paths, json };
        command.SetAction((parsed, cancellationToken) => NewsBotApp.GuardAsync(() => RunAsync(parsed.GetRequiredValue(paths), parsed.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, bool json, CancellationToken cancellationToken)
    {
        var summarizer = new ExtractiveSummarizer(ConfigFile.ReadLanguages());
        var failed = false;

        await foreach (var result in ReadAsync(paths, cancellationToken))
        {
            if (result.Page is not { } page)
            {
                failed = true;
                await Console.Error.WriteLineAsync($"{result.File}: {result.Problem}");
                continue;
            }

            var summary = await summarizer.SummarizeAsync(page.Article, SummaryLength.Usual, cancellationToken);
            if (json)
                await Console.Out.WriteLineAsync(PageJson.Write(PageJson.LineOf(page, LineOf(summary))));
            else
                await Console.Out.WriteAsync(ArticleText.Write(page.Article, summary, PageComments.Of(page, Nowhere.Value, default), [.. page.Branches.Select(branch => branch.Branch)], page.Warnings, null));
        }

        return failed ? 1 : 0;
    }

    private static async IAsyncEnumerable<ReadResult> ReadAsync(string[] paths, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var opener = new PageOpener();
        var reader = new PageReader();
        foreach (var file in PageFile.Find(paths))
        {
            var (content, problem) = await opener.OpenAsync(file, cancellationToken);
            await using (content)
            {
                var results = content is null ? [ReadResult.Failed(file.Name, problem!)] : await reader.ReadAsync(file.Name, content, cancellationToken);
                foreach (var result in results)
                    yield return file.IsAddress && results.Count == 1 ? await opener.WithDiscussionsAsync(result, cancellationToken) : result;
            }
        }
    }

    private static SummaryLine LineOf(Summary summary) =>
        new([.. summary.Sentences.Select(sentence => new SentenceLine(sentence.Text, sentence.Paragraph, sentence.Start, sentence.End))], summary.By);
}
