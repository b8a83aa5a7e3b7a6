namespace NewsBot.Summaries;

/// <summary>
/// The small words that say nothing of what a text is about, by language. They are part of the program and not of its
/// configuration, so that a summary is the same wherever it runs; another language is another row.
/// </summary>
internal static class StopWords
{
    private static readonly Dictionary<string, HashSet<string>> ByLanguage = new()
    {
        ["en"] = Words("""
            a about above after again against all also am an and any are aren as at be because been before being below between both but by can cannot could couldn did didn
            do does doesn doing don down during each even ever every few first for from further get go got had hadn has hasn have haven having he her here hers herself him
            himself his how however i if in into is isn it its itself just last let like ll made make many may me might more most much must my myself never new no nor not
            now of off on once one only or other our ours out over own per re s said same say says she should shouldn since so some still such t than that the their
            theirs them themselves then there these they this those though three through to told too took two under until up upon us ve very was wasn we were weren what when where
            which while who whom whose why will with within without won would wouldn yet you your yours
            """),
        ["fr"] = Words("""
            a à afin ai ainsi alors après as au aucun aujourd aura aussi autre autres aux avait avant avec avoir ayant c ça car ce ceci cela celle celles celui ces cet cette ceux chaque chez
            comme comment contre d dans de depuis dernier dernière des deux dit doit donc dont du elle elles en encore entre es est et étaient était été être eu eux fait faire fois font hui il ils
            j je jusqu l la là le les leur leurs lors lui m ma mais me même mêmes mes mis moi moins mon n ne ni non nos notre nous on ont ou où par parce pas pendant peu peut peuvent plus
            pour pourquoi pourtant première premier qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera ses si soit son sont sous sur t ta te tes toi ton tous tout toute toutes très trois tu un une vers
            voilà vont vos votre vous y
            """),
        ["de"] = Words("""
            aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da damit dann das dass dem den denn der deren des dessen die dies diese diesem
            diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwa etwas euch für gegen gibt hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre
            ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes jetzt kann kein keine keinen können man mehr mein mich mir mit muss nach nicht nichts noch nun nur ob oder ohne sagt sagte
            schon sehr sei sein seine seinem seinen seiner seit selbst sich sie sind so soll sollen sondern sowie über um und uns unser unter viel vom von vor wann war waren was weil wenn wer
            werden wie wieder will wir wird wo wurde wurden zu zum zur zwei zwischen
            """),
        ["es"] = Words("""
            a al algo algunos ante antes aquel así aún aunque cada como con contra cual cuando de del desde después dice dijo donde dos durante e el él ella ellas ellos en entre era eran es esa
            esas ese eso esos esta está están estas este esto estos fue fueron ha había han hasta hay la las le les lo los más me mi mientras mismo muy nada ni no nos o otra otras otro otros para
            pero poco por porque que qué quien se sea según ser si sí sido sin sobre son su sus también tan tanto te tiene tienen todas todo todos tras tres tu un una uno unos y ya yo
            """),
    };

    private static readonly HashSet<string> Any = [.. ByLanguage.Values.SelectMany(words => words)];
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> AnyLowered = Any.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The words of a language ("en", "en-GB"); of a language that has no row, those of all.</summary>
    public static IReadOnlySet<string> Of(string? language) =>
        language is { Length: >= 2 } && ByLanguage.TryGetValue(language[..2].ToLowerInvariant(), out var words) ? words : Any;

    public static bool InAnyLanguage(ReadOnlySpan<char> word)
    {
        Span<char> lowered = stackalloc char[32];
        return word.Length <= lowered.Length && word.ToLowerInvariant(lowered) is >= 0 and var length && AnyLowered.Contains(lowered[..length]);
    }

    private static HashSet<string> Words(string words) => [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
