using System.Text;
using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>Tells names that read as staff or as the bot itself, in whatever letters they are written (https://www.unicode.org/reports/tr39/#Confusable_Detection).</summary>
internal static class Posing
{
    // Each letter after the colon is read as the one before it, by all that look like it at a glance.
    private const string Alike = """
        a:аαΑɑàáâãäåāăą4@ b:вβΒьъ c:сϲçćĉċč d:ԁďđ e:еεΕєèéêëēĕėęě3 f:ſƒ g:ɡĝğġģ h:нһΗĥħ i:іιΙɩı1l|!ӏìíîïĩīĭįĺļľłí j:јϳĵ k:кκΚķ m:мΜ
        n:пηΝñńņňŋ o:оοΟσøòóôõöōŏő0 p:рρΡ q:ԛ r:гґŕŗř s:ѕśŝşš5$ t:тτΤţťŧ7 u:υцùúûüũūŭůűų v:νѵ w:ԝωшŵ x:хχΧ y:уΥүγýÿŷ z:Ζźżž
        """;

    private static readonly Dictionary<Rune, char> Read = Alike
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(letter => letter[2..].EnumerateRunes().Select(rune => (rune, read: letter[0])))
        .DistinctBy(pair => pair.rune)
        .ToDictionary(pair => pair.rune, pair => pair.read);

    private static readonly HashSet<string> Offices =
        [.. new[] { "admin", "admins", "administrator", "bot", "discord", "mod", "moderator", "mods", "newsbot", "official", "owner", "staff", "support", "system" }.Select(Fold)];

    public static bool Is(string name)
    {
        var words = Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Any(Offices.Contains) || Offices.Contains(string.Concat(words));
    }

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in VisibleText.OneLine(name).EnumerateRunes().Where(rune => RuneKinds.Of(rune) is RuneKind.Sign or RuneKind.Space))
        {
            var letter = Read.ContainsKey(rune) ? Plain(rune) : Plain(Rune.ToLowerInvariant(rune));
            folded.Append(letter.IsAscii && char.IsAsciiLetterOrDigit((char)letter.Value) ? (char)letter.Value : ' ');
        }

        return folded.ToString();
    }

    private static Rune Plain(Rune rune) => rune.Value switch
    {
        >= 0xFF41 and <= 0xFF5A and var wide => Alphabetic(wide - 0xFF41),
        >= 0x24D0 and <= 0x24E9 and var circled => Alphabetic(circled - 0x24D0),
        >= 0x1F130 and <= 0x1F189 and var squared => Alphabetic((squared - 0x1F130) % 32),
        _ => Read.TryGetValue(rune, out var read) ? new(read) : rune,
    };

    private static Rune Alphabetic(int place) => place >= 26 ? new(' ') : Read.TryGetValue(new('a' + place), out var read) ? new(read) : new('a' + place);
}
