using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>How a channel's posts look; in a forum each is a thread of its own either way.</summary>
public enum PostFormat
{
    /// <summary>A panel with the summary, its fields and the picture.</summary>
    Embed,

    /// <summary>Text alone.</summary>
    Plain,
}

/// <summary>What those who run a guild have set for a channel, beside which sources it follows.</summary>
/// <param name="Personas">Whether comments are shown under their authors' names instead of as our replies.</param>
/// <param name="Filter">Which articles are posted, in the language of <see cref="Filters.Filter"/>; null for all.</param>
/// <param name="Hold">Which comments wait for a moderator beside those that the rules catch; null for none.</param>
/// <param name="Cap">How many comments of an article are shown before people ask for more; null for as many as is usual.</param>
/// <param name="RestAfterHours">After how many hours without a word a thread is put to rest.</param>
/// <param name="Mention">Who is notified of each post.</param>
/// <param name="Template">The text of a post, with fields as in "{title}"; null for the usual one.</param>
/// <param name="Colour">Of the panel's edge, as 0xRRGGBB; null for the usual one.</param>
/// <param name="Language">What the post's own words are in, as in "de"; null for English.</param>
/// <param name="Tags">Which tag of the forum stands for which of the publisher's.</param>
public sealed record ChannelSettings(
    PostFormat Format = PostFormat.Embed,
    bool Personas = false,
    string? Filter = null,
    string? Hold = null,
    int? Cap = null,
    int RestAfterHours = 24,
    RoleId? Mention = null,
    string? Template = null,
    int? Colour = null,
    bool Image = true,
    string? Language = null,
    IReadOnlyDictionary<string, string>? Tags = null)
{
    public static readonly ChannelSettings Usual = new();

    public TimeSpan RestAfter => TimeSpan.FromHours(RestAfterHours);

    /// <summary>The forum's tags for an article's: those that stand for another, and the others as they are.</summary>
    public IReadOnlyList<string> TagsFor(IEnumerable<string> tags) =>
        [.. tags.Select(tag => Tags?.FirstOrDefault(pair => string.Equals(pair.Key, tag.Trim(), StringComparison.OrdinalIgnoreCase)).Value ?? tag)];
}
