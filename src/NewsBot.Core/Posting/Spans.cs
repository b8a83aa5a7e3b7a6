using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>Spans of time in words.</summary>
internal static class Spans
{
    /// <summary>The span in the largest unit that it is whole in.</summary>
    public static MessageText Of(TimeSpan span) => span.Ticks switch
    {
        var ticks when ticks % TimeSpan.TicksPerDay == 0 => MessageText.Of($"{span.Days:day|days}"),
        var ticks when ticks % TimeSpan.TicksPerHour == 0 => MessageText.Of($"{(int)span.TotalHours:hour|hours}"),
        var ticks when ticks % TimeSpan.TicksPerMinute == 0 => MessageText.Of($"{(int)span.TotalMinutes:minute|minutes}"),
        _ => MessageText.Of($"{(int)Math.Ceiling(span.TotalSeconds):second|seconds}"),
    };
}
