using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>Numbers of things, each a text of its own, since languages count differently.</summary>
internal static class Counted
{
    public static MessageText Comments(int count) => count == 1 ? MessageText.Of($"{count} comment") : MessageText.Of($"{count} comments");

    public static MessageText NewComments(int count) => count == 1 ? MessageText.Of($"{count} new comment") : MessageText.Of($"{count} new comments");

    public static MessageText Answers(int count) => count == 1 ? MessageText.Of($"{count} answer") : MessageText.Of($"{count} answers");

    public static MessageText NewAnswers(int count) => count == 1 ? MessageText.Of($"One new answer") : MessageText.Of($"{count} new answers");

    public static MessageText Articles(int count) => count == 1 ? MessageText.Of($"{count} article") : MessageText.Of($"{count} articles");

    public static MessageText NewArticles(int count) => count == 1 ? MessageText.Of($"{count} new article") : MessageText.Of($"{count} new articles");

    public static MessageText People(int count) => count == 1 ? MessageText.Of($"{count} person") : MessageText.Of($"{count} people");

    public static MessageText Others(int count) => count == 1 ? MessageText.Of($"{count} other") : MessageText.Of($"{count} others");

    public static MessageText Sources(int count) => count == 1 ? MessageText.Of($"{count} source") : MessageText.Of($"{count} sources");

    public static MessageText Sentences(int count) => count == 1 ? MessageText.Of($"{count} sentence") : MessageText.Of($"{count} sentences");

    /// <summary>A span of time in the largest unit that it is whole in.</summary>
    public static MessageText Time(TimeSpan span) => span switch
    {
        { TotalDays: 1 } => MessageText.Of($"1 day"),
        { TotalHours: 1 } => MessageText.Of($"1 hour"),
        { TotalMinutes: 1 } => MessageText.Of($"1 minute"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerDay == 0 => MessageText.Of($"{span.Days} days"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerHour == 0 => MessageText.Of($"{(int)span.TotalHours} hours"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerMinute == 0 => MessageText.Of($"{(int)span.TotalMinutes} minutes"),
        _ => MessageText.Of($"{(int)Math.Ceiling(span.TotalSeconds)} seconds"),
    };
}
