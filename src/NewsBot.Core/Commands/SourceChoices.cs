using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary>The sources that a person can name: those that their guild knows.</summary>
internal static class SourceChoices
{
    private const int Most = 25;
    private const int Length = 100;

    public static IReadOnlyList<Choice> Matching(Session session, GuildId guild, string typed) =>
    [
        .. session.Sources.NamesFor(guild)
            .Select(source => source.Value)
            .Where(source => source.Length <= Length && source.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
            .Take(Most)
            .Select(source => new Choice(source, source)),
    ];

    /// <summary>The source that a person named; null where there is no such one.</summary>
    public static SourceName? Named(Session session, GuildId guild, string typed) =>
        session.Sources.NamesFor(guild).Where(source => string.Equals(source.Value, typed.Trim(), StringComparison.OrdinalIgnoreCase)).Select(source => (SourceName?)source).FirstOrDefault();
}
