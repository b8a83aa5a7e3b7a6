using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>What a comment answers, and where that stands.</summary>
public sealed record QuotedParent(string Name, string Text, string Link);

/// <summary>A comment as messages under its author's name: a line that quotes and links what it answers, and what it says.</summary>
public static class PersonaComposer
{
    private const int NameLength = 60;
    private const int QuoteLength = 100;

    /// <summary>The messages, in order.</summary>
    public static IReadOnlyList<Card> Compose(Comment comment, QuotedParent? parent, Branch? branch = null)
    {
        var head = MessageText.Join("\n", [Quote(parent), Details(comment, branch)]);
        var name = NameOf(comment.Author.Name);
        if (comment.IsTombstone)
            return [new(MessageText.Join("\n", [head, MessageText.Of($"*deleted at the source*")]), Persona: name)];

        var pieces = TextCut.Pieces(comment.Text, MessageText.MaxLength - head.Value.Length - 1, MessageText.MaxLength);
        return [new(MessageText.Join("\n", [head, pieces[0]]), Persona: name), .. pieces.Skip(1).Select(piece => new Card(piece, Persona: name))];
    }

    private static MessageText Quote(QuotedParent? parent)
    {
        if (parent is null)
            return MessageText.Empty;

        var quote = MessageText.FromUntrusted(VisibleText.OneLine(parent.Text)).Shorten(QuoteLength);
        return MessageText.Of($"> ↪ {MessageText.Link(MessageText.Name(parent.Name, NameLength), parent.Link)}{(quote.IsEmpty ? MessageText.Empty : MessageText.Of($": {quote}"))}");
    }

    private static MessageText Details(Comment comment, Branch? branch)
    {
        IEnumerable<MessageText> details =
        [
            comment.PostedAt is { } posted ? MessageText.Relative(posted) : MessageText.Empty,
            comment.EditedAt is null || comment.IsTombstone ? MessageText.Empty : MessageText.Of($"*edited*"),
            MirrorComposer.Place(branch),
        ];
        return MessageText.Join(" · ", details);
    }

    // Names that pose as staff are told from it, here as elsewhere.
    private static string NameOf(string name)
    {
        var shown = VisibleText.OneLine(name, NameLength);
        return shown.Length == 0 ? "—" : Posing.Is(name) ? $"{shown} · {Phrases.Of("a reader")}" : shown;
    }
}
