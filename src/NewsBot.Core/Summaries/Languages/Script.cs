namespace NewsBot.Summaries.Languages;

/// <summary>What a text is written with, as far as that tells languages apart.</summary>
internal enum Script
{
    None,
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Devanagari,
    Thai,
    Hangul,
    Han,

    /// <summary>Chinese characters with Japan's own between them.</summary>
    Kana,
}

internal static class Scripts
{
    private const int Count = (int)Script.Kana + 1;

    // Japanese news is half Chinese characters; a Chinese text quotes a Japanese name at most.
    private const int KanaShare = 8;

    /// <summary>The script of most letters; <see cref="Script.None"/> where there is no letter of a known one.</summary>
    public static Script Of(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[Count];
        counts.Clear();
        foreach (var c in text)
            counts[(int)Of(c)]++;

        if (counts[(int)Script.Kana] * KanaShare >= counts[(int)Script.Han])
            (counts[(int)Script.Kana], counts[(int)Script.Han]) = (counts[(int)Script.Kana] + counts[(int)Script.Han], 0);

        // A character of these says as much as two or three letters.
        foreach (var dense in (ReadOnlySpan<Script>)[Script.Han, Script.Kana, Script.Hangul])
            counts[(int)dense] *= 2;

        counts[(int)Script.None] = 0;
        var most = 0;
        for (var i = 1; i < Count; i++)
            most = counts[i] > counts[most] ? i : most;
        return (Script)most;
    }

    /// <summary>Whether words of this script stand without spaces between them.</summary>
    public static bool IsUnspaced(char c) => c >= '\u0E00' && Of(c) is Script.Han or Script.Kana or Script.Thai;

    private static Script Of(char c) => c switch
    {
        < 'A' => Script.None,
        < '\u0370' => char.IsLetter(c) ? Script.Latin : Script.None,
        < '\u0400' => Script.Greek,
        < '\u0530' => Script.Cyrillic,
        >= '\u0590' and < '\u0600' => Script.Hebrew,
        >= '\u0600' and < '\u0700' or >= '\u0750' and < '\u0780' or >= '\uFB50' and < '\uFE00' or >= '\uFE70' and < '\uFEFF' => char.IsLetter(c) ? Script.Arabic : Script.None,
        >= '\u0900' and < '\u0980' => Script.Devanagari,
        >= '\u0E00' and < '\u0E80' => Script.Thai,
        >= '\u1E00' and < '\u1F00' => Script.Latin,
        >= '\u3040' and < '\u3100' => c == '\u30FB' ? Script.None : Script.Kana,
        >= '\u3400' and < '\uA000' or >= '\uF900' and < '\uFB00' => Script.Han,
        >= '\uAC00' and < '\uD7B0' => Script.Hangul,
        _ => Script.None,
    };
}
