using System.Text;
using NewsBot.Summaries.Languages;

namespace NewsBot.Summaries;

/// <summary>Finds where sentences begin and end, in the scripts that newspapers are written in.</summary>
public static class Sentences
{
    private const string Ends = ".!?…‽⁇⁈⁉؟۔";
    private const string WideEnds = "。！？｡।॥།။።։។";
    private const string WideOpeners = "「『";
    private const string WideClosers = "」』";

    // Thai sets a space where other languages set a comma or a full stop; what is shorter is no sentence.
    private const int ShortestThai = 80;

    /// <summary>The ranges of a paragraph's sentences, in order, without the spaces around them; what has no letter is none.</summary>
    /// <param name="shape">How the whole text is set.</param>
    public static IReadOnlyList<Range> In(string paragraph, Language language, TextShape shape)
    {
        var sentences = new List<Range>();
        var splitter = new Splitter(paragraph, language, shape);
        var start = 0;

        for (var i = 0; i < paragraph.Length; i++)
        {
            var end = splitter.EndAt(start, ref i);
            if (end < 0)
                continue;

            Add(sentences, paragraph, start, end);
            start = end;
            i = end - 1;
        }

        Add(sentences, paragraph, start, paragraph.Length);
        return sentences;
    }

    /// <summary>As the other, of a text by itself in a language by its tag.</summary>
    public static IReadOnlyList<Range> In(string text, string? language, bool isCased) =>
        In(text, LanguageSet.BesideProgram.NamedOrUnknown(language), new TextShape(isCased, IsTokenized: false));

    private static void Add(List<Range> sentences, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;

        foreach (var rune in text.AsSpan(start, end - start).EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                sentences.Add(start..end);
                return;
            }
        }
    }

    private ref struct Splitter(string text, Language language, TextShape shape)
    {
        private readonly int _width = LineBreaks.WidthOf(text);
        private readonly int _lastCloser = text.AsSpan().LastIndexOfAny(WideClosers);
        private int _depth;
        private OpenMarks _open;

        /// <summary>The end of the sentence that what stands at <paramref name="i"/> ends, or -1; a run of marks is looked at once.</summary>
        public int EndAt(int start, ref int i)
        {
            var c = text[i];
            if (c < '!')
                return c == '\n' && !LineBreaks.IsWrapped(text, i, _width, shape.IsCased) ? i + 1 : -1;
            if (c is '"' or '\'')
                _open.Pass(text, i);
            else if (WideOpeners.Contains(c))
                _depth += i < _lastCloser ? 1 : 0;
            else if (WideClosers.Contains(c))
                _depth = Math.Max(0, _depth - 1);
            else if (WideEnds.Contains(c))
                return _depth == 0 ? Quotes.AfterClosers(text, AfterAll(i, WideEnds), default) : -1;
            else if (Ends.Contains(c))
                return AfterMarks(start, ref i);
            else if (c == '\u00A0' || c < '\u0E00')
                return -1;

            return c is >= '\u0E00' and < '\u0E80' && i - start >= ShortestThai && IsThaiBreak(i) ? i + 1 : -1;
        }

        private readonly int AfterMarks(int start, ref int i)
        {
            var mark = i;
            var run = AfterAll(mark, Ends);
            i = run - 1;

            // "(…)" stands for what was left out.
            if (mark > 0 && run < text.Length && text[mark - 1] is '(' or '[' && text[run] is ')' or ']')
                return -1;

            var end = Quotes.AfterClosers(text, run, _open);
            var next = end;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
                next++;

            if (next == text.Length)
                return end;
            if (next == end)
                return GluedParagraphs.AreApart(text, mark, run, end, language) ? end : -1;
            if (shape.IsCased && char.IsLower(text[next]))
                return -1;

            var isFullStop = run == mark + 1 && text[mark] == '.';
            if (isFullStop && shape.IsTokenized && mark > 0 && text[mark - 1] != ' ' && end == run)
                return -1;
            return isFullStop && end == run && FullStop.Shortens(text.AsSpan(start..mark), text.AsSpan(next), language) ? -1 : end;
        }

        private readonly bool IsThaiBreak(int i) => i + 2 < text.Length && text[i + 1] == ' ' && text[i + 2] is >= '\u0E00' and < '\u0E80';

        private readonly int AfterAll(int from, string characters)
        {
            while (from < text.Length && characters.Contains(text[from]))
                from++;
            return from;
        }
    }
}
