using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary>The article that a person means: the one named, or the one whose thread they are in.</summary>
internal static class ArticleChoice
{
    private const int NameLength = 100;

    /// <summary>The article, or why there is none.</summary>
    public static (ArticleId? Article, Answer Otherwise) Find(Session session, CommandInvoked invoked)
    {
        if (invoked.Options.GetValueOrDefault("article") is not { } typed)
            return (session.Posts.OfThread(invoked.Channel)?.Article, Replies.Say($"Which article? Name it with the option “article”, or use the command in an article's thread."));

        // What is typed need not be one of the values that were offered.
        var article = session.Articles.Find(new(typed)) is not null ? new ArticleId(typed) : session.Articles.Search(typed, 1).Select(line => (ArticleId?)line.Id).FirstOrDefault();
        return (article, Replies.Say($"No article's title contains “{MessageText.Name(typed, NameLength)}”."));
    }
}
