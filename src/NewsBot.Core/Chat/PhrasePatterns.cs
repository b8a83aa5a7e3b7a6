using System.Text.RegularExpressions;

namespace NewsBot.Chat;

/// <summary>Finished English sentences in another language, as errors are thrown and kept: finds the text that one was made from, and takes what was inserted over.</summary>
internal sealed partial class PhrasePatterns(IReadOnlyDictionary<string, string> texts)
{
    private const int Deepest = 3;
    private const int LeastLetters = 6;

    // What says most itself is tried first.
    private readonly IReadOnlyList<(string[] Said, string Theirs)> _patterns =
    [
        .. texts.Select(text => (Said: Hole.Split(text.Key), text.Value))
            .Where(pattern => pattern.Said.Length > 1 && pattern.Said.Sum(part => part.Count(char.IsLetter)) >= LeastLetters)
            .OrderByDescending(pattern => pattern.Said.Sum(part => part.Length)),
    ];

    /// <summary>The sentence, or as it is where it is none of ours.</summary>
    public string Of(string english) => Find(english, 0) ?? english;

    private string? Find(string english, int depth)
    {
        if (texts.TryGetValue(english, out var exact))
            return exact;

        foreach (var (said, theirs) in depth < Deepest ? _patterns : [])
        {
            if (Inserted(said, english) is { } inserted)
                return Hole.Replace(theirs, hole => Inner(said[hole.Value[1] - '0'], inserted[hole.Value[1] - '0'], depth + 1));
        }

        return null;
    }

    // What stands in quotation marks is somebody else's, and one word may be a name.
    private string Inner(string before, string inserted, int depth)
    {
        if (before.EndsWith('“') || before.EndsWith('"') || !inserted.Contains(' ', StringComparison.Ordinal))
            return inserted;

        var parts = inserted.Split(", ");
        return parts.All(texts.ContainsKey) ? string.Join(", ", parts.Select(part => texts[part])) : Find(inserted, depth) ?? inserted;
    }

    private static List<string>? Inserted(string[] said, string sentence)
    {
        if (!sentence.StartsWith(said[0], StringComparison.Ordinal) || !sentence.EndsWith(said[^1], StringComparison.Ordinal))
            return null;

        var (inserted, at) = (new List<string>(), said[0].Length);
        foreach (var (index, part) in said.Index().Skip(1))
        {
            var end = index == said.Length - 1 ? sentence.Length - part.Length : sentence.IndexOf(part, at, StringComparison.Ordinal);
            if (end < at)
                return null;
            inserted.Add(sentence[at..end]);
            at = end + part.Length;
        }

        return inserted;
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole { get; }
}
