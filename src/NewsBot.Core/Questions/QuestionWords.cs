using NewsBot.Discussions;
using NewsBot.Summaries.Languages;

namespace NewsBot.Questions;

/// <summary>The words that questions are asked with, by language; what follows a line below asks for a measure.</summary>
public static class QuestionWords
{
    private const string English = "en";
    private const char BeforeMeasure = '_';

    private static readonly Dictionary<string, (QuestionKind Kind, string[] Cues)[]> ByLanguage = new()
    {
        ["en"] = Cues("how many|how much|how_long|how_far|how_old|how_big|how_large|how_high|how_tall|how_deep|how_fast|how_often|how_heavy", "who|whom|whose|by whom|which person", "when|what time|what date|what day|which day|what year|which year|since when|until when|how soon", "where|what place|which place", "why|how come|what for|for what reason", "what|which|how"),
        ["de"] = Cues("wie viele|wie viel|wieviel|wieviele|wie_lange|wie_alt|wie_groß|wie_hoch|wie_weit|wie_oft|wie_schnell|wie_schwer|wie_tief", "wer|wen|wem|wessen", "wann|seit wann|bis wann|um wie viel uhr|um wieviel uhr|an welchem tag", "wo|wohin|woher", "warum|weshalb|wieso|wozu", "was|welche|welcher|welches|welchen|wie"),
        ["fr"] = Cues("combien|quelle taille|quel age|quelle hauteur", "qui|a qui", "quand|quelle heure|quel jour|quelle date|quelle annee|depuis quand", "ou est|ou se|ou sont|d ou|ou", "pourquoi", "que|quoi|qu est ce|quel|quelle|quels|quelles|comment"),
        ["es"] = Cues("cuanto|cuanta|cuantos|cuantas", "quien|quienes|a quien", "cuando|a que hora|que dia|que ano|desde cuando", "donde|adonde|de donde", "por que|para que", "que|cual|cuales|como"),
        ["it"] = Cues("quanto|quanta|quanti|quante", "chi|a chi", "quando|a che ora|che giorno|che anno", "dove|da dove", "perche", "cosa|che cosa|che|quale|quali|come"),
        ["pt"] = Cues("quanto|quanta|quantos|quantas", "quem|a quem", "quando|a que horas|que dia|que ano", "onde|aonde|de onde", "por que|porque", "o que|que|qual|quais|como"),
        ["nl"] = Cues("hoeveel|hoe_lang|hoe_oud|hoe_groot|hoe_hoog|hoe_ver|hoe_vaak", "wie|door wie", "wanneer|hoe laat|welke dag|sinds wanneer", "waar|waarheen|waar vandaan", "waarom", "wat|welke|welk|hoe"),
        ["pl"] = Cues("ile|jak dlugo|jak duzo|jak wysoki", "kto|kogo|komu", "kiedy|o ktorej|od kiedy", "gdzie|dokad|skad", "dlaczego|czemu|po co", "co|jaki|jaka|jakie|ktory|ktora|jak"),
        ["ru"] = Cues("сколько|как долго|как много", "кто|кого|кому|кем", "когда|во сколько|в каком году|с какого", "где|куда|откуда", "почему|зачем|отчего", "что|какой|какая|какое|какие|как"),
        ["tr"] = Cues("kac|ne kadar", "kim|kime|kimin|kimler", "ne zaman|saat kacta|hangi gun", "nerede|nereye|nereden", "neden|niye|nicin", "ne|hangi|nasil"),
        ["ar"] = Cues("كم", "من", "متى", "أين|اين", "لماذا", "ماذا|ما|كيف|هل"),
        ["vi"] = Cues("bao nhiêu|mấy|bao lâu", "ai", "khi nào|bao giờ|lúc nào", "ở đâu|đâu", "tai sao|tại sao|vì sao|vi sao", "gì|nào|như thế nào"),
        ["zh"] = Cues("多少|几个|几人|多长|多久", "谁", "什么时候|何时|几点|哪天|哪一年|哪年", "哪里|哪儿|在哪|何处", "为什么|为何|怎么会", "什么|怎么|如何|哪"),
        ["ja"] = Cues("いくつ|何人|何本|何個|何台|何回|どれくらい|どのくらい|何年間|何匹", "誰|だれ", "いつ|何時|何日|何曜日|何年", "どこ", "なぜ|どうして|なんで", "何|どう|どの|どんな|なに"),
    };

