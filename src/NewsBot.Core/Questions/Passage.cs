using NewsBot.Articles;

namespace NewsBot.Questions;

/// <summary>A paragraph or a comment, sentence by sentence.</summary>
internal sealed record Passage(string Text, CommentId? Comment, int? Paragraph, CommentId? Answers, IReadOnlyList<Sentence> Sentences)
{
    // A quote is not so long that it fills the answer.
    private const int LongestQuote = 300;

    /// <summary>Whether it is a comment that asks something: who answers it need not say its words again.</summary>
    public bool Asks => Comment is not null && Sentences.Any(sentence => sentence.Asks);

    /// <summary>An article's paragraphs, and then the comments that can be read.</summary>
    public static IReadOnlyList<Passage> Of(Article article, IReadOnlyList<Comment> discussion)
    {
        var isCased = article.Body.Any(paragraph => paragraph.Any(char.IsUpper));
        return
        [
            .. article.Body.Select((paragraph, at) => new Passage(paragraph, null, at, null, Split(paragraph, article.Language, isCased))),
            .. discussion.Where(comment => comment.IsReadable).Select(comment => new Passage(comment.Text, comment.Id, null, comment.InReplyTo, Split(comment.Text, article.Language, isCased: false))),
        ];
    }

    /// <summary>Some of its sentences, word for word; cut after a word where they are long.</summary>
    public Quote QuoteOf(int first, int last)
    {
        if (Sentences[last].End - Sentences[first].Start > LongestQuote)
            first = last;

        var text = Text[Sentences[first].Start..Sentences[last].End];
        if (text.Length > LongestQuote)
        {
            var cut = text.LastIndexOf(' ', LongestQuote);
            text = text[..(cut > 0 ? cut : char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote)];
        }

        return new(text, Comment, Paragraph);
    }

    private static List<Sentence> Split(string text, string? language, bool isCased) =>
        [.. Summaries.Sentences.In(text, language, isCased).Select(range => Sentence.Of(text, range.Start.Value, range.End.Value))];
}

/// <summary>A sentence of a passage, and its words in the form in which they are compared.</summary>
internal sealed record Sentence(int Start, int End, IReadOnlyList<string> Words, bool Asks)
{
    public static Sentence Of(string text, int start, int end)
    {
        var sentence = text[start..end];
        var words = Discussions.Words.In(sentence).SelectMany(range => sentence[range] is var word && Discussions.Words.IsSpaced(word) ? [Discussions.Words.Fold(word)] : QuestionWords.Pairs(word)).ToList();
        return new(start, end, words, sentence.AsSpan().TrimEnd("\"'”’»)」』 。") is [.., '?' or '？' or '؟' or 'か' or '吗']);
    }
}
