using System.Buffers;

namespace NewsBot.Summaries;

/// <summary>Where an article's first sentence begins after its place, date and agency: "LONDON, 3 March (Agency) - …".</summary>
internal static class Dateline
{
    private const int Longest = 80;
    private const int LongestAgency = 40;

    private static readonly SearchValues<char> NotOfPlaces = SearchValues.Create("\"“«?!;");

    /// <summary>How many characters of a paragraph are its dateline; 0 where it has none.</summary>
    public static int LengthOf(ReadOnlySpan<char> paragraph)
    {
        var head = paragraph[..Math.Min(paragraph.Length, Longest)];
        var dash = DashIn(head, out var after);
        var open = head.IndexOf('(');
        var close = open < 0 ? -1 : head[open..].IndexOf(')') + open;

        // "(Agency) The …", "Place (Agency) - …", "Place (Agency): …".
        if (open >= 0 && close > open && close - open <= LongestAgency && !head[open..close].ContainsAny(".!?:"))
        {
            var rest = head[(close + 1)..].TrimStart(' ');
            if (open == 0 && rest is [var first, ..] && char.IsLetter(first))
                return head.Length - rest.Length;
            if (dash > close && head[(close + 1)..dash].IsWhiteSpace() && IsPlace(head[..open]))
                return after;
        }

        // "LONDON - …", "LONDON, 3 March — …": the place in capitals.
        return dash > 0 && IsPlace(head[..dash]) && IsCapital(head[..dash]) ? after : 0;
    }

    private static int DashIn(ReadOnlySpan<char> head, out int after)
    {
        foreach (var dash in (ReadOnlySpan<string>)[" - ", " – ", " — ", " -- ", "— ", ") -"])
        {
            var at = head.IndexOf(dash);
            if (at < 0)
                continue;

            var start = dash[0] == ' ' || dash[0] == ')' ? at + 1 : at;
            after = start;
            while (after < head.Length && head[after] is '-' or '–' or '—' or ' ')
                after++;
            return start;
        }

        after = 0;
        return -1;
    }

    private static bool IsPlace(ReadOnlySpan<char> text) => text.Count(' ') <= 7 && !text.ContainsAny(NotOfPlaces);

    private static bool IsCapital(ReadOnlySpan<char> text)
    {
        var word = text.IndexOfAny(" ,");
        var place = word < 0 ? text : text[..word];
        if (place.Length < 3)
            return false;
        foreach (var c in place)
        {
            if (char.IsLower(c))
                return false;
        }
        return true;
    }
}
