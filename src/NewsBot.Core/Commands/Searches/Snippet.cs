using NewsBot.Chat;
using NewsBot.Storage.Searches;

namespace NewsBot.Commands.Searches;

/// <summary>The part of a text where searched words stand, with them in bold.</summary>
internal static class Snippet
{
    private const int Before = 40;

    /// <param name="words">As the index compares them; of a beginning, with an asterisk.</param>
    /// <param name="length">How much of the text, in UTF-16 units; what is shown is a little longer for its marks.</param>
    public static MessageText Of(string text, IReadOnlyList<string> words, int length)
    {
        var line = VisibleText.OneLine(text);
        var hits = SearchText.WordsOf(line).Where(word => words.Any(wanted => IsHit(word.Key, wanted))).ToList();

        var start = hits.Count == 0 ? 0 : StartOfWord(line, Math.Max(0, hits[0].Start - Before));
        var end = start + TextCut.Before(line[start..], length).Length;
        var parts = new List<MessageText> { start > 0 ? MessageText.Of($"…") : MessageText.Empty };
        var at = start;
        foreach (var hit in hits.Where(hit => hit.Start >= at && hit.Start + hit.Length <= end))
        {
            parts.Add(MessageText.FromUntrusted(line[at..hit.Start]));
            parts.Add(MessageText.Of($"**{line.Substring(hit.Start, hit.Length)}**"));
            at = hit.Start + hit.Length;
        }

        parts.Add(MessageText.FromUntrusted(line[at..end]));
        parts.Add(end < line.Length ? MessageText.Of($"…") : MessageText.Empty);
        return MessageText.Join("", parts);
    }

    private static bool IsHit(string word, string wanted) =>
        wanted.EndsWith('*') ? word.StartsWith(wanted.AsSpan(0, wanted.Length - 1), StringComparison.Ordinal) : word == wanted;

    private static int StartOfWord(string line, int from)
    {
        var space = from == 0 ? -1 : line.IndexOf(' ', from, Math.Min(Before / 2, line.Length - from));
        if (space >= 0)
            return space + 1;
        return from > 0 && char.IsLowSurrogate(line[from]) ? from - 1 : from;
    }
}
