using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>A comment as the messages that stand for it: the first says who and when, further ones carry the rest.</summary>
public static class MirrorComposer
{
    private const int NameLength = 100;
    private const int LabelLength = 60;

    /// <summary>The messages, in order.</summary>
    /// <param name="answers">Whom it answers and where that stands, for a message that could not be sent as a reply to it.</param>
    /// <param name="branch">The discussion that it begins a talk in; named where it is held elsewhere than under the article.</param>
    public static IReadOnlyList<Card> Compose(Comment comment, (string Name, string Link)? answers, Branch? branch = null)
    {
        var head = MessageText.Of($"{Head(comment, answers)}{(Place(branch) is { IsEmpty: false } place ? MessageText.Of($" · {place}") : MessageText.Empty)}");
        if (comment.IsTombstone)
            return [new(MessageText.Of($"{head}\n*deleted at the source*"))];

        var pieces = TextCut.Pieces(comment.Text, MessageText.MaxLength - head.Value.Length - 1, MessageText.MaxLength);
        return [new(MessageText.Join("\n", [head, pieces[0]])), .. pieces.Skip(1).Select(piece => new Card(piece))];
    }

    /// <summary>Where a talk is held, unless that is under the article.</summary>
    internal static MessageText Place(Branch? branch) => branch switch
    {
        not { IsElsewhere: true } => MessageText.Empty,
        _ when PostComposer.WebUrl(branch.Url) is { } url => MessageText.Link(TextCut.Before(branch.Label, LabelLength), url),
        _ => MessageText.Name(branch.Label, LabelLength),
    };

    private static MessageText Head(Comment comment, (string Name, string Link)? answers)
    {
        var name = MessageText.Name(comment.Author.Name, NameLength);
        var time = comment.PostedAt is { } posted ? MessageText.Of($" · {MessageText.Relative(posted)}") : MessageText.Empty;
        var edited = comment.EditedAt is null || comment.IsTombstone ? MessageText.Empty : MessageText.Of($" · *edited*");
        var reader = Posing.Is(comment.Author.Name) ? MessageText.Of($" · *a reader*") : MessageText.Empty;
        var line = MessageText.Of($"**{name}**{reader}{time}{edited}");

        return answers is { } parent ? MessageText.Of($"↪ {MessageText.Link(MessageText.Name(parent.Name, NameLength), parent.Link)}\n{line}") : line;
    }
}