    // They tell that something is asked, and of what kind, but not of what.
    private static readonly HashSet<string> Empty = Set("""
        please tell say says said mean means happen happens happened know article story news thing things anything something called name named there come comes came go goes gets got take takes
        give gives use used uses want wants need needs possible allowed able first last next new work works look looks find found become becomes kind sort many much long exactly ago currently
        bitte sagt sagen artikel heisst bedeutet gibt geben passiert kommt kommen geht gehen macht machen nimmt erste ersten erster letzte letzten naechste neue neuen mal darf duerfen moeglich
        wird wurde worden dauert dauerte genau eigentlich denn derzeit dit dire article appelle signifie passe faire fait vient venir aller peut premier premiere dernier derniere nouveau nouvelle
        dure duree deviennent devient exactement dice decir articulo llama significa pasa hace hacer viene puede primer primero primera ultimo nuevo nueva estuvo estaba dura duro exactamente
        dicono articolo chiama significa succede fa fare viene puo primo prima ultimo nuovo nuova durata dura esattamente diz artigo chama significa acontece faz fazer vem pode primeiro primeira
        ultimo novo nova durou zegt artikel heet gebeurt maakt komt gaat mag kan eerste laatste nieuwe duurt precies скажите статья называется значит будет будут был была было были может можно
        первый первая первое последний новый новая делает mowi artykul nazywa znaczy moze mozna pierwszy ostatni nowy nowa trwa makale haber olacak oldu ilk son yeni
        """);

    // Between the words of Chinese and Japanese that say something stand these.
    private const string Particles = "的了是在吗呢吧和与也都就要有么谁哪会能可以这那把被给到上下里还很年月";

    private static readonly HashSet<string> People = Set("""
        people readers reader commenters commentators users everybody everyone they others leute leser menschen gens lecteurs lecteur gente lectores lector lettori persone leitores pessoas
        mensen lezers люди читатели ludzie czytelnicy insanlar okurlar
        """);

    private static readonly HashSet<string> Opinions = Set("""
        think thinks thought say says said saying feel feels opinion opinions react reacts reaction reactions comment comments discuss discussing complain complaining meinen denken sagen meinung meinungen
        halten pensent disent avis reagissent piensan opinan dicen opinion pensano dicono opinione pensam dizem opiniao denken vinden zeggen mening думают говорят мнение mysla mowia dusunuyor
        """);

    /// <summary>What is asked for, in which measure, and the text without the words that ask it; unchanged where none does.</summary>
    internal static (QuestionKind Kind, string? Measure, string Other) Read(string text, string? language)
    {
        var ranges = Words.In(text).ToList();
        var folded = ranges.Select(range => Words.Fold(text.AsSpan(range))).ToList();
        var (kind, measure, asking) = LanguagesOf(folded, language).Select(of => First(text, ranges, folded, ByLanguage[of])).FirstOrDefault(found => found.Asking is not null);
        var rest = asking is { } words ? string.Concat(text.AsSpan(..words.Start), " ", text.AsSpan(words.End..)) : text;
        return (kind is QuestionKind.Quantity or QuestionKind.Other && folded.Any(word => Term.Of(word).IsPrice) ? QuestionKind.Price : kind, measure, rest);
    }

    /// <summary>Whether a text looks like a question: by its mark, or by a word that asks.</summary>
    public static bool Ask(string text, string? language) => text.AsSpan().ContainsAny('?', '？', '؟') || Read(text, language).Other != text;

