using System.CommandLine;
using NewsBot.Benchmarks.Store;

namespace NewsBot.Benchmarks;

/// <summary>All that people feel of the bot's speed, in one table: its start, its memory, and its store with many comments.</summary>
internal static class FeelCommand
{
    private const int Starts = 5;

    private static readonly Option<int[]> Comments = new("--comments")
    {
        Description = "With how many comments the store is measured.",
        DefaultValueFactory = _ => [1_000_000, 10_000_000],
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var command = new Command("feel", "What start and store measure, one after the other; with 10,000,000 comments that takes a good while and 14 GB.") { StartCommand.Program, Comments };
        command.SetAction(async (result, cancellationToken) =>
        {
            List<Figure> figures = [.. await StartCommand.MeasureAsync(Starts, StartCommand.PathOf(result.GetRequiredValue(StartCommand.Program)))];
            foreach (var comments in result.GetRequiredValue(Comments))
                figures.AddRange(from figure in await StoreCommand.MeasureAsync(comments, keep: null, cancellationToken) select figure with { What = FormattableString.Invariant($"{comments:#,0}: {figure.What}") });
            return Report.Print(figures);
        });
        return command;
    }
}
