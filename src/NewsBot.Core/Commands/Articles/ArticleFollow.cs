using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary><c>/article follow</c>: a private note when somebody answers under an article.</summary>
public sealed class ArticleFollow(Database database, TimeProvider time) : IArticlePart
{
    private const int MostFollowed = 50;
    private const int TitleLength = 100;

    public SubcommandDefinition Definition { get; } = new("follow", "Be told in private when somebody answers under an article", [ArticleChoice.Option]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) =>
        database.WriteAsync(session => ArticleChoice.Find(session, invoked) is ({ } article, _) ? Follow(session, invoked.Member, article) : Followed(session, invoked), cancellationToken);

    private Answer Follow(Session session, Member member, ArticleId article)
    {
        var title = MessageText.Name(session.Articles.Find(article)!.Title, TitleLength);
        if (session.People.IsForgotten(AuthorId.OnDiscord(member.User.Value)))
            return Replies.Say($"You asked me to keep nothing of you, and I cannot tell you of answers without. Use `/history remember` first.");
        if (session.Followings.Of(member.User, member.Guild) is { Count: >= MostFollowed } followed && followed.All(one => one.Article != article))
            return Replies.Say($"You follow {MostFollowed} articles here already. Use `/article unfollow` for one of them first.");

        var isNew = session.Followings.Begin(article, member.Guild, member.User, time.GetUtcNow());
        return new(new(
            isNew
                ? MessageText.Of($"From now on I write to you when somebody answers to *{title}*. Allow private messages from members of this server for that.")
                : MessageText.Of($"You follow *{title}* already: I write to you when somebody answers there."),
            Buttons: [ArticleButtons.Press("Unfollow", ArticleUnfollow.Part, article)]));
    }

    // Without an article, what is followed is more of a help than the question which.
    private static Answer Followed(Session session, CommandInvoked invoked)
    {
        if (invoked.Options.ContainsKey("article") || session.Followings.Of(invoked.Member.User, invoked.Member.Guild) is not { Count: > 0 } followed)
            return ArticleChoice.Find(session, invoked).Otherwise;

        var lines = followed.Select(one => MessageText.Of($"• {MessageText.Name(one.Title, TitleLength)}"));
        return new(new(MessageText.JoinWithin(MessageText.MaxLength, "\n", lines.Prepend(MessageText.Of($"You follow these articles; name another one to follow it.")))));
    }
}
