using System.Buffers;

namespace NewsBot.Sources.Flattened;

/// <summary>What the flattened page's own furniture is called in one language; another language is another row.</summary>
/// <param name="AllComments">The heading of the comment section, which also tells the page's language.</param>
/// <param name="Standards">The link above the comments, where it stands without the word "Discussion".</param>
internal sealed record PageLabels(
    string Language,
    string AllComments,
    string InReplyTo,
    string ShowComment,
    string HideComment,
    string ShowNewComments,
    string ShowMoreComments,
    string ShortUrl,
    string Standards)
{
    public static readonly IReadOnlyList<PageLabels> All =
    [
        new("en", "All comments", "in reply to", "Show comment", "Hide comment", "Show new comments", "Show more comments", "Get short URL", "Community standards"),
        new("fr", "Tous les commentaires", "en réponse à", "Afficher le commentaire", "Cacher le commentaire", "Afficher les nouveaux commentaires", "Afficher plus de commentaires", "URL courte", "Règles de conduite"),
    ];

    private static readonly SearchValues<char> CountCharacters = SearchValues.Create(" 0123456789");

    /// <summary>The end of the comment list, with however many new ones it offers.</summary>
    public bool EndsComments(string line) => IsCounted(line, ShowNewComments);

    /// <summary>How many comments the page says it left out above its list.</summary>
    public bool LeavesOutComments(string line) => IsCounted(line, ShowMoreComments);

    /// <summary>"Get short URL", the counts of comments and votes perhaps glued to it.</summary>
    public static bool IsShortUrl(string line) =>
        All.Any(labels => line.StartsWith(labels.ShortUrl, StringComparison.OrdinalIgnoreCase) && IsCount(line.AsSpan(labels.ShortUrl.Length)));

    /// <summary>Digits and spaces only, perhaps none.</summary>
    public static bool IsCount(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(CountCharacters);

    private static bool IsCounted(string line, string label) =>
        line.StartsWith(label, StringComparison.OrdinalIgnoreCase)
        && line.AsSpan(label.Length).Trim() is ['(', .. var count, ')']
        && IsCount(count);
}
