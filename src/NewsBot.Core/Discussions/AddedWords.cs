using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Summaries.Languages;

namespace NewsBot.Discussions;

/// <summary>The words that a discussion adds to its article: said by several people and not by the article.</summary>
internal static partial class AddedWords
{
    private const int Most = 6;
    private const int LeastLength = 4;

    // What follows the sixth letter is mostly inflection, in every language at once.
    private const int StemLength = 6;

    // What people say of anything.
    private static readonly HashSet<string> Chatter =
    [
        .. """
        actually agree agreed always anybody anyone anything article back best better comment comments completely could didnt different doesnt dont else enough even everybody everyone
        everything exactly fact feel find full give goes going gone good great happen happens hard hear heard help here hope idea just keep kind knew know knows least less look
        looks lots love made make makes matter maybe mean means might much need never nice nobody nothing often once part people perhaps please point probably question quite
        read reading really reason right says seem seems sense should simply since somebody someone something sometimes sorry sort still sure take takes talk tell than thank thanks that
        theyre thing things think thought times together true truth understand want wants well were whole wonder word words work works world would write written wrong years yesterday youre
        aber alles allerdings bitte danke denke doch eben eigentlich einfach etwas finde frage ganz genau gerade gibt glaube gute guten immer jemand kommt leider leute macht machen
        meine meinung menschen naja natuerlich nichts niemand schade sehr stimmt vielleicht warum weiss wirklich wissen wohl wollen wuerde
        aussi beaucoup bien bravo chose choses comment croire crois dire dommage donc encore enfin faut jamais merci moins nest oui peutetre pense personne plutot quelque rien
        sais sait souvent surtout tellement toujours trop voir vraiment vrai
        ademas alguien algo bien bueno claro creer creo dijo gente gracias hacer hace igual menos mejor mucho muchos nadie nunca parece pena poder quiero sabe siempre solo tambien todavia verdad
        anche ancora bello bene certo cosa cose credo dire fare forse gente grazie mai molto niente nulla perche pero piace proprio quando quello sempre solo sono tutto tutti veramente vero
        agora alguem ainda coisa gente muito nada ninguem nunca obrigado obrigada pessoas porque sempre talvez tambem tudo verdade
        altijd bedankt beetje denk eigenlijk gewoon goed iemand iets jammer mensen misschien natuurlijk niets nooit ooit weet
        более больше будет быть вообще всегда даже если есть зачем знаю когда конечно кстати люди может можно надо никто ничего нужно очень почему просто спасибо только тоже хорошо
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    public static IReadOnlyList<string> In(Article article, IReadOnlyList<Comment> talk)
    {
        var stopWords = StopWords.Of(article.Language);
        IEnumerable<string> texts = [article.Title, article.LeadImage?.Caption ?? "", .. article.Body, .. article.Tags];
        var known = texts
            .SelectMany(text => Words.In(text).Select(range => StemOf(Words.Fold(text.AsSpan(range)))))
            .ToHashSet();
        var names = talk.SelectMany(comment => Words.In(comment.Author.Name).Select(range => Words.Fold(comment.Author.Name.AsSpan(range)))).ToHashSet();

        return
        [
            .. talk
                .SelectMany(comment => SaidIn(comment, stopWords, names))
                .Where(said => !known.Contains(said.Stem))
                .GroupBy(said => said.Stem)
                .Select(word => (Form: word.CountBy(said => said.Form).MaxBy(form => form.Value).Key, People: word.DistinctBy(said => said.By).Count(), Times: word.Count()))
                .Where(word => word.People > 1)
                .OrderByDescending(word => word.People)
                .ThenByDescending(word => word.Times)
                .Take(Most)
                .Select(word => word.Form),
        ];
    }

    private static IEnumerable<(string Stem, string Form, AuthorId By)> SaidIn(Comment comment, IReadOnlySet<string> stopWords, HashSet<string> names)
    {
        var text = Address.Replace(comment.Text, " ");
        foreach (var range in Words.In(text))
        {
            var word = text[range];
            var folded = Words.Fold(word);
            if (IsTelling(word, folded) && !stopWords.Contains(word.ToLowerInvariant()) && !Chatter.Contains(folded) && !names.Contains(folded))
                yield return (StemOf(folded), word, comment.Author.Id);
        }
    }

    private static bool IsTelling(string word, string folded) =>
        Words.IsSpaced(word) ? folded.Length >= LeastLength && folded.All(char.IsLetter) && !StopWords.InAnyLanguage(word) : Words.IsUnspacedWord(word);

    private static string StemOf(string folded) => folded.Length > StemLength ? folded[..StemLength] : folded;

    [GeneratedRegex(@"https?://\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Address { get; }
}
