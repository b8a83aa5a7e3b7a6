using System.Text.RegularExpressions;

namespace NewsBot.Questions;

/// <summary>Whether a sentence has what a question asks for: a time, a number, a price, somebody, a place, a reason.</summary>
internal static partial class Evidence
{
    // What has no number can hardly say how many; that somebody is named or a reason given is told by less sure signs.
    private const double Lacking = 0.45;
    private const double PerhapsLacking = 0.8;

    private static readonly string[] TimeStems =
    [
        .. Set("""
            january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday tonight
            morning evening afternoon midnight week weeks month months spring summer autumn winter century decade
            januar februar oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag heute gestern abend mittag woche monat fruhling sommer herbst jahrhundert
            janvier fevrier avril juillet septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche aujourd demain matin semaine annee printemps automne hiver siecle
            enero febrero marzo abril junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo manana tarde noche semana verano otono invierno siglo
            gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedi martedi mercoledi giovedi venerdi domani mattina settimana estate autunno secolo
            janeiro fevereiro junho julho setembro outubro dezembro segunda terca quarta quinta sexta amanha ontem seculo
            januari februari maart augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag gisteren avond maand lente zomer herfst eeuw
            январ феврал апрел июнь июня июль июля август сентябр октябр ноябр декабр понедельник вторник сред четверг пятниц суббот воскресень сегодня завтра вчера вечер неделю недели
            недел месяц весной летом осенью зимой
            stycz lutego kwiet czerw lipca sierp wrzes pazdz listopad grudz poniedzial wtorek srode czwartek piatek sobote niedziel jutro wczoraj tygod miesiac wiosn jesien
            subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik pazartesi sali carsamba persembe cuma cumartesi pazar bugun yarin hafta
            يناير فبراير مارس ابريل أبريل مايو يونيو يوليو اغسطس أغسطس سبتمبر اكتوبر أكتوبر نوفمبر ديسمبر
            """).Where(word => word.Length > 4),
    ];

    private static readonly HashSet<string> TimeWords = Set("""
        may june july march noon night day days year years hour hours minute minutes mai juni juli jahr jahre jahren tag tage uhr stunde stunden nacht mars juin aout midi soir jour jours ans
        mois heure heures mayo hoy ayer dia dias mes meses ano anos hora horas oggi ieri sera giorno giorni mese mesi anno anni ora ore alle hoje maio dia noite mei dag dagen jaar uur nacht
        мая май год года году лет дня день часов часа утра maja maj rok roku lat dzien dni godzin gun yil saat sabah ngày tháng năm giờ tuần
        """);

    private static readonly HashSet<string> NumberWords = Set("""
        two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
        million millions billion dozen dozens half twice zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig vierzig funfzig hundert tausend million millionen dutzend halb
        deux trois quatre cinq sept huit neuf dix onze douze quinze vingt trente quarante cinquante cent cents mille million millions douzaine moitie
        dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta cien ciento cientos mil millon millones docena mitad
        due tre quattro cinque sei sette otto nove dieci undici dodici quindici venti trenta quaranta cinquanta cento mille mila milione milioni dozzina meta
        dois duas quatro sete oito dez onze doze quinze vinte trinta quarenta cinquenta cem cento mil milhao milhoes duzia metade
        twee drie vier vijf zes zeven acht negen tien elf twaalf vijftien twintig dertig veertig vijftig honderd duizend miljoen dozijn
        два две двух три трех четыре пять шесть семь восемь девять десять двенадцать двадцать тридцать сорок сто тысяча тысячи тысяч миллион полтора
        dwa dwie trzy cztery piec szesc siedem osiem dziewiec dziesiec dwanascie dwadziescia sto tysiac tysiecy milion
        iki uc dort bes alti yedi sekiz dokuz on yirmi otuz kirk elli yuz bin milyon hai ba bốn bon năm nam sau bay tám chín chin mười mươi trăm nghìn triệu
        """);

    private static readonly HashSet<string> ReasonWords = Set("""
        because since due owing reason reasons therefore thanks weil denn damit grund wegen deshalb parce puisque afin raison cause grace porque pues debido razon motivo causa perche poiche
        siccome pois devido omdat want wegens reden zodat потому поскольку чтобы причина из poniewaz dlatego zeby powod cunku icin nedeniyle dolayi لأن بسبب vì để
        """);

    /// <summary>From what is lacking for its kind of question up to 1.</summary>
    public static double Of(QuestionKind kind, string sentence, IReadOnlyList<string> words) => kind switch
    {
        QuestionKind.When => HasTime(sentence, words) ? 1 : Lacking,
        QuestionKind.Quantity => Number.IsMatch(sentence) || words.Any(NumberWords.Contains) ? 1 : Lacking,
        QuestionKind.Price => Money.IsMatch(sentence) || words.Any(word => Term.Of(word).IsPrice) ? 1 : Lacking,
        QuestionKind.Who => Name.IsMatch(sentence) || !sentence.Any(char.IsUpper) ? 1 : PerhapsLacking,
        QuestionKind.Why => words.Any(ReasonWords.Contains) || Reason.IsMatch(sentence) ? 1 : PerhapsLacking,
        _ => 1,
    };

    private static bool HasTime(string sentence, IReadOnlyList<string> words) =>
        Time.IsMatch(sentence) || words.Any(word => TimeWords.Contains(word) || (word.Length > 4 && TimeStems.Any(stem => word.StartsWith(stem, StringComparison.Ordinal))));

    private static HashSet<string> Set(string words) => [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    // A year, a clock, a date, or one of the characters that count time.
    [GeneratedRegex(@"\b1[5-9]\d\d\b|\b20\d\d\b|\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}\s?([ap]\.?m\b|[Uu]hr|h\b)|\b\d{1,2}[./-]\d{1,2}|[年月日曜时時点週周]|今天|明天|昨天|今日|明日|昨日")]
    private static partial Regex Time { get; }

    [GeneratedRegex(@"\d|[二三四五六七八九十百千万萬亿億兩两]|[一几][个人本年天日回]")]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"[$€£¥₽₺₩₹]|[元円圆]|块钱")]
    private static partial Regex Money { get; }

    // A capital inside a sentence.
    [GeneratedRegex(@"(?<=[\p{Ll}\p{Nd},;:“”""'’)]\s)\p{Lu}|^\W*\p{Lu}\S*\s+\p{Lu}")]
    private static partial Regex Name { get; }

    [GeneratedRegex("因为|由于|为了|所以|から|ので|ため")]
    private static partial Regex Reason { get; }
}
