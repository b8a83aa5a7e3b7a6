namespace NewsBot.Questions;

/// <summary>Words that tell a time, a number or a reason, by language and folded.</summary>
internal static class EvidenceWords
{
    private const string English = "en";

    private static readonly Dictionary<string, (HashSet<string> Times, HashSet<string> Numbers, HashSet<string> Reasons)> ByLanguage = new()
    {
        ["en"] = Words(
            """
            january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
            fridays saturdays sundays today tomorrow yesterday tonight morning evening afternoon noon midnight night nights day days week weeks weekend weekends month months year years
            spring summer autumn winter century decade hour hours minute minutes oclock ago
            """,
            """
            one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
            hundred hundreds thousand thousands million millions billion dozen dozens half twice several
            """,
            "because since due owing reason reasons therefore thanks so"),
        ["de"] = Words(
            """
            januar februar marz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag montags dienstags mittwochs donnerstags
            freitags samstags sonntags heute morgen gestern abend mittag mitternacht nacht tag tage tagen woche wochen wochenende monat monate monaten jahr jahre jahren fruhling sommer herbst
            winter jahrhundert uhr stunde stunden minuten
            """,
            """
            ein eine eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreissig vierzig funfzig sechzig siebzig
            achtzig neunzig hundert tausend million millionen dutzend halb mehrere
            """,
            "weil denn damit grund wegen deshalb darum um"),
        ["fr"] = Words(
            """
            janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche aujourd demain hier matin soir midi minuit
            nuit jour jours semaine semaines mois annee annees ans an printemps ete automne hiver siecle heure heures h minutes
            """,
            """
            un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent cents mille million millions douzaine moitie
            plusieurs
            """,
            "parce puisque afin raison cause grace pour car"),
        ["es"] = Words(
            """
            enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo hoy manana ayer tarde noche mediodia
            medianoche dia dias semana semanas mes meses ano anos primavera verano otono invierno siglo hora horas minutos
            """,
            """
            un una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno treinta cuarenta cincuenta sesenta
            setenta ochenta noventa cien ciento cientos mil millon millones docena mitad varios
            """,
            "porque pues debido razon motivo causa para"),
        ["it"] = Words(
            """
            gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedi martedi mercoledi giovedi venerdi sabato domenica oggi domani ieri mattina sera
            notte mezzogiorno mezzanotte giorno giorni settimana settimane mese mesi anno anni primavera estate autunno inverno secolo ora ore minuti alle
            """,
            """
            un una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta
            settanta ottanta novanta cento mille mila milione milioni dozzina meta diversi
            """,
            "perche poiche siccome causa motivo per"),
        ["pt"] = Words(
            """
            janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro segunda terca quarta quinta sexta sabado domingo hoje amanha ontem manha tarde noite dia dias
            semana semanas mes meses ano anos primavera verao outono inverno seculo hora horas minutos
            """,
            """
            um uma dois duas tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezasseis dezessete dezoito dezenove vinte trinta quarenta cinquenta sessenta
            setenta oitenta noventa cem cento mil milhao milhoes duzia metade varios
            """,
            "porque pois devido motivo causa para"),
        ["nl"] = Words(
            """
            januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag morgen gisteren avond
            ochtend middag nacht dag dagen week weken maand maanden jaar jaren lente zomer herfst winter eeuw uur minuten
            """,
            """
            een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig
            negentig honderd duizend miljoen dozijn half
            """,
            "omdat want wegens reden zodat doordat om"),
        ["pl"] = Words(
            """
            stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia poniedzialek wtorek srode sroda czwartek piatek sobote sobota niedziele niedziela
            dzis jutro wczoraj rano wieczorem noc dzien dni tydzien tygodni miesiac miesiecy rok roku lat wiosna lato jesien zima godzinie godzin minut
            """,
            "jeden jedna dwa dwie dwoch trzy cztery piec szesc siedem osiem dziewiec dziesiec jedenascie dwanascie pietnascie dwadziescia trzydziesci czterdziesci sto tysiac tysiecy milion kilka",
            "poniewaz bo dlatego zeby powod powodu"),
        ["ru"] = Words(
            """
            января февраля марта апреля мая июня июля августа сентября октября ноября декабря январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре понедельник вторник
            среду четверг пятницу субботу воскресенье сегодня завтра вчера утром вечером ночью днем день дня дней неделю недели недель месяц месяца месяцев год года году лет весной летом осенью
            зимой часов часа час минут
            """,
            """
            один одна два две двух три трех четыре пять шесть семь восемь девять десять одиннадцать двенадцать пятнадцать двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят
            девяносто сто двести триста тысяча тысячи тысяч миллион полтора несколько
            """,
            "потому поскольку чтобы причина изза так"),
        ["tr"] = Words(
            """
            ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik pazartesi sali carsamba persembe cuma cumartesi pazar bugun yarin dun sabah aksam gece gun hafta ay yil
            yilinda saat
            """,
            "bir iki uc dort bes alti yedi sekiz dokuz on yirmi otuz kirk elli altmis yetmis seksen doksan yuz bin milyon",
            "cunku icin nedeniyle dolayi"),
        ["ar"] = Words("يناير فبراير مارس أبريل ابريل مايو يونيو يوليو أغسطس اغسطس سبتمبر أكتوبر اكتوبر نوفمبر ديسمبر يوم اليوم غدا امس أمس سنة عام شهر ساعة صباح مساء", "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشرون مئة مائة ألف الف مليون", "لأن بسبب لان"),
        ["vi"] = Words("ngay thang nam gio tuần hôm qua mai sang chieu tối", "hai ba bốn nam sau bay tam chin mười trăm nghìn triệu", "vi vì do để"),
    };

    private static readonly (HashSet<string> Times, HashSet<string> Numbers, HashSet<string> Reasons) Any =
        ([.. ByLanguage.Values.SelectMany(words => words.Times)], [.. ByLanguage.Values.SelectMany(words => words.Numbers)], [.. ByLanguage.Values.SelectMany(words => words.Reasons)]);

    public static HashSet<string> Times(string? language) => Of(language).Times;

    public static HashSet<string> Numbers(string? language) => Of(language).Numbers;

    public static HashSet<string> Reasons(string? language) => Of(language).Reasons;

    // Writing without spaces has patterns instead of words.
    private static (HashSet<string> Times, HashSet<string> Numbers, HashSet<string> Reasons) Of(string? language) =>
        language is not { Length: >= 2 } ? Any : ByLanguage.GetValueOrDefault(language[..2].ToLowerInvariant(), ByLanguage[English]);

    private static (HashSet<string>, HashSet<string>, HashSet<string>) Words(string times, string numbers, string reasons) => (Set(times), Set(numbers), Set(reasons));

    private static HashSet<string> Set(string words) => [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => Discussions.Words.Fold(word))];
}
