using System.Buffers;
using System.Text;

namespace NewsBot.Sources.Flattened;

/// <summary>The lines of a flattened page with the spaces that its layout left behind made plain.</summary>
internal static class FlatText
{
    private static readonly SearchValues<char> NoBreakSpaces = SearchValues.Create("\u00A0\u202F");
    private static readonly SearchValues<char> Indentation = SearchValues.Create(" \t\u00A0\u202F");

    /// <summary>Lines without their ends; a no-break space, with the plain ones around it, is one plain space.</summary>
    public static string[] LinesOf(string text)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');

        for (var i = 0; i < lines.Length; i++)
            lines[i] = Plain(lines[i]).TrimEnd();

        return lines;
    }

    public static int IndentationOf(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;

    private static string Plain(string line)
    {
        if (!line.AsSpan().ContainsAny(NoBreakSpaces) && !line.StartsWith('\t'))
            return line;

        // In front of a line each space counts: it is the indentation.
        var start = line.AsSpan().IndexOfAnyExcept(Indentation);
        if (start < 0)
            return "";

        var plain = new StringBuilder(line.Length).Append(' ', start);
        for (var i = start; i < line.Length;)
        {
            var end = i;
            while (end < line.Length && (line[end] == ' ' || NoBreakSpaces.Contains(line[end])))
                end++;

            if (end == i)
                plain.Append(line[i++]);
            else
            {
                plain.Append(line.AsSpan(i, end - i).ContainsAny(NoBreakSpaces) ? " " : line.AsSpan(i, end - i));
                i = end;
            }
        }

        return plain.ToString();
    }
}
