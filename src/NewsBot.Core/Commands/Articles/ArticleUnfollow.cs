using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary><c>/article unfollow</c> and the button "Unfollow": no more private notes of an article.</summary>
public sealed class ArticleUnfollow(Database database) : IArticlePart
{
    public const string Part = "unfollow";

    private const int TitleLength = 100;

    public SubcommandDefinition Definition { get; } = new(Part, "Be told no more when somebody answers under an article", [ArticleChoice.Option]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) =>
        database.WriteAsync(session => ArticleChoice.Find(session, invoked, evenForAdults: true) is ({ } article, _) ? Unfollow(session, invoked.Member, article) : ArticleChoice.Find(session, invoked).Otherwise, cancellationToken);

    /// <summary>Only what they follow can be followed no more.</summary>
    public Task<IReadOnlyList<Choice>>? CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Choice.Of(session.Followings.Of(asked.Member.User, asked.Member.Guild)
            .Where(followed => followed.Title.Contains(asked.Typed.Trim(), StringComparison.CurrentCultureIgnoreCase))
            .Select(followed => (followed.Title, followed.Article.Value))), cancellationToken);

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        database.WriteAsync(session => ArticleChoice.Pressed(session, pressed, button) is { } article ? Unfollow(session, pressed.Member, article) with { ReplacesMessage = true } : Replies.StaleButton, cancellationToken);

    private static Answer Unfollow(Session session, Member member, ArticleId article)
    {
        var title = MessageText.Name(session.Articles.Find(article)!.Title, TitleLength);
        return session.Followings.End(article, member.Guild, member.User)
            ? Replies.Say($"I write to you no more when somebody answers to *{title}*.")
            : Replies.Say($"You do not follow *{title}*.");
    }
}
