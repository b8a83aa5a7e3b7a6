using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary>The entry "Show parent" in a message's menu: what a comment answers, what that answers, and so on, as the viewer may see it.</summary>
public sealed class ParentMenu(Database database, IChatClient chat) : IMenu, INoun
{
    private const int PageSize = 5;
    private const int NameLength = 60;

    // Five of them with their names and ways fit one message.
    private const int QuoteLength = 150;
    private const int TitleLength = 200;

    public CommandDefinition Definition { get; } = CommandDefinition.OfMessage("Show parent");

    public string Noun => "parents";

    public Task<Answer> RunAsync(MenuChosen chosen, CancellationToken cancellationToken) =>
        database.ReadAsync(session => MessageSubject.Find(session, chosen, chat) is { Comment: { } comment, Article: var article }
            ? Page(session, chosen.Member, article, comment, 0)
            : Replies.Say($"This message is no comment under an article. Choose one in an article's thread."), cancellationToken);

    /// <summary>Turns the page; the ids came from outside.</summary>
    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        button.Values is [var article, var comment, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? database.ReadAsync(session => session.Articles.IsKnownTo(pressed.Member.Guild, new(article))
                ? Page(session, pressed.Member, new(article), new(comment), page) with { ReplacesMessage = true }
                : Replies.StaleButton, cancellationToken)
            : Task.FromResult(Replies.StaleButton);

    private Answer Page(Session session, Member viewer, ArticleId article, CommentId id, int page)
    {
        bool IsSeen(ChannelId place) => chat.CanSee(viewer, place);

        var comments = session.Discussions.InGuild(article, viewer.Guild, IsSeen);
        if (comments.FirstOrDefault(comment => comment.Id == id) is not { IsReadable: true } asked)
            return Replies.Say($"This comment is no longer there.");

        var parents = new CommentTree(comments).AncestorsOf(id).ToList();
        if (parents.Count == 0)
            return Replies.Say($"{MessageText.Name(asked.Author.Name, NameLength)} answers nobody here: this is said of *{MessageText.Name(session.Articles.Find(article)!.Title, TitleLength)}* itself.");

        // There may be fewer than when the button was made.
        var last = (parents.Count - 1) / PageSize;
        page = Math.Clamp(page, 0, last);
        var head = MessageText.Of($"What **{MessageText.Name(asked.Author.Name, NameLength)}** answers, the nearest first{(last == 0 ? MessageText.Empty : MessageText.Of($" (page {page + 1} of {last + 1})"))}:");
        var shown = parents.Skip(page * PageSize).Take(PageSize).Select(parent => Lines(parent, session.Discussions.Point(article, parent.Id, viewer.Guild, chat, IsSeen)));
        return new(new(MessageText.Join("\n", shown.Prepend(head)), Buttons: [.. Buttons(article, id, page, last)]));
    }

    private static MessageText Lines(Comment parent, Pointed? pointed)
    {
        if (pointed is null)
            return MessageText.Of($"*removed*");

        var name = MessageText.Of($"**{MessageText.Name(parent.Author.Name, NameLength)}** · {MessageText.Relative(parent.WrittenAt)}");
        var link = pointed.Link is { } address ? MessageText.Of($" · {MessageText.Link(MessageText.Of($"go there"), address)}") : MessageText.Empty;
        return MessageText.Of($"{name}{link}\n> {MessageText.FromUntrusted(VisibleText.OneLine(parent.Text)).Shorten(QuoteLength)}");
    }

    private IEnumerable<CardButton> Buttons(ArticleId article, CommentId comment, int page, int last)
    {
        if (page > 0)
            yield return CardButton.Press("Back", new ButtonId(Noun, [article.Value, comment.Value, $"{page - 1}"]).ToString());
        if (page < last)
            yield return CardButton.Press("More", new ButtonId(Noun, [article.Value, comment.Value, $"{page + 1}"]).ToString());
    }
}
