using NewsBot.Discussions;
using NewsBot.Summaries;

namespace NewsBot.Questions;

/// <summary>The words that questions are asked with, by language; folded, the longer before the shorter.</summary>
public static class QuestionWords
{
    private const string English = "en";

    private static readonly Dictionary<string, (QuestionKind Kind, string[] Cues)[]> ByLanguage = new()
    {
        ["en"] = Cues("how many|how much|how long|how far|how old|how big|how large|how high|how tall|how deep|how fast|how often|how heavy", "who|whom|whose|by whom|which person", "when|what time|what date|what day|which day|what year|which year|since when|until when|how soon", "where|what place|which place", "why|how come|what for|for what reason", "what|which|how"),
        ["de"] = Cues("wie viele|wie viel|wieviel|wieviele|wie lange|wie alt|wie gross|wie hoch|wie weit|wie oft|wie schnell|wie schwer|wie tief", "wer|wen|wem|wessen", "wann|seit wann|bis wann|um wie viel uhr|um wieviel uhr|an welchem tag", "wo|wohin|woher", "warum|weshalb|wieso|wozu", "was|welche|welcher|welches|welchen|wie"),
        ["fr"] = Cues("combien|quelle taille|quel age|quelle hauteur", "qui|a qui", "quand|quelle heure|quel jour|quelle date|quelle annee|depuis quand", "ou est|ou se|ou sont|d ou|ou", "pourquoi", "que|quoi|qu est ce|quel|quelle|quels|quelles|comment"),
        ["es"] = Cues("cuanto|cuanta|cuantos|cuantas", "quien|quienes|a quien", "cuando|a que hora|que dia|que ano|desde cuando", "donde|adonde|de donde", "por que|para que", "que|cual|cuales|como"),
        ["it"] = Cues("quanto|quanta|quanti|quante", "chi|a chi", "quando|a che ora|che giorno|che anno", "dove|da dove", "perche", "cosa|che cosa|che|quale|quali|come"),
        ["pt"] = Cues("quanto|quanta|quantos|quantas", "quem|a quem", "quando|a que horas|que dia|que ano", "onde|aonde|de onde", "por que|porque", "o que|que|qual|quais|como"),
        ["nl"] = Cues("hoeveel|hoe lang|hoe oud|hoe groot|hoe hoog|hoe ver|hoe vaak", "wie|door wie", "wanneer|hoe laat|welke dag|sinds wanneer", "waar|waarheen|waar vandaan", "waarom", "wat|welke|welk|hoe"),
        ["pl"] = Cues("ile|jak dlugo|jak duzo|jak wysoki", "kto|kogo|komu", "kiedy|o ktorej|od kiedy", "gdzie|dokad|skad", "dlaczego|czemu|po co", "co|jaki|jaka|jakie|ktory|ktora|jak"),
        ["ru"] = Cues("сколько|как долго|как много", "кто|кого|кому|кем", "когда|во сколько|в каком году|с какого", "где|куда|откуда", "почему|зачем|отчего", "что|какой|какая|какое|какие|как"),
        ["tr"] = Cues("kac|ne kadar", "kim|kime|kimin|kimler", "ne zaman|saat kacta|hangi gun", "nerede|nereye|nereden", "neden|niye|nicin", "ne|hangi|nasil"),
        ["ar"] = Cues("كم", "من", "متى", "أين|اين", "لماذا", "ماذا|ما|كيف|هل"),
        ["vi"] = Cues("bao nhiêu|mấy|bao lâu", "ai", "khi nào|bao giờ|lúc nào", "ở đâu|đâu", "tai sao|tại sao|vì sao|vi sao", "gì|nào|như thế nào"),
        ["zh"] = Cues("多少|几个|几人|多长|多久", "谁", "什么时候|何时|几点|哪天|哪一年|哪年", "哪里|哪儿|在哪|何处", "为什么|为何|怎么会", "什么|怎么|如何|哪"),
        ["ja"] = Cues("いくつ|何人|何本|何個|何台|何回|どれくらい|どのくらい|何年間|何匹", "誰|だれ", "いつ|何時|何日|何曜日|何年", "どこ", "なぜ|どうして|なんで", "何|どう|どの|どんな|なに"),
    };

