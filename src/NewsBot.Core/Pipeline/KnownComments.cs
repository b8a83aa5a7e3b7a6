using NewsBot.Articles;
using NewsBot.Sources;

namespace NewsBot.Pipeline;

/// <summary>Recognizes the comments of an article that was read at another address than before: a page's ids follow from its address.</summary>
internal static class KnownComments
{
    /// <summary>The comments under the ids that they are kept with, as far as who wrote them and what they say is the same.</summary>
    public static IReadOnlyList<PageComment> Recognize(IReadOnlyList<PageComment> comments, IReadOnlyList<StoredComment> kept)
    {
        var known = Occurrences(kept, stored => (stored.Comment.Author.Name, stored.Comment.Text)).ToDictionary(pair => pair.Key, pair => pair.Item.KnownAs);
        var names = Occurrences(comments, comment => (comment.Author, comment.Text))
            .Where(pair => known.ContainsKey(pair.Key))
            .ToDictionary(pair => pair.Item.Id, pair => known[pair.Key]);

        return [.. comments.Select(comment => comment with
        {
            Id = names.GetValueOrDefault(comment.Id, comment.Id),
            InReplyTo = comment.InReplyTo is { } parent ? names.GetValueOrDefault(parent, parent) : null,
        })];
    }

    private static IEnumerable<((string, string, int) Key, T Item)> Occurrences<T>(IEnumerable<T> items, Func<T, (string Author, string Text)> said) =>
        items.GroupBy(said).SelectMany(group => group.Select((item, occurrence) => ((group.Key.Author, group.Key.Text, occurrence), item)));
}
