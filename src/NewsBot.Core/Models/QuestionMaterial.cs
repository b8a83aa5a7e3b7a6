using NewsBot.Articles;
using NewsBot.Questions;

namespace NewsBot.Models;

/// <summary>What a model is given to answer a question: of the article and its discussion as much as fits, what has most of the question's words before the rest.</summary>
internal sealed record QuestionMaterial(string Text, IReadOnlyList<Passage> Passages, IReadOnlyDictionary<Passage, string> Labels)
{
    /// <summary>All that stands where a passage does: what it says, and who says it.</summary>
    public string Around(Passage passage) => $"{Labels[passage]} {passage.Text}";

    /// <param name="length">How many characters it may have.</param>
    public static QuestionMaterial Of(string question, Article article, IReadOnlyList<Comment> discussion, int length)
    {
        var passages = Passage.Of(article, discussion);
        var found = new PassageSearch(Question.Of(question, article.Language), article, passages).Run().Select(found => found.Passage);
        var labels = LabelsOf(passages, discussion.ToDictionary(comment => comment.Id, comment => comment.Author.Name));

        var (kept, used) = (new HashSet<Passage>(ReferenceEqualityComparer.Instance), article.Title.Length);
        foreach (var passage in found.Concat(passages).Distinct<Passage>(ReferenceEqualityComparer.Instance).Where(passage => passage.Sentences.Count > 0))
        {
            var cost = labels[passage].Length + passage.Text.Length;
            if (used + cost > length)
                continue;
            kept.Add(passage);
            used += cost;
        }

        var shown = passages.Where(kept.Contains).ToList();
        return new($"[title] {article.Title}\n{string.Join('\n', shown.Select(passage => $"{labels[passage]} {passage.Text.ReplaceLineEndings(" ")}"))}", shown, labels);
    }

    private static Dictionary<Passage, string> LabelsOf(IReadOnlyList<Passage> passages, Dictionary<CommentId, string> names)
    {
        var labels = new Dictionary<Passage, string>(ReferenceEqualityComparer.Instance);
        foreach (var passage in passages)
        {
            labels[passage] = passage.Comment is not { } comment ? "[paragraph]"
                : passage.Answers is { } answered && names.TryGetValue(answered, out var name) ? $"[comment by {names[comment].ReplaceLineEndings(" ")} in answer to {name.ReplaceLineEndings(" ")}]"
                : $"[comment by {names[comment].ReplaceLineEndings(" ")}]";
        }

        return labels;
    }
}
