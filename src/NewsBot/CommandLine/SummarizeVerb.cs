using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NewsBot.Settings;
using NewsBot.Summaries;
using NewsBot.Terminal;

namespace NewsBot.CommandLine;

/// <summary><c>newsbot summarize</c>: what texts say in short, quoted from them.</summary>
internal static class SummarizeVerb
{
    private static readonly Option<int> Sentences = new("--sentences")
    {
        HelpName = "N",
        Description = "At most so many sentences, 1 to 8.",
        DefaultValueFactory = _ => SummaryLength.UsualSentences,
        Validators = { result => RequireNumber(result, SummaryLength.MostSentences, $"to {SummaryLength.MostSentences}") },
    };

    private static readonly Option<int?> Characters = new("--chars")
    {
        HelpName = "N",
        Description = "At most so many characters; without it 400, and 133 for each sentence beyond the third.",
        Validators = { result => RequireNumber(result, int.MaxValue, "on") },
    };

    private static readonly Option<int?> Words = new("--max-words")
    {
        HelpName = "N",
        Description = "At most so many words.",
        Validators = { result => RequireNumber(result, int.MaxValue, "on") },
    };

    public static Command Create()
    {
        var paths = PathArgument.CreateForTexts();
        var json = new Option<bool>("--json") { Description = "One JSON object a text, each on a line: its id, its language, and its sentences with where they stand." };
        var command = new Command("summarize", "Print what texts say in short, in sentences quoted from them.") { paths, Sentences, Characters, Words, json };
        command.SetAction((parsed, cancellationToken) => NewsBotApp.GuardAsync(() => RunAsync(parsed.GetValue(paths) ?? [], LengthOf(parsed), parsed.GetValue(json), cancellationToken)));
        return command;
    }

    // What is typed is looked at as it is: asked for its value, an option that holds no number throws.
    private static void RequireNumber(OptionResult option, int most, string bound)
    {
        if (option.Tokens is [.., var typed] && !(int.TryParse(typed.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most))
            option.AddError($"{option.Option.Name} takes a number from 1 {bound}.");
    }

    private static SummaryLength LengthOf(ParseResult parsed)
    {
        var length = SummaryLength.Of(parsed.GetValue(Sentences));
        return length with { Characters = parsed.GetValue(Characters) ?? length.Characters, Words = parsed.GetValue(Words) ?? length.Words };
    }

    private static async Task<int> RunAsync(string[] paths, SummaryLength length, bool json, CancellationToken cancellationToken)
    {
        var languages = ConfigFile.ReadLanguages();
        var summarizer = new ExtractiveSummarizer(languages);
        var failed = false;

        await foreach (var text in TextReading.ReadAsync(paths, cancellationToken))
        {
            if (text.Article is not { } article)
            {
                failed = true;
                await Console.Error.WriteLineAsync($"{text.Name}: {text.Problem}");
                continue;
            }

            var summary = summarizer.Summarize(article, length);
            await Console.Out.WriteLineAsync(json ? SummaryJson.Write(text.Id, languages.Of(article), summary) : SummaryText(summary));
        }

        return failed ? 1 : 0;
    }

    private static string SummaryText(Summary summary) =>
        string.Concat(summary.Sentences.Select(sentence => TerminalText.Clean(sentence.Text.ReplaceLineEndings(" ")) + "\n"));
}
