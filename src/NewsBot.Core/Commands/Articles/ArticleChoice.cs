using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary>The article that a person means: the one named, or the one whose thread they are in.</summary>
internal static class ArticleChoice
{
    /// <summary>The option by which an article is named; its values are offered while it is typed.</summary>
    public static readonly OptionDefinition Option = new("article", "A part of its title (in its thread it need not be given)", Completed: true);

    private const int NameLength = 100;

    /// <summary>The article, or why there is none.</summary>
    /// <param name="evenForAdults">Whether it may be one that is not told of where somebody asks.</param>
    public static (ArticleId? Article, Answer Otherwise) Find(Session session, CommandInvoked invoked, bool evenForAdults = false)
    {
        if (invoked.Options.GetValueOrDefault("article") is not { } typed)
            return (session.Posts.OfThread(invoked.Channel)?.Article, Replies.Say($"Which article? Name it with the option “article”, or use the command in an article's thread."));

        // What is typed need not be one of the values that were offered.
        var isForAll = evenForAdults || invoked.Member.ForAdults;
        var guild = invoked.Member.Guild;
        ArticleId? Titled(bool forAdults) => session.ArticleLists.Search(guild, typed, 1, forAdults).Select(line => (ArticleId?)line.Id).FirstOrDefault();
        var article = session.Articles.IsKnownTo(guild, new(typed)) ? new ArticleId(typed) : Titled(isForAll) ?? Titled(forAdults: true);
        if (article is { } found && !isForAll && session.Articles.IsForAdults(found))
            return (null, Replies.ForAdults);
        return (article, Replies.Say($"No article's title contains “{MessageText.Name(typed, NameLength)}”. Choose one of those that are offered while you type."));
    }

    /// <summary>The article that a button or a form is for, where the guild knows it: the id came from outside.</summary>
    public static ArticleId? Pressed(Session session, Interaction by, ButtonId id) =>
        id.Values is [_, var article, ..] && session.Articles.IsKnownTo(by.Member.Guild, new(article)) ? new(article) : null;
}
