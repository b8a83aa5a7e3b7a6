using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Sources.Dates;
using NewsBot.Sources.Html;

namespace NewsBot.Sources.Flattened;

/// <summary>Reads the text copy of a page by the shape of its lines: an article is where long sentences stand closest together.</summary>
internal static partial class TextCopy
{
    private const int MostForOneLine = 600;
    private const int ShortLabel = 60;
    private const int Above = 40;
    private const int LongestTitle = 200;

    /// <summary>Null for a text in which no line is a paragraph, or nothing above them a title.</summary>
    public static Article? Read(string[] written)
    {
        var lines = written.Select(Spacing.OneSpaced).Where(line => line.Length > 0).Select(line => new Line(line)).ToList();
        var (start, end) = Densest(lines);
        var counts = lines.CountBy(line => line.Text).ToDictionary();
        var body = Enumerable.Range(start, end - start).Where(i => IsOfText(lines, i, end, counts)).Select(i => lines[i].Text).ToList();
        if (body.Count == 0 || TitleAbove(lines, start, body, counts) is not { } title)
            return null;

        var head = lines[Math.Max(0, start - Above)..start];
        var published = head.Select(line => line.Text.Length <= LongestTitle ? WrittenTime.Read(line.Text) : null).LastOrDefault(time => time is not null);
        var names = head.Where(line => Bylines.StartsWithBy(line.Text) && line.Text.Length <= LongestTitle).Select(line => Bylines.NamesIn([line.Text])).LastOrDefault(found => found.Count > 0);
        return new(title, null, null, names is null ? null : string.Join(", ", names), published?.In(TimeSpan.Zero), null, null, null, body, [], [], null);
    }

    // The run of lines whose paragraphs outweigh the others between them by most.
    private static (int Start, int End) Densest(List<Line> lines)
    {
        var (best, bestStart, bestEnd) = (0.0, 0, 0);
        var (sum, start) = (0.0, 0);
        for (var i = 0; i < lines.Count; i++)
        {
            if (sum <= 0)
                (sum, start) = (0, i);
            sum += lines[i].Weight;
            if (sum > best)
                (best, bestStart, bestEnd) = (sum, start, i + 1);
        }

        return (bestStart, bestEnd);
    }

    private static bool IsOfText(List<Line> lines, int i, int end, Dictionary<string, int> counts)
    {
        var line = lines[i];
        if (line.IsProse)
            return true;
        if (counts[line.Text] > 1 || ProseShape.IsCutShort(line.Text))
            return false;
        return line.Length >= ShortLabel || ProseShape.EndsSentence(line.Text) || (i + 1 < end && lines[i + 1].IsProse);
    }

    // A title says what the text below it says, in the same words; a page often repeats it.
    private static string? TitleAbove(List<Line> lines, int start, List<string> body, Dictionary<string, int> counts)
    {
        var said = body.SelectMany(WordsOf).ToHashSet();
        return lines[Math.Max(0, start - Above)..start]
            .Select((line, i) => (line.Text, Score: ScoreOf(line, said, counts) + (i * 0.3 / Above)))
            .Where(pair => pair.Score > 0)
            .OrderByDescending(pair => pair.Score)
            .Select(pair => pair.Text)
            .FirstOrDefault();
    }

    private static double ScoreOf(Line line, HashSet<string> said, Dictionary<string, int> counts)
    {
        if (line.IsItem || line.Text.Length is < 2 or > LongestTitle || !line.Text.Any(char.IsLetter) || WrittenTime.Read(line.Text) is not null || Bylines.StartsWithBy(line.Text))
            return 0;

        var words = WordsOf(line.Text);
        var shared = words.Count == 0 ? 0 : words.Count(said.Contains) / (double)words.Count;
        return 0.05 + (shared * Math.Min(1, words.Count / 4.0)) + (counts[line.Text] > 1 ? 0.2 : 0) - (ProseShape.EndsSentence(line.Text) ? 0.2 : 0);
    }

    // Where words have no spaces between them, each character is one.
    private static HashSet<string> WordsOf(string text) =>
        [.. text.Split((char[])[' ', ',', '.', ':', ';', '!', '?', '"', '“', '”', '‘', '(', ')', '\'', '’'], StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => ProseShape.LengthOf(word) > word.Length ? word.Select(character => $"{character}") : [word]).Where(word => word.Length > 3 || word[0] > '\u2E80').Select(word => word.ToUpperInvariant())];

    private sealed class Line
    {
        public Line(string text)
        {
            IsItem = text.StartsWith("• ", StringComparison.Ordinal);
            Text = IsItem ? text[2..] : text;
            Length = ProseShape.LengthOf(Text);
            IsProse = !ProseShape.IsCutShort(Text) && !(Text.Length < 300 && Furniture.IsMatch(Text)) && (ProseShape.EndsSentence(Text) ? Length >= 40 : Length >= 160);
        }

        public string Text { get; }

        public bool IsItem { get; }

        public int Length { get; }

        public bool IsProse { get; }

        public double Weight => IsProse ? Math.Min(Length, MostForOneLine) * (IsItem ? 0.5 : 1) : -(IsItem ? 40 : 25) - (ProseShape.IsCutShort(Text) ? 20 : 0);
    }

    // What the law has every page say, in the words of most languages.
    [GeneratedRegex(@"©|\bcookies?\b|\bnewsletters?\b|all rights reserved|privacy policy|terms of (?:use|service)|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Furniture { get; }
}
