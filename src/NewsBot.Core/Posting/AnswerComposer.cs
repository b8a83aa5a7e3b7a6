using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Questions;

namespace NewsBot.Posting;

/// <summary>An answer to a question: what is quoted, word for word, and where that stands.</summary>
public static class AnswerComposer
{
    private const int NameLength = 60;
    private const int QuestionLength = 200;

    // Four of them and what stands around them fit one message.
    private const int QuoteLength = 320;

    /// <param name="find">The comments that are quoted.</param>
    /// <param name="question">What was asked, where the answer does not stand below it.</param>
    public static Card Compose(IReadOnlyList<Quote> quotes, Article article, Func<CommentId, Pointed?> find, string? question = null)
    {
        var asked = question is null ? MessageText.Empty : MessageText.Of($"**{MessageText.Name(question, QuestionLength)}**");
        var lines = quotes.Count == 0
            ? [MessageText.Of($"Nothing in this article and its discussion answers that.")]
            : quotes.Select(quote => Line(quote, article, find)).ToList();
        return new(MessageText.JoinWithin(MessageText.MaxLength, "\n", lines.Prepend(asked).Where(line => !line.IsEmpty)));
    }

    /// <summary>A question that was asked by a command, as a comment.</summary>
    public static CommentId QuestionOf(InteractionId asked) => new(ShortHash.Of("interaction", asked.Value));

    /// <summary>Our answer to a question, as a comment.</summary>
    public static CommentId AnswerTo(CommentId question) => new(ShortHash.Of("answer", question.Value));

    /// <summary>The answer as our own comment in the discussion, in reply to the question.</summary>
    public static Comment Comment(Comment question, IReadOnlyList<Quote> quotes, DateTimeOffset now) => question with
    {
        Id = AnswerTo(question.Id),
        InReplyTo = question.Id,
        Author = Author.Bot,
        Text = Plain(quotes),
        PostedAt = now,
        SeenAt = now,
        EditedAt = null,
    };

    /// <summary>The answer as plain words, for where it is kept and told of beside what people said.</summary>
    public static string Plain(IReadOnlyList<Quote> quotes) => quotes.Count == 0
        ? Phrases.Of("Nothing in this article and its discussion answers that.")
        : string.Join(" ", quotes.Select(quote => quote.Claim is { } claim ? $"{claim} “{quote.Text}”" : $"“{quote.Text}”"));

    private static MessageText Line(Quote quote, Article article, Func<CommentId, Pointed?> find)
    {
        var text = MessageText.FromUntrusted(VisibleText.OneLine(quote.Text)).Shorten(QuoteLength);
        var claim = quote.Claim is { } said ? MessageText.Of($"{MessageText.FromUntrusted(VisibleText.OneLine(said)).Shorten(QuoteLength)}\n") : MessageText.Empty;
        return MessageText.Of($"{claim}> “{text}” — {Source(quote, article, find)}");
    }

    private static MessageText Source(Quote quote, Article article, Func<CommentId, Pointed?> find)
    {
        var (name, link) = quote.Comment is { } comment
            ? find(comment) is { } pointed ? (MessageText.Name(pointed.Comment.Author.Name, NameLength), pointed.Link) : (MessageText.Of($"a comment"), null)
            : (MessageText.Of($"the article, paragraph {(quote.Paragraph ?? 0) + 1}"), PostComposer.WebUrl(article.Url));
        return link is null ? name : MessageText.Link(name, link);
    }
}
