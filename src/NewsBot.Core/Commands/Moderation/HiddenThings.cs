using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Commands.Moderation;

/// <summary>What is hidden in a guild, to be shown again: the comments hidden last, the authors, and the articles that were taken down.</summary>
public sealed class HiddenThings(Database database, TimeProvider time)
{
    private const int Most = 10;
    private const int MostAuthors = 8;
    private const int MostArticles = 7;
    private const int TextLength = 60;

    public Task<Answer> ShowAsync(GuildId guild, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Show(session, guild), cancellationToken);

    /// <summary>Shows something again; what was chosen came from outside.</summary>
    public Task<Answer> RestoreAsync(ButtonPressed pressed, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            var guild = pressed.Member.Guild;
            if (pressed.Chosen is not [var chosen] || Choices(session, guild, time.GetUtcNow()).FirstOrDefault(choice => choice.Choice.Value == chosen) is not { Choice: not null } found)
                return Replies.StaleButton;

            found.Restore();
            session.Changes.Add(pressed, time.GetUtcNow(), $"restore {found.What.Name}", found.What);
            return Show(session, guild) with { ReplacesMessage = true };
        }, cancellationToken);

    private Answer Show(Session session, GuildId guild)
    {
        var choices = Choices(session, guild, time.GetUtcNow()).Select(choice => choice.Choice).ToList();
        return choices.Count == 0
            ? Replies.Say($"Nothing is hidden here.")
            : new Answer(new(MessageText.Of($"These are hidden or were taken down. What you choose is shown again; an article is posted anew where it was."), Selects: [new(new ButtonId("newsbot", ["restore"]).ToString(), Phrases.Of("What to show again"), choices)]));
    }

    private static List<(SelectChoice Choice, ChangePart What, Action Restore)> Choices(Session session, GuildId guild, DateTimeOffset now)
    {
        var choices = new List<(SelectChoice, ChangePart, Action)>();
        foreach (var author in session.Moderation.HiddenAuthors(guild).Take(MostAuthors))
            choices.Add((Choice($"{session.Moderation.NameOf(author) ?? author.Value} ({Phrases.Of("everything")})", ShortHash.Of("author", author.Value)), ChangePart.Of("author", author), () => session.Moderation.RestoreAuthor(guild, author)));
        foreach (var hidden in session.Moderation.Hidden(guild, Most))
        {
            if (session.Comments.Find(hidden.ArticleId, hidden.CommentId) is { } comment)
                choices.Add((Choice($"{comment.Author.Name}: {comment.Text}", ShortHash.Of("comment", comment.Article.Value, comment.Id.Value)), ChangePart.Of(comment.Article, comment.Id), () => Restore(session, comment)));
        }

        foreach (var article in session.Moderation.TakenDown(guild, MostArticles))
            choices.Add((Choice($"{Phrases.Of("Taken down")}: {session.Articles.Find(article)?.Title}", ShortHash.Of("article", article.Value)), ChangePart.Of(article), () => session.Moderation.Restore(guild, article, now)));

        return choices;
    }

    private static void Restore(Session session, Comment comment)
    {
        session.Comments.Unhide(comment.Article, comment.Id);
        session.Posts.Touch(comment.Article);
    }

    private static SelectChoice Choice(string label, string value) => new(VisibleText.OneLine(label, TextLength) is { Length: > 0 } shown ? shown : "—", value);
}
