using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Commands.Sources;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Commands.Running;

/// <summary>A change in words: commands and their options by their names, and what they were used with by what it is called, as far as the viewer may see it.</summary>
public sealed class ChangeText(IChatClient chat)
{
    private const int LineLength = 600;
    private const int NameLength = 60;
    private const int ValueLength = 120;

    public MessageText Line(Session session, Member viewer, Change change)
    {
        var isSeen = IsSeen(session, viewer, change.ChannelId);
        var place = isSeen ? MessageText.Place(change.ChannelId) : Unseen;
        return MessageText.Of($"• {MessageText.Moment(change.At)} · {MessageText.Person(change.UserId)} · {place} · {What(session, viewer, isSeen ? change.Said : new(change.Said.What, []))}");
    }

    private static MessageText Unseen => MessageText.Of($"a channel that is gone or that you cannot see");

    private MessageText What(Session session, Member viewer, ChangeDetails said)
    {
        var first = said.With.Count > 0 ? Value(session, viewer, said.With[0]) : MessageText.Of($"something");
        return said.What switch
        {
            "hide comment" or "hide held" => MessageText.Of($"hidden: {first}"),
            "restore comment" or "restore author" => MessageText.Of($"shown again: {first}"),
            "show held" => MessageText.Of($"let through: {first}"),
            "author held" => MessageText.Of($"hidden with everything of its author: {first}"),
            "hide author" => MessageText.Of($"hidden: everything of {first}"),
            "lock discussion" => MessageText.Of($"discussion locked: {first}"),
            "open discussion" => MessageText.Of($"discussion opened: {first}"),
            "take down article" => MessageText.Of($"taken down: {first}"),
            "restore article" => MessageText.Of($"brought back: {first}"),
            "confirm name" when said.With.Count > 1 => MessageText.Of($"confirmed: {first} is the reader {Value(session, viewer, said.With[1])}"),
            "refuse name" when said.With.Count > 1 => MessageText.Of($"not or no longer confirmed: {first} is the reader {Value(session, viewer, said.With[1])}"),
            _ => Command(session, viewer, said),
        };
    }

    private MessageText Command(Session session, Member viewer, ChangeDetails said)
    {
        var name = MessageText.Plain(string.Join(' ', said.What.Split(' ').Select(Phrases.Named)));
        return MessageText.JoinWithin(LineLength, " · ", said.With.Select(part => Part(session, viewer, part)).Prepend(MessageText.Of($"`/{name}`")));
    }

    private MessageText Part(Session session, Member viewer, ChangePart part) =>
        MessageText.Of($"{MessageText.Name(Phrases.Named(part.Name), NameLength)}: {Value(session, viewer, part)}");

    private MessageText Value(Session session, Member viewer, ChangePart part) => part switch
    {
        { Value: "" } => MessageText.Of($"—"),
        { Kind: ChangePartKind.Words } => MessageText.Of($"{Phrases.Of(part.Value)}"),
        { Kind: ChangePartKind.Source } => MessageText.JoinWithin(LineLength / 2, ", ", part.Value.Split('\n').Select(source => MessageText.Of($"**{SourceChoices.Shown(new(source))}**"))),
        { Kind: ChangePartKind.Article } => Title(session, viewer, new(part.Value)),
        { Kind: ChangePartKind.Comment, Article: { } article } => Comment(session, viewer, new(article), new(part.Value)),
        { Kind: ChangePartKind.Comment } => MessageText.Of($"a comment"),
        { Kind: ChangePartKind.Author } => Person(session, viewer.Guild, new(part.Value)),
        { Kind: ChangePartKind.Channel } => IsSeen(session, viewer, new(part.Value)) ? MessageText.Place(new(part.Value)) : Unseen,
        { Kind: ChangePartKind.Role } => MessageText.Role(new(part.Value)),
        _ => MessageText.Name(part.Value, ValueLength),
    };

    private static MessageText Title(Session session, Member viewer, ArticleId id) =>
        (session.Articles.IsKnownTo(viewer.Guild, id) || session.Moderation.IsTakenDown(viewer.Guild, id)) && session.Articles.Find(id) is { } article
            ? MessageText.Of($"*{MessageText.Name(article.Title, NameLength)}*")
            : MessageText.Of($"an article");

    private MessageText Comment(Session session, Member viewer, ArticleId article, CommentId id) =>
        session.Comments.Find(article, id) is { IsTombstone: false } comment && (session.Replies.PlaceOf(article, id) is not { } place || IsSeen(session, viewer, place))
            ? MessageText.Of($"a comment of **{MessageText.Name(comment.Author.Name, NameLength)}** on {Title(session, viewer, article)}")
            : MessageText.Of($"a comment");

    // Who had themselves forgotten is named no more.
    private static MessageText Person(Session session, GuildId guild, AuthorId author) =>
        session.Claims.Of(guild, author) is [var claim, ..] ? MessageText.Person(claim.UserId)
        : session.Moderation.NameOf(author) is { Length: > 0 } name ? MessageText.Of($"**{MessageText.Name(name, NameLength)}**")
        : MessageText.Of($"somebody");

    // A thread that is put to rest is none that the chat tells of, but its post is known.
    private bool IsSeen(Session session, Member viewer, ChannelId channel) => chat.CanSee(viewer, session.Posts.OfThread(channel)?.Channel ?? channel);
}
