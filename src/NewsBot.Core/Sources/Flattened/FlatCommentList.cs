using System.Globalization;

namespace NewsBot.Sources.Flattened;

/// <summary>The comments below the heading: each begins with a bullet at the list's own indentation, its text stands deeper.</summary>
internal sealed class FlatCommentList
{
    private readonly string[] _lines;
    private readonly PageLabels _labels;
    private readonly int _end;
    private readonly int _indentation;
    private readonly List<FlatComment> _comments = [];
    private readonly List<string> _warnings = [];

    private FlatCommentList(string[] lines, CommentHeading heading)
    {
        _lines = lines;
        _labels = heading.Labels;

        var end = Array.FindIndex(lines, heading.Line, _labels.EndsComments);
        _end = end < 0 ? lines.Length : end;
        if (end < 0)
            _warnings.Add($"The page breaks off without '{_labels.ShowNewComments}': comments may be missing.");

        var first = Array.FindIndex(lines, heading.Line, _end - heading.Line, line => BulletOf(line) >= 0);
        _indentation = first < 0 ? 0 : BulletOf(lines[first]);

        var above = lines.AsSpan(heading.Line, (first < 0 ? _end : first) - heading.Line);
        foreach (var line in above)
        {
            if (_labels.LeavesOutComments(line))
                _warnings.Add($"The page says '{line}': it does not show them all.");
        }

        if (first >= 0)
            ReadFrom(first);
    }

    public static (IReadOnlyList<FlatComment> Comments, IReadOnlyList<string> Warnings) Read(string[] lines, CommentHeading heading)
    {
        var list = new FlatCommentList(lines, heading);
        return (list._comments, list._warnings);
    }

    private void ReadFrom(int first)
    {
        for (var i = first; i < _end;)
        {
            var next = i + 1;
            while (next < _end && !BeginsComment(next))
                next++;

            Add(i, next);
            i = next;
        }
    }

    private static int BulletOf(string line) => FlatText.IndentationOf(line) is var indentation && line.AsSpan(indentation).StartsWith("•") ? indentation : -1;

    private bool IsBullet(int line) => BulletOf(_lines[line]) == _indentation;

    // A bullet with nothing under it is a point of a list that a reader wrote, unless it names whom it answers:
    // comments have text.
    private bool BeginsComment(int line) =>
        IsBullet(line) && (FlatComment.IsReply(NameAt(line), _labels) || HasText(line) || IsCutOff(line));

    private bool HasText(int bullet)
    {
        var next = bullet + 1;
        while (next < _end && _lines[next].Length == 0)
            next++;

        return next < _end && !IsBullet(next);
    }

    private bool IsCutOff(int bullet) => _end == _lines.Length && !_lines.AsSpan(bullet + 1).ContainsAnyExcept("");

    private string NameAt(int bullet) => _lines[bullet].AsSpan(_indentation + 1).Trim().ToString();

    private void Add(int bullet, int end)
    {
        var name = NameAt(bullet);
        var text = TextOf(bullet + 1, end);

        if (FlatComment.Read(name, text, _labels) is not { Author.Length: > 0 } comment)
        {
            // The list's own template survives as a last comment without names and text.
            if (text.Length > 0 || !FlatComment.IsReply(name, _labels))
                Warn(bullet, "a comment has no author and was left out");
            return;
        }

        if (text.Length == 0 && (comment.Addressed is null || IsCutOff(bullet)))
            Warn(bullet, $"the comment of {comment.Author} has no text and was left out");
        else
            _comments.Add(comment);
    }

    private string TextOf(int start, int end)
    {
        var text = new List<string>(end - start);

        for (var i = start; i < end; i++)
        {
            var deeper = Math.Min(FlatText.IndentationOf(_lines[i]), _indentation + 2);
            if (IsBullet(i))
                Warn(i, $"'{_lines[i].Trim()}' has no text under it and was read as part of the comment above it");
            text.Add(_lines[i][deeper..]);
        }

        return string.Join('\n', text).Trim('\n', ' ');
    }

    private void Warn(int line, string what) => _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Line {line + 1}: {what}."));
}
