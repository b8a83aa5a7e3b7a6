using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary><c>/article text</c> and the button "Full text": what an article says, page by page, to the viewer alone.</summary>
public sealed class ArticleText(Database database) : IArticlePart
{
    private const int PageLength = 3_000;
    private const int TitleLength = 256;

    public SubcommandDefinition Definition { get; } = new(ArticleButtons.Text, "The whole text of an article, for you alone", [ArticleChoice.Option]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ArticleChoice.Find(session, invoked) is ({ } article, _) ? Page(session.Articles.Find(article)!, article, 0) : ArticleChoice.Find(session, invoked).Otherwise, cancellationToken);

    /// <summary>Opens the first page under a post, and turns pages after that; the id came from outside.</summary>
    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        database.ReadAsync(session =>
        {
            if (ArticleChoice.Pressed(session, pressed, button) is not { } article || !TryPage(button, out var page, out var turns))
                return Replies.StaleButton;
            return Page(session.Articles.Find(article)!, article, page) with { ReplacesMessage = turns };
        }, cancellationToken);

    // The button under a post opens a message; those of that message turn its pages.
    private static bool TryPage(ButtonId button, out int page, out bool turns)
    {
        turns = button.Values is [_, _, _, "turn"];
        page = 0;
        return (turns || button.Values.Count == 3) && int.TryParse(button.Values[2], NumberStyles.None, CultureInfo.InvariantCulture, out page);
    }

    private static Answer Page(Article article, ArticleId id, int page)
    {
        var pages = TextCut.Pieces(string.Join("\n\n", article.Body), PageLength, PageLength);
        if (pages is [{ IsEmpty: true }])
            return Replies.Say($"The text of *{MessageText.Name(article.Title, TitleLength)}* is not known here. Open the article itself.");

        // It may have become shorter since the button was made.
        page = Math.Clamp(page, 0, pages.Count - 1);
        var url = PostComposer.WebUrl(article.Url);
        var panel = new Panel(MessageText.Name(article.Title, TitleLength), url, pages[page], Footer: pages.Count == 1 ? MessageText.Empty : MessageText.Of($"Page {page + 1} of {pages.Count}"));
        return new(new(MessageText.Empty, panel, [.. Buttons(id, page, pages.Count), .. url is null ? Array.Empty<CardButton>() : [CardButton.Link("Source", url)]]));
    }

    private static IEnumerable<CardButton> Buttons(ArticleId article, int page, int pages)
    {
        if (page > 0)
            yield return ArticleButtons.Press("Back", ArticleButtons.Text, article, $"{page - 1}", "turn");
        if (page < pages - 1)
            yield return ArticleButtons.Press("More", ArticleButtons.Text, article, $"{page + 1}", "turn");
    }
}
