using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary><c>/article follow</c>: a private note when somebody answers under an article.</summary>
public sealed class ArticleFollow(Database database, ArticleCards cards, TimeProvider time) : IArticlePart
{
    private const int MostFollowed = 50;
    private const int TitleLength = 100;
    private const int PageSize = 8;
    private const string Part = "follow";

    public SubcommandDefinition Definition { get; } = new(Part, "Be told in private when somebody answers under an article", [ArticleChoice.Option]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) =>
        database.WriteAsync(session => ArticleChoice.Find(session, invoked) is ({ } article, _) ? Follow(session, invoked.Member, article) : Followed(session, invoked), cancellationToken);

    /// <summary>Turns the pages of what somebody follows; the id came from outside.</summary>
    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        button.Values is [_, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? database.ReadAsync(session => Page(session, pressed.Member, page) with { ReplacesMessage = true }, cancellationToken)
            : Task.FromResult(Replies.StaleButton);

    private Answer Follow(Session session, Member member, ArticleId article)
    {
        var title = MessageText.Name(session.Articles.Find(article)!.Title, TitleLength);
        if (session.People.IsForgotten(AuthorId.OnDiscord(member.User.Value)))
            return Replies.Say($"You asked me to keep nothing of you, and I cannot tell you of answers without. Use `/history remember` first.");
        if (session.Followings.Of(member.User, member.Guild) is { Count: >= MostFollowed } followed && followed.All(one => one.Article != article))
            return Replies.Say($"You follow {MostFollowed} articles here already. Use `/article unfollow` for one of them first.");

        var isNew = session.Followings.Begin(article, member.Guild, member.User, member.Locale, time.GetUtcNow());
        return new(new(
            isNew
                ? MessageText.Of($"From now on I write to you when somebody answers to *{title}*. Allow private messages from members of this server for that.")
                : session.Followings.TryAgain(article, member.Guild, member.User, time.GetUtcNow())
                    ? MessageText.Of($"You follow *{title}* already, but I could not write to you. Allow private messages from members of this server; I try it once more now.")
                    : MessageText.Of($"You follow *{title}* already: I write to you when somebody answers there."),
            Buttons: [ArticleButtons.Press("Unfollow", ArticleUnfollow.Part, article)]));
    }

    // Without an article, what is followed is more of a help than the question which.
    private Answer Followed(Session session, CommandInvoked invoked) =>
        invoked.Options.ContainsKey("article") || session.Followings.Of(invoked.Member.User, invoked.Member.Guild).Count == 0
            ? ArticleChoice.Find(session, invoked).Otherwise
            : Page(session, invoked.Member, 0);

    private Answer Page(Session session, Member member, int page)
    {
        var followed = session.Followings.Of(member.User, member.Guild);
        if (followed.Count == 0)
            return Replies.Say($"You follow no article here.");

        // They may be fewer than when the button was made.
        var last = (followed.Count - 1) / PageSize;
        page = Math.Clamp(page, 0, last);
        var head = MessageText.Of($"You follow {followed.Count:article|articles} here. Name another one to follow it.");
        var lines = followed.Skip(page * PageSize).Take(PageSize).Select(one => MessageText.Of($"• {LineLink.Title(MessageText.Name(one.Title, TitleLength), cards.LinkOf(session, member, one.Article))}"));
        return new(new(MessageText.JoinWithin(MessageText.MaxLength, "\n", lines.Prepend(head)), Buttons: [.. Buttons(page, last)]));
    }

    private static IEnumerable<CardButton> Buttons(int page, int last)
    {
        if (page > 0)
            yield return CardButton.Press("Back", new ButtonId(ArticleButtons.Noun, [Part, $"{page - 1}"]).ToString());
        if (page < last)
            yield return CardButton.Press("More", new ButtonId(ArticleButtons.Noun, [Part, $"{page + 1}"]).ToString());
    }
}
