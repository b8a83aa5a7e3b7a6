using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Sources;
using NewsBot.Storage;

namespace NewsBot.Commands.Sources;

/// <summary>The sources that a person can name: those that their guild knows.</summary>
internal static class SourceChoices
{
    private const int NameLength = 100;

    public static readonly Choice Every = new("every source", SourceName.Every.Value);

    /// <summary>The names that contain what is typed: of sources that there are articles of.</summary>
    public static IReadOnlyList<Choice> Matching(Session session, GuildId guild, string typed) => Containing(typed, session.Sources.NamesFor(guild));

    /// <summary>The names that contain what is typed: of sources that can be followed.</summary>
    public static IReadOnlyList<Choice> ToFollow(Session session, GuildId guild, string typed) => Containing(typed, session.Sources.ToFollow(guild).Select(source => source.Name));

    public static IReadOnlyList<Choice> Containing(string typed, IEnumerable<SourceName> names) =>
        Choice.Of(names.Where(source => source.Value.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase)).Select(source => (source.Value, source.Value)));

    /// <summary>The source that a command was given; every source where it was given none, and null where there is no such one or it is not told of there.</summary>
    public static SourceName? Given(Session session, CommandInvoked invoked) =>
        !invoked.Options.TryGetValue("source", out var typed) ? SourceName.Every
        : Named(session, invoked.Member.Guild, typed) is { } named && IsToldTo(session, invoked.Member, named) ? named
        : null;

    /// <summary>Whether a source is told of where somebody is: one that is age-restricted, only in channels that are.</summary>
    public static bool IsToldTo(Session session, Member member, SourceName source) => member.ForAdults || !session.Sources.TermsOf(source).AgeRestricted;

    /// <summary>That there is no such source as a command was given, or that it is not told of there.</summary>
    public static Answer Unknown(Session session, CommandInvoked invoked) => Named(session, invoked.Member.Guild, invoked.Options.GetValueOrDefault("source", "")) is { } named && !IsToldTo(session, invoked.Member, named)
        ? Replies.ForAdults
        : Replies.Say($"There is no source named “{MessageText.Name(invoked.Options.GetValueOrDefault("source", ""), NameLength)}”. Choose one of those that are offered while you type.");

    /// <summary>The source that a person named; null where there is no such one.</summary>
    public static SourceName? Named(Session session, GuildId guild, string typed) => Named(typed, session.Sources.NamesFor(guild));

    /// <summary>The source, or every one, that a person wants followed; null where there is no such one any more.</summary>
    public static SourceName? NamedToFollow(Session session, GuildId guild, string typed) =>
        IsEvery(typed) ? SourceName.Every : Named(typed, session.Sources.ToFollow(guild).Select(source => source.Name));

    /// <summary>By their addresses, the sources that a guild knows and that are followed.</summary>
    public static IReadOnlyDictionary<string, SourceName> ByAddress(Session session, GuildId guild) =>
        session.Sources.KnownTo(guild)
            .Select(kept => SourceList.ParseOne(kept.Definition))
            .Where(source => source.Kind != SourceKind.Folder)
            .GroupBy(source => new Uri(source.Address).AbsoluteUri)
            .ToDictionary(same => same.Key, same => same.First().Name);

    public static bool IsEvery(string typed) => typed.Trim() == SourceName.Every.Value || string.Equals(typed.Trim(), Every.Name, StringComparison.OrdinalIgnoreCase);

    private static SourceName? Named(string typed, IEnumerable<SourceName> names) =>
        names.Where(source => string.Equals(source.Value, typed.Trim(), StringComparison.OrdinalIgnoreCase)).Select(source => (SourceName?)source).FirstOrDefault();

    public static MessageText Shown(SourceName source) => source == SourceName.Every ? MessageText.Of($"every source") : MessageText.Name(source.Value, NameLength);
}
