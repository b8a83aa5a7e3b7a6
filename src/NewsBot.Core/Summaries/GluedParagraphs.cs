using NewsBot.Summaries.Languages;

namespace NewsBot.Summaries;

/// <summary>"… in the harbour.Next day …": finds the break between paragraphs that lost it.</summary>
internal static class GluedParagraphs
{
    private const string Openers = "«“„\"'‘(";

    /// <summary>Whether the marks between two words without a space end a sentence, and not a part of a name or an address.</summary>
    public static bool AreApart(string text, int mark, int run, int end, Language language)
    {
        if (mark == 0 || end >= text.Length)
            return false;

        var next = Openers.Contains(text[end]) ? end + 1 : end;
        if (next + 1 >= text.Length || !char.IsUpper(text[next]) || !(char.IsLower(text[next + 1]) || text[next + 1] is ' ' or '\'' or '’'))
            return false;

        // After a closing quote, a bracket or another mark than a full stop nothing but a sentence begins with a capital.
        if (end > run || text[mark] != '.' || run > mark + 1 || !char.IsLetterOrDigit(text[mark - 1]))
            return char.IsLetterOrDigit(text[mark - 1]) || end > run || text[mark - 1] is ')' or ']' or '"' or '»' or '”' or '’' or '%' or '€';

        var word = mark;
        while (word > 0 && char.IsLetterOrDigit(text[word - 1]))
            word--;

        var isWord = mark - word >= 2 && (word == 0 || text[word - 1] is ' ' or '\u00A0' or '\'' or '’' or '-' or '\n');
        return isWord && (char.IsLower(text[word]) || FullStop.StartsSentence(text.AsSpan(next), language));
    }
}
