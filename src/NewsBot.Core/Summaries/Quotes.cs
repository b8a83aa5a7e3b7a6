using System.Buffers;

namespace NewsBot.Summaries;

/// <summary>Quotation marks: where they close, and whether a sentence is cut out of a longer quotation.</summary>
public static class Quotes
{
    private const string Closers = "\"'”“’»›)]」』）】";
    private const int Deepest = 6;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\"'`‘’“”„«»「」『』");

    // ``English'' as texts cut into words write it, in one character each; and a closing mark that nothing opened.
    private const string Spelled = "‶″";
    private const char Unopened = '›';

    /// <summary>Where the closing marks that stand upon the end of a sentence end.</summary>
    /// <param name="open">The straight marks that are open there.</param>
    internal static int AfterClosers(string text, int from, OpenMarks open)
    {
        var end = AfterAll(text, from, open);

        // French sets a space before its closing mark, and texts cut into words do before every one.
        if (end + 1 < text.Length && text[end] is ' ' or '\u00A0' or '\u202F' && IsSpacedCloser(text, end + 1, open))
            return AfterAll(text, end + 1, open);
        return end;
    }

    /// <summary>The marks that would close what a sentence leaves open, innermost first; null where it closes what it never opened.</summary>
    public static string? Missing(ReadOnlySpan<char> sentence)
    {
        Span<char> open = stackalloc char[Deepest];
        var depth = 0;

        for (var i = sentence.IndexOfAny(Marks); i >= 0 && i < sentence.Length; i = NextMark(sentence, i + 1))
        {
            var mark = MarkAt(sentence, ref i, depth == 0 ? default : open[depth - 1]);
            if (mark == default)
                continue;
            if (depth > 0 && Closes(open[depth - 1], mark))
                depth--;
            else if (CloserOf(mark) == default || depth == Deepest)
                return null;
            else
                open[depth++] = mark;
        }

        Span<char> missing = stackalloc char[Deepest];
        for (var i = 0; i < depth; i++)
            missing[i] = CloserOf(open[depth - 1 - i]) is var closer && closer == Spelled[1] ? '”' : closer;
        return depth == 0 ? "" : missing[..depth].ToString();
    }

    private static int NextMark(ReadOnlySpan<char> text, int from) => text[from..].IndexOfAny(Marks) is >= 0 and var next ? from + next : -1;

    // The mark of quotation that stands here, if one does: not the apostrophe of "don't", "l’été" or "the ‘90s".
    private static char MarkAt(ReadOnlySpan<char> text, ref int i, char open)
    {
        var (before, next) = (i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
        switch (text[i])
        {
            case '`' or '\'' when next == text[i]:
                i++;
                return text[i] == '`' ? Spelled[0] : Spelled[1];
            case '\'' when before == ' ' && next == ' ' && open != '‘':
                return IsPossessive(text, i, open) ? default : '\'';
            case '\'' or '’':
                var isMark = !char.IsLetterOrDigit(next) && (open == '‘' ? text[i] == '’' || before is ' ' or '.' or ',' or '!' or '?' : text[i] == '’' && before is '.' or ',' or '!' or '?');
                return isMark ? '’' : default;
            case '‘':
                return char.IsAsciiDigit(next) ? default : '‘';
            case '»' when open != '«':
                return char.IsLetterOrDigit(next) ? '»' : Unopened;
            case '"' or '“' or '”' or '„' or '«' or '»' or '「' or '」' or '『' or '』':
                return text[i];
            default:
                return default;
        }
    }

    private static bool IsSpacedCloser(string text, int at, OpenMarks open) =>
        text[at] == '»' || (text[at] == '"' && open.Double) || (text[at] == '\'' && (open.Single || (at + 1 < text.Length && text[at + 1] == '\'')))
        || (text[at] is '’' or '”' && (at + 1 == text.Length || text[at + 1] == ' '));

    // A straight mark upon a letter opens what comes next, unless one is open.
    private static int AfterAll(string text, int from, OpenMarks open)
    {
        while (from < text.Length && Closers.Contains(text[from]) && !(text[from] == '"' && !open.Double && from + 1 < text.Length && char.IsLetterOrDigit(text[from + 1])))
            from++;
        return from;
    }

    // "the scientists ' pockets", where words are cut apart.
    private static bool IsPossessive(ReadOnlySpan<char> text, int i, char open) => open != '\'' && i > 1 && text[i - 2] == 's';

    private static bool Closes(char opened, char c) => c == CloserOf(opened) || (opened == '„' && c is '”' or '"') || (opened == '“' && c == '"');

    private static char CloserOf(char opener) => opener switch
    {
        '"' or '\'' => opener,
        '“' => '”',
        '„' => '“',
        '‘' => '’',
        '«' => '»',
        '»' => '«',
        '「' => '」',
        '『' => '』',
        '‶' => '″', // Spelled
        _ => default,
    };
}
