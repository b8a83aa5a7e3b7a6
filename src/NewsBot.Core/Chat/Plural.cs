namespace NewsBot.Chat;

/// <summary>Which form of a word stands with a number, as each language counts (https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html).</summary>
public static class Plural
{
    /// <summary>How many forms a language has: "comment|comments" in English, three in Russian.</summary>
    public static int FormsOf(string? language) => language == "ru" ? 3 : 2;

    /// <summary>The number with its form among those that are parted by bars.</summary>
    public static string Counted(string? language, int number, string forms)
    {
        var all = forms.Split('|');
        return FormattableString.Invariant($"{number} {all[Math.Min(FormOf(language, number), all.Length - 1)]}");
    }

    private static int FormOf(string? language, int number) => language switch
    {
        "fr" => number is 0 or 1 ? 0 : 1,
        "ru" => (number % 10, number % 100) switch
        {
            (1, not 11) => 0,
            (2 or 3 or 4, not (12 or 13 or 14)) => 1,
            _ => 2,
        },
        _ => number == 1 ? 0 : 1,
    };
}
