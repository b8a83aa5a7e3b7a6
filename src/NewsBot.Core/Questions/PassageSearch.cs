using NewsBot.Articles;

namespace NewsBot.Questions;

/// <summary>A sentence that was found, and how well it answers.</summary>
/// <param name="Said">How much of what is asked stands in the quote itself or in the question that it answers, from 0 to 1: what stands around it makes it likely, but does not say it.</param>
internal sealed record Found(Passage Passage, int Sentence, double Score, bool NeedsThoseBefore, double Said);

/// <summary>
/// Finds the sentences that answer a question: BM25 over sentences (Robertson and Zaragoza, 2009), in which what stands
/// just before or after, in the comment that is answered or in the title counts in part, with more for words that stand
/// close together and less for a sentence that lacks what is asked for.
/// </summary>
internal sealed class PassageSearch
{
    private const double Saturation = 1.2;
    private const double LengthWeight = 0.35;
    private const double FromNeighbour = 0.55;
    private const double FromParent = 0.4;
    private const double FromTitle = 0.45;

    // Who answers a question need not say its words again.
    private const double FromQuestion = 0.85;
    private const double WeightOfCloseness = 0.2;

    // Another question answers none.
    private const double Asking = 0.4;
    private const double LeadingToQuestion = 0.7;
    private const double WrongPlace = 0.5;

    // Of a few sentences a word's rarity says little.
    private const int LeastSentences = 30;

    private readonly Question _question;
    private readonly IReadOnlyList<Passage> _passages;
    private readonly Dictionary<string, (int Term, double Likeness)[]> _likenesses = [];
    private readonly string? _language;
    private readonly double[] _weights;
    private readonly double[] _inTitle;
    private readonly Dictionary<CommentId, Passage> _comments;
    private readonly double _averageLength;

    public PassageSearch(Question question, Article article, IReadOnlyList<Passage> passages)
    {
        (_question, _passages, _language) = (question, passages, article.Language);
        var sentences = passages.SelectMany(passage => passage.Sentences).ToList();
        _averageLength = Math.Max(1, sentences.Select(sentence => sentence.Words.Count).DefaultIfEmpty(1).Average());
        _weights = WeightsIn(sentences);
        _inTitle = Best([Sentence.Of(article.Title, 0, article.Title.Length)]);
        _comments = passages.Where(passage => passage.Comment is not null).ToDictionary(passage => passage.Comment!.Value);
    }

    /// <summary>Every sentence that has something of what is asked for, best first; 1 is about as good as one can be.</summary>
    public IReadOnlyList<Found> Run() =>
        _weights.Sum() <= 0 ? [] : [.. _passages.SelectMany(Score).Where(found => found.Score > 0).OrderByDescending(found => found.Score)];

    private IEnumerable<Found> Score(Passage passage)
    {
        var counted = passage.Sentences.Select(CountIn).ToList();
        var parent = passage.Answers is { } answered ? _comments.GetValueOrDefault(answered) : null;
        var answers = Best(parent?.Sentences ?? []);
        var asked = parent?.Asks == true ? answers : Best([]);

        foreach (var (at, sentence) in passage.Sentences.Index())
        {
            var (own, before, after) = (counted[at], at > 0 ? counted[at - 1] : null, at + 1 < counted.Count ? counted[at + 1] : null);
            if (own.All(count => count == 0) && asked.All(count => count == 0))
                continue;

            var (score, said) = (0.0, new double[own.Length]);
            var needsThoseBefore = false;
            for (var term = 0; term < own.Length; term++)
            {
                var around = Math.Max(Math.Max(before?[term] ?? 0, 0.7 * after?[term] ?? 0) * FromNeighbour, Math.Max(answers[term] * FromParent, _inTitle[term] * FromTitle));
                var count = Math.Max(Math.Max(own[term], asked[term] * FromQuestion), Math.Min(around, FromNeighbour));
                needsThoseBefore |= own[term] == 0 && before is not null && before[term] > 0;
                said[term] = Math.Max(Math.Max(own[term], before?[term] ?? 0), asked[term] * FromQuestion);
                score += _weights[term] * count * (Saturation + 1) / (count + Saturation * (1 - LengthWeight + LengthWeight * sentence.Words.Count / _averageLength));
            }

            score = score / _weights.Sum() + WeightOfCloseness * ClosenessIn(sentence);
            yield return new(passage, at, score * Fitness(passage, sentence), needsThoseBefore, said.Zip(_weights, (count, weight) => Math.Min(count, 1) * weight).Sum() / _weights.Sum());
        }
    }

    private double Fitness(Passage passage, Sentence sentence)
    {
        var text = passage.Text[sentence.Start..sentence.End];
        return Evidence.Of(_question.Kind, text, sentence.Words, _language) * (sentence.Asks ? Asking : passage.Asks ? LeadingToQuestion : 1) * (_question.AsksPeople && passage.Comment is null ? WrongPlace : 1);
    }

    // How close the terms stand to each other, by the shortest way between each two neighbours: from 0 to 1.
    private double ClosenessIn(Sentence sentence)
    {
        var places = sentence.Words.Index().SelectMany(word => LikenessesOf(word.Item).Select(like => (Place: word.Index, like.Term))).ToList();
        if (_question.Terms.Count < 2)
            return 0;

        var close = new double[_question.Terms.Count];
        foreach (var (one, other) in places.Zip(places.Skip(1)).Where(pair => pair.First.Term != pair.Second.Term))
        {
            var near = 1.0 / Math.Max(1, other.Place - one.Place);
            close[one.Term] = Math.Max(close[one.Term], near);
            close[other.Term] = Math.Max(close[other.Term], near);
        }

        return close.Zip(_weights, (near, weight) => near * weight).Sum() / _weights.Sum();
    }

    private double[] WeightsIn(List<Sentence> sentences)
    {
        var having = new int[_question.Terms.Count];
        foreach (var sentence in sentences)
        {
            foreach (var (term, count) in CountIn(sentence).Index())
                having[term] += count > 0 ? 1 : 0;
        }

        var all = Math.Max(LeastSentences, sentences.Count);
        return [.. having.Select(count => Math.Log(1 + ((all - count + 0.5) / (count + 0.5))))];
    }

    private double[] CountIn(Sentence sentence)
    {
        var counts = new double[_question.Terms.Count];
        foreach (var (term, likeness) in sentence.Words.SelectMany(LikenessesOf))
            counts[term] += likeness;
        return counts;
    }

    private double[] Best(IReadOnlyList<Sentence> sentences)
    {
        var best = new double[_question.Terms.Count];
        foreach (var (term, likeness) in sentences.SelectMany(sentence => sentence.Words).SelectMany(LikenessesOf))
            best[term] = Math.Max(best[term], likeness);
        return best;
    }

    private (int Term, double Likeness)[] LikenessesOf(string word)
    {
        if (!_likenesses.TryGetValue(word, out var likenesses))
            _likenesses[word] = likenesses = [.. _question.Terms.Select((term, at) => (at, term.LikenessTo(word))).Where(like => like.Item2 > 0)];
        return likenesses;
    }
}