    /// <summary>Characters and their pairs stand for the words of writing without spaces.</summary>
    internal static IEnumerable<string> Pairs(string run) =>
        Words.IsHiragana(run) ? [] : run.Select(character => character.ToString()).Concat(Enumerable.Range(0, Math.Max(0, run.Length - 1)).Select(at => run.Substring(at, 2)));

    /// <summary>Those of a run that say something: pairs, or what stands alone between particles.</summary>
    internal static IEnumerable<string> Parts(string run) =>
        run.Split(Particles.ToCharArray(), StringSplitOptions.RemoveEmptyEntries).SelectMany(part => part.Length == 1 ? [part] : Enumerable.Range(0, part.Length - 1).Select(at => part.Substring(at, 2)));

    /// <summary>Whether a question asks what people say.</summary>
    internal static bool AskPeople(IEnumerable<string> folded) => folded.Any(People.Contains) && folded.Any(Opinions.Contains);

    internal static bool IsOfPeople(string folded) => People.Contains(folded) || Opinions.Contains(folded);

    internal static bool IsEmpty(string folded) => Empty.Contains(folded);

    // The article's language, else the one whose small words the question has most of; people ask in English anywhere.
    private static IEnumerable<string> LanguagesOf(IReadOnlyList<string> folded, string? language)
    {
        if (language is { Length: >= 2 } && ByLanguage.ContainsKey(language[..2].ToLowerInvariant()))
            return [language[..2].ToLowerInvariant(), English];
        return ByLanguage.Keys.OrderByDescending(of => StopWords.Of(of) is var small && folded.Count(small.Contains) is var count ? count : 0);
    }

    // The first in the text, and of those at one place the longest.
    private static (QuestionKind Kind, string? Measure, (int Start, int End)? Asking) First(string text, List<Range> ranges, List<string> folded, (QuestionKind Kind, string[] Cues)[] kinds)
    {
        (QuestionKind Kind, string? Measure, (int Start, int End)? Asking) best = (QuestionKind.Other, null, null);
        foreach (var (kind, cue) in kinds.SelectMany(kind => kind.Cues.Select(cue => (kind.Kind, cue))))
        {
            if (PlaceOf(cue, text, ranges, folded) is { } place && (best.Asking is not { } found || place.Start < found.Start || (place.Start == found.Start && place.End > found.End)))
                best = (kind, cue.IndexOf(BeforeMeasure, StringComparison.Ordinal) is > 0 and var at ? cue[(at + 1)..] : null, place);
        }

        return best;
    }

    private static (int Start, int End)? PlaceOf(string cue, string text, List<Range> ranges, List<string> folded)
    {
        if (!Words.IsSpaced(cue))
            return text.IndexOf(cue, StringComparison.Ordinal) is >= 0 and var found ? (found, found + cue.Length) : null;

        var words = cue.Split(' ', BeforeMeasure);
        for (var at = 0; at + words.Length <= folded.Count; at++)
        {
            if (folded.GetRange(at, words.Length).SequenceEqual(words))
                return (ranges[at].Start.Value, ranges[at + words.Length - 1].End.Value);
        }

        return null;
    }

    private static (QuestionKind, string[])[] Cues(string quantity, string who, string when, string where, string why, string other) =>
    [
        (QuestionKind.Quantity, Folded(quantity)),
        (QuestionKind.Who, Folded(who)),
        (QuestionKind.When, Folded(when)),
        (QuestionKind.Where, Folded(where)),
        (QuestionKind.Why, Folded(why)),
        (QuestionKind.Other, Folded(other)),
    ];

    private static string[] Folded(string cues) => [.. cues.Split('|').Select(cue => string.Join(BeforeMeasure, cue.Split(BeforeMeasure).Select(part => string.Join(' ', part.Split(' ').Select(word => Words.Fold(word))))))];

    private static HashSet<string> Set(string words) => [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
