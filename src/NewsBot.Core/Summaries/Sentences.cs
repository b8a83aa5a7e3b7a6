using System.Text;

namespace NewsBot.Summaries;

/// <summary>Finds where sentences begin and end, in the scripts that newspapers are written in.</summary>
internal static class Sentences
{
    private const string Ends = ".!?…‽⁇⁈⁉؟۔";
    private const string WideEnds = "。！？｡।॥";
    private const string Closers = "\"'”“’»›)]」』）】";
    private const string Openers = "«“„";
    private const string WideOpeners = "「『";
    private const string WideClosers = "」』";

    /// <summary>The ranges of a paragraph's sentences, without the spaces around them; what has no letter is none.</summary>
    /// <param name="isCased">Whether the text tells the beginning of a sentence by a capital, so that a small letter tells there is none.</param>
    public static IEnumerable<Range> In(string paragraph, string? language, bool isCased)
    {
        var start = 0;
        var depth = 0;

        for (var i = 0; i < paragraph.Length; i++)
        {
            var c = paragraph[i];
            depth = WideOpeners.Contains(c) ? depth + 1 : WideClosers.Contains(c) ? Math.Max(0, depth - 1) : depth;

            var end = c == '\n' ? i + 1
                : WideEnds.Contains(c) && depth == 0 ? AfterClosers(paragraph, AfterAll(paragraph, i, WideEnds))
                : Ends.Contains(c) ? EndAt(paragraph, start, i, language, isCased)
                : -1;

            if (end < 0)
            {
                // A run of marks is looked at once.
                i = Math.Max(i, AfterAll(paragraph, i, Ends) - 1);
                continue;
            }

            if (Trimmed(paragraph, start, end) is { } sentence)
                yield return sentence;
            start = end;
            i = end - 1;
        }

        if (Trimmed(paragraph, start, paragraph.Length) is { } last)
            yield return last;
    }

    // The end of the sentence that this mark ends, or -1.
    private static int EndAt(string text, int start, int mark, string? language, bool isCased)
    {
        var run = AfterAll(text, mark, Ends);
        var end = AfterClosers(text, run);
        var next = end;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;

        if (next == text.Length)
            return end;
        if (next == end)
            return run == mark + 1 && text[mark] == '.' && IsGlued(text, mark, end) ? end : -1;
        if (isCased && char.IsLower(text[next]))
            return -1;
        return run == mark + 1 && text[mark] == '.' && Abbreviations.Ends(text.AsSpan(start..mark), text.AsSpan(next), language) ? -1 : end;
    }

    // "… in the harbour.Next day …": paragraphs that lost the break between them.
    private static bool IsGlued(string text, int mark, int end)
    {
        var word = mark;
        while (word > 0 && char.IsLetter(text[word - 1]))
            word--;

        var next = end < text.Length && Openers.Contains(text[end]) ? end + 1 : end;
        return mark - word >= 2 && char.IsLower(text[word]) && (word == 0 || text[word - 1] is ' ' or '\'' or '’' or '-')
            && next + 1 < text.Length && char.IsUpper(text[next]) && (char.IsLower(text[next + 1]) || text[next + 1] is ' ' or '\'' or '’');
    }

    private static int AfterAll(string text, int from, string characters)
    {
        while (from < text.Length && characters.Contains(text[from]))
            from++;
        return from;
    }

    // French sets a space before its closing mark.
    private static int AfterClosers(string text, int from)
    {
        var end = AfterAll(text, from, Closers);
        return end + 1 < text.Length && text[end] is ' ' or '\u00A0' or '\u202F' && text[end + 1] is '»' ? AfterAll(text, end + 1, Closers) : end;
    }

    private static Range? Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;

        foreach (var rune in text.AsSpan(start, end - start).EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
                return start..end;
        }

        return null;
    }
}