    // They tell that something is asked and of whom, and nothing of what.
    private static readonly HashSet<string> Empty = Set("""
        please tell say says said mean means happen happens happened know does did article story news thing things anything something called name named there long
        bitte sagt sagen artikel heisst bedeutet gibt passiert dit dire article appelle signifie dice decir articulo llama significa dicono articolo chiama significa diz artigo chama
        zegt artikel heet скажите статья называется mowi artykul nazywa makale haber
        """);

    private static readonly HashSet<string> People = Set("""
        people readers reader commenters commentators users everybody everyone they others leute leser menschen gens lecteurs lecteur gente lectores lector lettori persone leitores pessoas
        mensen lezers люди читатели ludzie czytelnicy insanlar okurlar
        """);

    private static readonly HashSet<string> Opinions = Set("""
        think thinks thought say says said saying feel feels opinion opinions react reacts reaction reactions comment comments discuss discussing complain complaining meinen denken sagen meinung meinungen
        halten pensent disent avis reagissent piensan opinan dicen opinion pensano dicono opinione pensam dizem opiniao denken vinden zeggen mening думают говорят мнение mysla mowia dusunuyor
        """);

    /// <summary>What is asked for, and which of the words ask it.</summary>
    internal static (QuestionKind Kind, IReadOnlySet<int> Cue) KindOf(string text, IReadOnlyList<string> folded, string? language)
    {
        var found = LanguagesOf(folded, language).Select(of => First(text, folded, ByLanguage[of])).FirstOrDefault(cue => cue.Places.Count > 0);
        var kind = found.Kind is QuestionKind.Quantity or QuestionKind.Other && folded.Any(word => Term.Of(word).IsPrice) ? QuestionKind.Price : found.Kind;
        return (kind, found.Places ?? new HashSet<int>());
    }

    /// <summary>Whether a text looks like a question: by its mark, or by a word that asks.</summary>
    public static bool Ask(string text, string? language) =>
        text.AsSpan().ContainsAny('?', '？', '؟') || KindOf(text, [.. Words.In(text).Select(range => Words.Fold(text.AsSpan(range)))], language).Cue.Count > 0;

    /// <summary>Whether a question asks what people say.</summary>
    internal static bool AskPeople(IReadOnlyList<string> folded) => folded.Any(People.Contains) && folded.Any(Opinions.Contains);

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
    private static (QuestionKind Kind, HashSet<int> Places) First(string text, IReadOnlyList<string> folded, (QuestionKind Kind, string[] Cues)[] kinds)
    {
        (QuestionKind Kind, HashSet<int> Places, int At, int Length) best = (QuestionKind.Other, [], int.MaxValue, 0);
        foreach (var (kind, cue) in kinds.SelectMany(kind => kind.Cues.Select(cue => (kind.Kind, cue))))
        {
            var words = cue.Split(' ');
            var at = cue[0] > '\u3000' ? text.IndexOf(cue, StringComparison.Ordinal) : PlaceOf(words, folded);
            if (at >= 0 && (at < best.At || (at == best.At && cue.Length > best.Length)))
                best = (kind, cue[0] > '\u3000' ? RunsWith(cue, folded) : [.. Enumerable.Range(at, words.Length)], at, cue.Length);
        }

        return (best.Kind, best.Places);
    }

    private static int PlaceOf(string[] words, IReadOnlyList<string> folded)
    {
        for (var at = 0; at + words.Length <= folded.Count; at++)
        {
            if (words.Index().All(word => folded[at + word.Index] == word.Item))
                return at;
        }

        return -1;
    }

    // A run of characters is more than the asking word unless it is just that.
    private static HashSet<int> RunsWith(string cue, IReadOnlyList<string> folded)
    {
        var places = folded.Index().Where(word => cue.Contains(word.Item, StringComparison.Ordinal)).Select(word => word.Index).ToHashSet();
        return places.Count > 0 ? places : [-1];
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

    private static string[] Folded(string cues) => [.. cues.Split('|').Select(cue => string.Join(' ', cue.Split(' ').Select(word => Words.Fold(word))))];

    private static HashSet<string> Set(string words) => [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
