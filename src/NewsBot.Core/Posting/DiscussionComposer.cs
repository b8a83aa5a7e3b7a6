using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Discussions;

namespace NewsBot.Posting;

/// <summary>A comment that a discussion's description quotes or points to, and where it can be read; null where that is nowhere yet.</summary>
public sealed record Pointed(Comment Comment, string? Link);

/// <summary>What people talk about, in a few lines: how many they are, what they answer most, and what they add.</summary>
public static class DiscussionComposer
{
    /// <summary>The longest it gets, in UTF-16 units.</summary>
    public const int MaxLength = 1_000;

    private const int QuoteLength = 160;
    private const int LeastQuote = 30;
    private const int NameLength = 32;
    private const int WordLength = 24;
    private const int MostNames = 2;

    /// <param name="find">The comments that are quoted; null for one that may not be shown any more.</param>
    public static MessageText Compose(Discussion discussion, Func<CommentId, Pointed?> find)
    {
        if (discussion.Comments == 0)
            return MessageText.Empty;

        var head = MessageText.Of($"{discussion.Comments:comment|comments} by {discussion.People:person|people}");
        var exchange = discussion.Longest is { } longest ? ExchangeLine(longest, find(longest.First)) : MessageText.Empty;
        var words = discussion.Words.Count > 0 ? WordsLine(discussion.Words) : MessageText.Empty;
        var quoted = discussion.MostAnswered.Select(answered => (answered.Answers, Pointed: find(answered.Comment))).Where(quote => quote.Pointed is not null).ToList();

        // The quotes share what room is left.
        var room = MaxLength - MessageText.Join("\n", [head, exchange, words]).Value.Length - 1;
        var quotes = quoted.Select(quote => QuoteLine(quote.Answers, quote.Pointed!, (room / quoted.Count) - 1));
        return MessageText.Join("\n", [head, exchange, .. quotes, words]);
    }

    private static MessageText ExchangeLine(Exchange exchange, Pointed? first)
    {
        var length = MessageText.Of($"{exchange.Length:comment|comments}");
        var names = exchange.Names.Take(MostNames).Select(name => MessageText.Name(name, NameLength)).ToList();
        if (exchange.Names.Count > MostNames)
            names.Add(MessageText.Of($"{exchange.Names.Count - MostNames:other|others}"));

        var all = names.Count > 1 ? MessageText.Of($"{MessageText.Join(", ", names[..^1])} and {names[^1]}") : names[0];
        return MessageText.Of($"Longest exchange: {(first?.Link is { } link ? MessageText.Link(length, link) : length)} by {all}");
    }

    // Nothing where what is left of it would say nothing.
    private static MessageText QuoteLine(int answers, Pointed pointed, int room)
    {
        var name = MessageText.Name(pointed.Comment.Author.Name, NameLength);
        var by = MessageText.Of($"— {(pointed.Link is { } link ? MessageText.Link(name, link) : name)}{(answers > 1 ? MessageText.Of($", {answers:answer|answers}") : MessageText.Empty)}");
        var length = Math.Min(QuoteLength, room - by.Value.Length - 5);
        return length < LeastQuote ? MessageText.Empty : MessageText.Of($"> “{MessageText.FromUntrusted(VisibleText.OneLine(pointed.Comment.Text)).Shorten(length)}” {by}");
    }

    private static MessageText WordsLine(IReadOnlyList<string> words) =>
        MessageText.Of($"Also spoken of: {MessageText.Join(", ", words.Select(word => MessageText.Name(word, WordLength)))}");
}
