using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary>The sources that a person can name: every one that articles came from.</summary>
internal static class SourceChoices
{
    public static IReadOnlyList<Choice> Matching(Session session, string typed) =>
        Choice.Of(session.Articles.Sources().Where(source => source.Value.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase)).Select(source => (source.Value, source.Value)));

    /// <summary>The source that a person named; null where there is no such one.</summary>
    public static SourceName? Named(Session session, string typed) =>
        session.Articles.Sources().Where(source => string.Equals(source.Value, typed.Trim(), StringComparison.OrdinalIgnoreCase)).Select(source => (SourceName?)source).FirstOrDefault();
}
