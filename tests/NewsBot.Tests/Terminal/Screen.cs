using System.Text;

namespace NewsBot.Tests.Terminal;

/// <summary>A terminal that knows what the program asks of one: to go to the line's beginning, to erase it from there, and colours.</summary>
internal sealed class Screen : StringWriter
{
    /// <summary>What stands on it, line by line.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            var lines = new List<StringBuilder> { new() };
            var column = 0;
            for (var rest = ToString().AsSpan(); rest.Length > 0;)
            {
                var line = lines[^1];
                if (rest is ['\e', '[', ..])
                {
                    var length = rest.IndexOfAny('K', 'm');
                    if (rest[length] == 'K')
                        line.Length = column;
                    rest = rest[(length + 1)..];
                    continue;
                }

                if (rest[0] == '\n')
                {
                    lines.Add(new());
                    column = 0;
                }
                else if (rest[0] == '\r')
                {
                    column = 0;
                }
                else
                {
                    line.Length = Math.Max(line.Length, column + 1);
                    line[column++] = rest[0];
                }

                rest = rest[1..];
            }

            return [.. lines.Select(line => line.ToString())];
        }
    }
}
