using System.Collections.Frozen;

namespace NewsBot.Sources.Dates;

/// <summary>What the months are called, in full and shortened.</summary>
internal static class MonthNames
{
    private static readonly string[] ByMonth =
    [
        "january jan januar jänner jän janvier janv enero ene janeiro gennaio gen januari styczeń stycznia sty январь января янв ocak leden ledna ianuarie tammikuu tammikuuta январю січня",
        "february feb februar febr février févr fév febrero fevereiro fev febbraio februari luty lutego lut февраль февраля фев şubat únor února februarie helmikuu helmikuuta лютого",
        "march mar märz mrz mars marzo março maart mrt marzec marca март марта мар mart březen března martie maaliskuu maaliskuuta березня",
        "april apr avril avr abril abr aprile kwiecień kwietnia kwi апрель апреля апр nisan duben dubna aprilie huhtikuu huhtikuuta квітня",
        "may mai mayo maio maggio mag mei maj maja май мая mayıs květen května toukokuu toukokuuta травня",
        "june jun juni juin junio junho giugno giu czerwiec czerwca cze июнь июня июн haziran červen června iunie kesäkuu kesäkuuta червня",
        "july jul juli juillet juil julio julho luglio lug lipiec lipca lip июль июля июл temmuz červenec července iulie heinäkuu heinäkuuta липня",
        "august aug août aout agosto ago augustus sierpień sierpnia sie август августа авг ağustos srpen srpna elokuu elokuuta augusti серпня",
        "september sep sept septembre septiembre setembro set settembre wrzesień września wrz сентябрь сентября сен сент eylül září septembrie syyskuu syyskuuta вересня",
        "october oct oktober okt octobre octubre outubro out ottobre ott październik października paź октябрь октября окт ekim říjen října octombrie lokakuu lokakuuta жовтня",
        "november nov novembre noviembre novembro listopad listopada lis ноябрь ноября ноя kasım listopadu noiembrie marraskuu marraskuuta листопада",
        "december dec dezember dez décembre déc diciembre dic dezembro dicembre grudzień grudnia gru декабрь декабря дек aralık prosinec prosince decembrie joulukuu joulukuuta грудня",
    ];

    private static readonly FrozenDictionary<string, int> Numbers = ByMonth
        .SelectMany((names, i) => names.Split(' ').Select(name => (name, number: i + 1)))
        .DistinctBy(pair => pair.name)
        .ToFrozenDictionary(pair => pair.name, pair => pair.number, StringComparer.OrdinalIgnoreCase);

    public static int? NumberOf(string word) => Numbers.TryGetValue(word, out var number) ? number : null;
}
