using System.Diagnostics.Metrics;

namespace NewsBot.Running;

/// <summary>What the bot measures of itself.</summary>
internal static class BotMeter
{
    public const string Name = "NewsBot";
    public const string AnswerDuration = "newsbot.interaction.duration";

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Answers = Meter.CreateHistogram<double>(AnswerDuration, "s", "From an interaction's arrival to its answer.");

    public static void Answered(TimeSpan duration, bool failed) =>
        Answers.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", failed ? "failed" : "answered"));
}
