using System.Collections.Frozen;

namespace NewsBot.Sources.Dates;

/// <summary>What the months are called, in full and shortened, in the languages that pages and feeds were seen to write them in.</summary>
internal static class MonthNames
{
    private const int ShortestBeginning = 3;

    private static readonly string[][] ByMonth =
    [
        .. """
        january jan januar jänner jän janvier janv enero ene janeiro gennaio gen januari styczeń stycznia sty январь января янв ocak oca leden ledna led ianuarie ian tammikuu tammikuuta январю січня január ιανουάριος ιανουαρίου ιαν
        february feb februar febr feber février févr fév febrero fevereiro fev febbraio februari luty lutego lut февраль февраля фев şubat şub únor února úno februarie helmikuu helmikuuta лютого február φεβρουάριος φεβρουαρίου φεβ
        march mar märz mär mrz mars marzo março maart mrt marzec marca март марта мар mart březen března bře martie maaliskuu maaliskuuta березня március már μάρτιος μαρτίου μάρ μαρ
        april apr avril avr abril abr aprile kwiecień kwietnia kwi апрель апреля апр nisan nis duben dubna dub aprilie huhtikuu huhtikuuta квітня április ápr απρίλιος απριλίου απρ
        may mai mayo maio maggio mag mei maj maja май мая mayıs květen května kvě toukokuu toukokuuta травня május máj μάιος μαΐου μάι μαϊ μαι
        june jun juni juin junio junho giugno giu czerwiec czerwca cze июнь июня июн haziran haz červen června iunie kesäkuu kesäkuuta червня június jún ιούνιος ιουνίου ιούν ιουν
        july jul juli juillet juil julio julho luglio lug lipiec lipca lip июль июля июл temmuz tem červenec července iulie heinäkuu heinäkuuta липня július júl ιούλιος ιουλίου ιούλ ιουλ
        august aug août aoû aout aou agosto ago augustus sierpień sierpnia sie август августа авг ağustos ağu srpen srpna srp elokuu elokuuta augusti серпня augusztus αύγουστος αυγούστου αύγ αυγ
        september sep sept septembre septiembre setembro set settembre wrzesień września wrz сентябрь сентября сен сент eylül eyl září zář septembrie syyskuu syyskuuta вересня szeptember szept σεπτέμβριος σεπτεμβρίου σεπ
        october oct oktober okt octobre octubre outubro out ottobre ott październik października paź октябрь октября окт ekim eki říjen října říj octombrie lokakuu lokakuuta жовтня október οκτώβριος οκτωβρίου οκτ
        november nov novembre noviembre novembro listopad listopada lis ноябрь ноября ноя kasım kas listopadu noiembrie marraskuu marraskuuta листопада νοέμβριος νοεμβρίου νοέ νοε
        december dec dezember dez décembre déc diciembre dic dezembro dicembre grudzień grudnia gru декабрь декабря дек aralık ara prosinec prosince pro decembrie joulukuu joulukuuta грудня des δεκέμβριος δεκεμβρίου δεκ
        """.Split('\n').Select(names => names.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
    ];

    private static readonly FrozenDictionary<string, int> Numbers = ByMonth
        .SelectMany((names, i) => names.Select(name => (name, number: i + 1)))
        .DistinctBy(pair => pair.name)
        .ToFrozenDictionary(pair => pair.name, pair => pair.number, StringComparer.OrdinalIgnoreCase);

    /// <summary>The month of a word in running text; null for what is no month.</summary>
    public static int? NumberOf(string word) => Numbers.TryGetValue(word, out var number) ? number : null;

    /// <summary>The month of a word that can only be one, however it is shortened or declined: by what it begins with.</summary>
    public static int? NumberOfBeginning(string word) =>
        NumberOf(word) ?? Numbers
            .Select(pair => (pair.Value, Shared: SharedLength(word, pair.Key)))
            .Where(pair => pair.Shared >= ShortestBeginning)
            .OrderByDescending(pair => pair.Shared).ThenBy(pair => pair.Value)
            .Select(pair => (int?)pair.Value)
            .FirstOrDefault();

    private static int SharedLength(string one, string other)
    {
        var length = 0;
        while (length < one.Length && length < other.Length && char.ToUpperInvariant(one[length]) == char.ToUpperInvariant(other[length]))
            length++;
        return length;
    }
}
