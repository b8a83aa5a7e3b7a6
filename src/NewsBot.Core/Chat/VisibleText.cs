using System.Text;

namespace NewsBot.Chat;

/// <summary>Text from outside as it may be shown: without what nobody sees, what turns the order of reading, and what towers over its line.</summary>
public static class VisibleText
{
    /// <summary>Letters that carry more marks than any language needs are shown with these.</summary>
    private const int MostMarks = 5;

    /// <summary>An empty line may stand between two lines, a page of them may not.</summary>
    private const int MostBreaks = 2;

    public static string Of(string text)
    {
        var shown = new Shown(text.Length);
        var wasReturn = false;
        foreach (var rune in text.EnumerateRunes()) // half a character comes as U+FFFD
        {
            if (rune.Value != '\n' || !wasReturn)
                shown.Add(rune);
            wasReturn = rune.Value == '\r';
        }

        return shown.ToString();
    }

    /// <summary>The text in one line, its white space folded.</summary>
    public static string OneLine(string text) => string.Join(' ', Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text in one line of at most so many UTF-16 units, for a place that obeys no markdown.</summary>
    public static string OneLine(string text, int length)
    {
        var line = OneLine(text);
        return line.Length <= length ? line : TextCut.Before(line, length - 1).TrimEnd() + "…";
    }

    private sealed class Shown(int capacity)
    {
        private readonly StringBuilder _text = new(capacity);
        private Rune? _joiner;    // shown once there is something to join to
        private bool _hasBase;    // whether a letter or a sign stands before, on which marks can stand
        private bool _hasVariant; // whether its form was chosen already
        private int _marks;
        private int _breaks;
        private int _tags;        // of a flag, how many more may follow

        public void Add(Rune rune)
        {
            switch (RuneKinds.Of(rune))
            {
                case RuneKind.Break:
                    Break();
                    break;
                case RuneKind.Space:
                    EndBase();
                    _text.Append(rune.Value == RuneKinds.EmptyBraille ? ' ' : (char)rune.Value);
                    break;
                case RuneKind.Joiner when _hasBase:
                    _joiner ??= rune;
                    break;
                case RuneKind.Mark when _hasBase && _marks < MostMarks:
                    _marks++;
                    Append(rune);
                    break;
                case RuneKind.Variant when _hasBase && !_hasVariant:
                    _hasVariant = true;
                    Append(rune);
                    break;
                case RuneKind.Tag when _tags > 0:
                    _tags--;
                    Append(rune);
                    break;
                case RuneKind.Sign:
                    Append(RuneKinds.Plain(rune));
                    (_hasBase, _hasVariant, _marks, _breaks) = (true, false, 0, 0);
                    _tags = rune.Value == RuneKinds.Flag ? RuneKinds.TagsOfAFlag : 0;
                    break;
            }
        }

        public override string ToString() => _text.ToString();

        private void Append(Rune rune)
        {
            if (_joiner is { } joiner)
                _text.Append(joiner);
            _joiner = null;
            _text.Append(rune);
        }

        private void Break()
        {
            EndBase();
            if (_breaks < MostBreaks)
                _text.Append('\n');
            _breaks++;
        }

        private void EndBase() => (_joiner, _hasBase, _tags) = (null, false, 0);
    }
}
