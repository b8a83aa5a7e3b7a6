using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary><c>/article refresh</c> and the button "Refresh": has an article and its discussions asked again, where its site may be asked, and its posts compared with what is known.</summary>
public sealed class ArticleRefresh(Database database, TimeProvider time) : IArticlePart
{
    // However often people press.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private const int TitleLength = 256;

    public SubcommandDefinition Definition { get; } = new(ArticleButtons.Refresh, "Look again for what is new in an article and its discussion", [ArticleChoice.Option]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) =>
        database.WriteAsync(session => ArticleChoice.Find(session, invoked) is ({ } article, _) ? Look(session, article) : ArticleChoice.Find(session, invoked).Otherwise, cancellationToken);

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        database.WriteAsync(session => ArticleChoice.Pressed(session, pressed, button) is { } article ? Look(session, article) : Replies.StaleButton, cancellationToken);

    private Answer Look(Session session, ArticleId article)
    {
        var (now, title) = (time.GetUtcNow(), MessageText.Name(session.Articles.Find(article)!.Title, TitleLength));
        session.Posts.Touch(article);
        return session.Polls.Hasten(article, now, now - Pause) switch
        {
            > 0 => Replies.Say($"I look again for what is new about *{title}*; its post changes in a moment if there is anything."),
            _ when session.Polls.NextOf(article) is { } next => Replies.Say($"I looked for what is new about *{title}* a short while ago, and may look again {MessageText.Relative(next)}."),
            _ => Replies.Say($"All that I know about *{title}* is shown: its page is not looked at any more."),
        };
    }
}
