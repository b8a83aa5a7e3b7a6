using System.Text.RegularExpressions;

namespace NewsBot.Questions;

/// <summary>Whether a sentence has what a question asks for: a time, a number, a price, somebody, a reason.</summary>
internal static partial class Evidence
{
    // What has no number can hardly say how many; that somebody is named or a reason given is told by less sure signs.
    private const double Lacking = 0.45;
    private const double PerhapsLacking = 0.8;

    /// <summary>From what is lacking for its kind of question up to 1.</summary>
    public static double Of(QuestionKind kind, string sentence, IReadOnlyList<string> words, string? language) => kind switch
    {
        QuestionKind.When => Time.IsMatch(sentence) || EvidenceWords.Times(language).Overlaps(words) ? 1 : Lacking,
        QuestionKind.Quantity => Number.IsMatch(sentence) || EvidenceWords.Numbers(language).Overlaps(words) ? 1 : Lacking,
        QuestionKind.Price => Money.IsMatch(sentence) || words.Any(word => Term.Of(word).IsPrice) ? 1 : Lacking,
        QuestionKind.Who => Name.IsMatch(sentence) || !sentence.Any(char.IsUpper) ? 1 : PerhapsLacking,
        QuestionKind.Why => EvidenceWords.Reasons(language).Overlaps(words) || Reason.IsMatch(sentence) ? 1 : PerhapsLacking,
        _ => 1,
    };

    // A year, a clock, a date, or one of the characters that count time.
    [GeneratedRegex(@"\b1[5-9]\d\d\b|\b20\d\d\b|\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?([ap]\.?m\b|[Uu]hr|h\b)|\b\d{1,2}[./-]\d{1,2}|[年月日曜時时点點週周]|今天|明天|昨天|今日|明日|昨日")]
    private static partial Regex Time { get; }

    [GeneratedRegex(@"\d|[二三四五六七八九十百千万萬亿億兩两]|[一几][个人本年天日回]")]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"[$€£¥₽₺₩₹]|[元円圆]|块钱")]
    private static partial Regex Money { get; }

    // A capital inside a sentence, or two words with one at its beginning.
    [GeneratedRegex(@"(?<=[\p{Ll}\p{Nd},;:“”""'’)]\s)\p{Lu}|^\W*\p{Lu}\S*\s+\p{Lu}")]
    private static partial Regex Name { get; }

    [GeneratedRegex("因为|由于|为了|所以|から|ので|ため")]
    private static partial Regex Reason { get; }
}
