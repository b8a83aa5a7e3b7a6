namespace NewsBot.Summaries;

/// <summary>
/// Finds the sentences that together say most of what a summary would, in the least room: the likelihoods of the terms that
/// they say, each counted once, over their words and those of a summary of usual length. What is said twice only takes room.
/// </summary>
internal sealed class SentenceChoice(IReadOnlyList<Candidate> candidates, double[] likelihoods, SummaryLength length)
{
    // Only sentences that are good alone are tried together.
    private const int Shortlist = 14;

    // How many words are expected of a summary: whoever asks for many sentences wants a long one.
    private readonly double _expected = 4.0 * length.Sentences * length.Sentences;
    private readonly double[] _said = new double[likelihoods.Length];
    private readonly List<Candidate> _set = [];
    private Candidate[] _best = [];
    private double _bestValue = -1;

    /// <summary>The best set in the article's order; none where every sentence leans on one that does not fit.</summary>
    public IReadOnlyList<Candidate> Choose()
    {
        var shortlist = candidates
            .Where(Fits)
            .OrderByDescending(candidate => Gain(candidate) / (_expected + candidate.Words))
            .ThenBy(candidate => candidate.Place)
            .Take(Shortlist)
            .OrderBy(candidate => candidate.Place)
            .ToArray();

        Extend(shortlist, 0, 0, 0, 0);
        return _best;
    }

    private void Extend(Candidate[] shortlist, int from, double said, int words, int characters)
    {
        for (var i = from; i < shortlist.Length; i++)
        {
            var next = shortlist[i];
            var (nextWords, nextCharacters) = (words + next.Words, characters + next.Length + (_set.Count == 0 ? 0 : 1));
            if (nextWords > length.Words || nextCharacters > length.Characters || (next.Leans && !Follows(next)))
                continue;

            var changed = Say(next);
            var nextSaid = said + changed.Gain;
            _set.Add(next);
            if (nextSaid / (_expected + nextWords) is var value && value > _bestValue)
                (_best, _bestValue) = ([.. _set], value);
            if (_set.Count < length.Sentences)
                Extend(shortlist, i + 1, nextSaid, nextWords, nextCharacters);
            _set.RemoveAt(_set.Count - 1);
            Unsay(next, changed.Before);
        }
    }

    private bool Fits(Candidate candidate) => candidate.Length <= length.Characters && candidate.Words <= length.Words;

    private bool Follows(Candidate next) => _set is [.., var last] && last.Place == next.Place - 1;

    private double Gain(Candidate candidate)
    {
        var gain = 0.0;
        foreach (var term in candidate.Terms)
            gain += Math.Max(0, candidate.Quality * likelihoods[term] - _said[term]);
        return gain;
    }

    private (double Gain, double[] Before) Say(Candidate candidate)
    {
        var (gain, before) = (0.0, new double[candidate.Terms.Length]);
        for (var i = 0; i < before.Length; i++)
        {
            var term = candidate.Terms[i];
            var more = Math.Max(0, candidate.Quality * likelihoods[term] - _said[term]);
            before[i] = _said[term];
            _said[term] += more;
            gain += more;
        }

        return (gain, before);
    }

    private void Unsay(Candidate candidate, double[] before)
    {
        for (var i = 0; i < before.Length; i++)
            _said[candidate.Terms[i]] = before[i];
    }
}
