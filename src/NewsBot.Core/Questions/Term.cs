namespace NewsBot.Questions;

/// <summary>A word that an answer should have, and how much another word says the same.</summary>
internal sealed class Term
{
    private const double Inflected = 0.85;
    private const double Synonymous = 0.7;
    private const double Compound = 0.6;
    private const int LeastStem = 4;
    private const int LongStem = 7;
    private const int LeastPart = 5;

    private static readonly HashSet<string> Endings = [.. " s es e d ed ied ies ing er ers en n t st et te ten ly y a o as os an on ar ir i in is ent era aba aron aria eur euse r ai ait".Split(' ')];

    // Words for one thing that questions and answers put differently.
    private static readonly HashSet<string>[] Groups =
    [
        Group("""
            cost costs costing price prices priced pay paid fare fares fee fees charge expensive cheap free euro euros dollar dollars pound pounds cent cents pence franc francs crown crowns
            kostet kosten kostete preis preise teuer gebuhr gebuhren bezahlen kostenlos coute coutent couter cout prix tarif tarifs cher chere payer gratuit cuesta cuestan costo coste precio precios
            tarifa caro pagar gratis gratuito costa costano prezzo prezzi pagare custa custam preco precos custo kost prijs prijzen betalen
            costaron costaba costara kosteten costera couta money geld argent dinero soldi denaro dinheiro деньги pieniadze
            стоит стоят стоимость цена цены цену платить рубль рубля рублей бесплатно kosztuje kosztuja cena ceny zlotych fiyat fiyati ucret ucreti ucretsiz lira
            """),
        Group("""
            begin begins began begun start starts started open opens opened opening launch launches launched beginnt begann beginnen startet start eroffnet eroffnung offnet commence commencent
            commencera debute debut ouvre ouvrira ouverture empieza empiezan comienza comienzan abre abrira apertura inizia iniziano comincia apre apertura comeca comecam abre abertura begint opent
            начинается начнется начало откроется открывается открытие zaczyna zacznie otwiera otwarcie basliyor baslayacak acilacak acilis
            """),
        Group("""
            end ends ended close closes closed closing finish finishes finished stop stops stopped endet enden schliesst geschlossen ferme fermera fermeture finit termine termina terminan cierra
            cerrara finisce chiude chiusura fecha acaba eindigt sluit заканчивается закончится закрывается закроется konczy zamyka bitiyor kapaniyor
            """),
        Group("long lang lange lasts lasted hours hour minutes minute days day weeks week months month years year metres meters km kilometres kilometers miles feet stunden minuten tage tagen wochen monate jahre jahren meter kilometer uur dagen weken maanden jaar"),
        Group("old age aged years year alt alter jahre jahren jahr oud jaar"),
        Group("high height tall deep depth metres meters metre meter feet foot hoch hohe tief tiefe hoog diep"),
        Group("far distance km kilometres kilometers kilometre miles mile metres meters weit entfernt entfernung kilometer meter ver"),
        Group("fast speed kmh mph knots kilometres kilometers miles schnell geschwindigkeit stundenkilometer snel"),
        Group("heavy weight weighs weigh kilos kilo kilograms kg tons tonnes ton pounds schwer gewicht wiegt zwaar weegt"),
        Group("often times once twice every daily weekly monthly oft mal taglich wochentlich alle jeden jede vaak keer elke dagelijks"),
        Group("big large size square hectares acres gross grosse quadratmeter hektar groot"),
    ];

    private static readonly HashSet<string> Prices = Groups[0];

    private readonly HashSet<string>? _group;

    private Term(string word)
    {
        Word = word;
        _group = Groups.FirstOrDefault(group => group.Contains(word));
    }

    /// <summary>Whatever says what something costs.</summary>
    public static readonly Term Price = new("price");

    /// <summary>The word, folded.</summary>
    public string Word { get; }

    public bool IsPrice => _group == Prices;

    public static Term Of(string folded) => new(folded);

    /// <summary>From 0 to 1: 1 for the same word, less for another form of it, for one that means the same, and for one that is made with it.</summary>
    public double LikenessTo(string folded)
    {
        if (folded == Word)
            return 1;
        if (char.IsDigit(folded[0]) || char.IsDigit(Word[0]))
            return 0;
        if (IsForm(Word, folded))
            return Inflected;
        if (_group?.Contains(folded) == true)
            return Synonymous;

        var (shorter, longer) = folded.Length < Word.Length ? (folded, Word) : (Word, folded);
        return shorter.Length >= LeastPart && longer.EndsWith(shorter, StringComparison.Ordinal) ? Compound : 0;
    }

    // Two words that begin alike and differ only in their endings.
    private static bool IsForm(string one, string other)
    {
        var shared = 0;
        while (shared < one.Length && shared < other.Length && one[shared] == other[shared])
            shared++;

        var (left, right) = (one.Length - shared, other.Length - shared);
        if (shared < LeastStem)
            return false;
        return (Endings.Contains(one[shared..]) && Endings.Contains(other[shared..]))
            || (shared > LeastStem && left <= 3 && right <= 3 && shared >= Math.Max(left, right) * 2)
            || (shared >= LongStem && left <= 5 && right <= 5);
    }

    private static HashSet<string> Group(string words) => [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
