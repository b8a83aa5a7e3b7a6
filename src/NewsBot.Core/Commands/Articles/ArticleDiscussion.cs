using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Discussions;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary><c>/article discussion</c>: what people talk about under an article, and who answers whom, as the viewer may see it.</summary>
public sealed class ArticleDiscussion(Database database, IChatClient chat) : IArticlePart
{
    private const int PageSize = 25;
    private const int LineLength = 76;
    private const int NameLength = 24;
    private const int TitleLength = 256;

    /// <summary>The subcommand, and what a button that turns the pages begins with.</summary>
    public const string Part = "discussion";

    public SubcommandDefinition Definition { get; } = new(Part, "What people talk about under an article, and who answers whom", [ArticleChoice.Option]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ArticleChoice.Find(session, invoked) is ({ } article, _) ? Page(session, invoked.Member, article, 0) : ArticleChoice.Find(session, invoked).Otherwise, cancellationToken);

    /// <summary>Turns the page; the ids came from outside.</summary>
    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        button.Values is [_, _, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? database.ReadAsync(session => ArticleChoice.Pressed(session, pressed, button) is { } article ? Page(session, pressed.Member, article, page) with { ReplacesMessage = true } : Replies.StaleButton, cancellationToken)
            : Task.FromResult(Replies.StaleButton);

    /// <summary>The page on which a comment stands, marked there; the first where none is named or it is not to be seen.</summary>
    public Answer Around(Session session, Member viewer, ArticleId article, CommentId? comment) => Page(session, viewer, article, 0, comment);

    private Answer Page(Session session, Member viewer, ArticleId id, int page, CommentId? marked = null)
    {
        var article = session.Articles.Find(id)!;
        var comments = session.Discussions.InGuild(id, viewer.Guild, place => chat.CanSee(viewer, place));
        var lines = Outline.Of(comments);
        if (!lines.Any(line => line.Comment.IsReadable))
            return Replies.Say($"Nobody has said anything about *{MessageText.Name(article.Title, TitleLength)}* yet that you can see.");

        // It may have shrunk since the button was made.
        var last = (lines.Count - 1) / PageSize;
        page = Math.Clamp(marked is null ? page : lines.TakeWhile(line => line.Comment.Id != marked).Count() % lines.Count / PageSize, 0, last);
        var from = page * PageSize;
        var shown = lines.Skip(from).Take(PageSize).ToList();
        var panel = new Panel(
            MessageText.Name(article.Title, TitleLength),
            PostComposer.WebUrl(article.Url),
            DiscussionComposer.Compose(Discussion.Of(article, comments), comment => session.Discussions.Point(id, comment, viewer.Guild, chat, place => chat.CanSee(viewer, place))),
            Footer: last == 0 ? MessageText.Empty : MessageText.Of($"{from + 1}–{from + shown.Count} of {lines.Count}"));
        return new(new(MessageText.CodeBlock(shown.Select(line => Line(line, line.Comment.Id == marked))), panel, [.. Buttons(id, page, last)]));
    }

    private static IEnumerable<CardButton> Buttons(ArticleId article, int page, int last)
    {
        if (page > 0)
            yield return ArticleButtons.Press("Back", Part, article, $"{page - 1}");
        if (page < last)
            yield return ArticleButtons.Press("More", Part, article, $"{page + 1}");
    }

    private static string Line(OutlineLine line, bool isMarked)
    {
        var name = TextCut.Before(VisibleText.OneLine(line.Comment.Author.Name), NameLength);
        var text = $"{line.Lead}{(isMarked ? "▶ " : "")}{(line.Comment.IsReadable ? $"{name}: {VisibleText.OneLine(line.Comment.Text)}" : Phrases.Of("(removed)"))}";
        return text.Length <= LineLength ? text : TextCut.Before(text, LineLength - 1).TrimEnd() + "…";
    }
}
