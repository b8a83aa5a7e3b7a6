namespace NewsBot.Summaries;

/// <summary>How a text is set, as far as that tells where its sentences end.</summary>
/// <param name="IsCased">Whether a capital tells the beginning of a sentence, so that a small letter tells there is none.</param>
/// <param name="IsTokenized">Whether marks stand apart from words, so that a full stop upon a word shortens it.</param>
public readonly record struct TextShape(bool IsCased, bool IsTokenized)
{
    // A paragraph of capitals, or of none, tells nothing by them.
    private const int LeastShare = 200;

    /// <summary>The shape of a whole text: a paragraph alone may be too short to tell.</summary>
    public static TextShape Of(params IEnumerable<string> paragraphs)
    {
        var (small, capital, apart, upon) = (0, 0, 0, 0);
        foreach (var paragraph in paragraphs)
        {
            for (var i = 0; i < paragraph.Length; i++)
            {
                var c = paragraph[i];
                if (c == '.')
                {
                    if (i > 0 && i + 1 < paragraph.Length && paragraph[i + 1] == ' ')
                        (apart, upon) = paragraph[i - 1] == ' ' ? (apart + 1, upon) : (apart, upon + 1);
                }
                else if (char.IsLower(c))
                    small++;
                else if (char.IsUpper(c))
                    capital++;
            }
        }

        return new(small > capital && capital * LeastShare > small, apart > upon);
    }
}
