namespace NewsBot.Articles;

/// <summary>Words in a text, whatever their case.</summary>
public static class WholeWord
{
    /// <summary>Whether a text has a word or phrase that is not a part of a longer word, as far as its ends are such as words have: Han and kana stand side by side.</summary>
    /// <param name="isBeginning">Whether a word that only begins so counts, too.</param>
    public static bool IsIn(string text, string word, bool isBeginning = false)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if (!(at > 0 && Continues(text[at - 1], word[0])) && (isBeginning || !(end < text.Length && Continues(word[^1], text[end]))))
                return true;
        }

        return false;
    }

    private static bool Continues(char one, char next) => IsOfWord(one) && IsOfWord(next);

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) && letter is < '\u3041' or > '\u9FFF';
}
