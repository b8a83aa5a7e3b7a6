using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.People;

namespace NewsBot.Commands.Histories;

/// <summary>The author that a person means by the option "name": the one that was offered, or the first of that name.</summary>
internal static class HistoryChoice
{
    private const int NameLength = 60;
    private const int MostNames = 3;

    public static Answer Nobody => Replies.Say($"Nobody by that name has written anything that you can see here. Choose one of those that are offered while you type.");

    /// <summary>An author by the name that they were shown with last, and by all that are known to be theirs.</summary>
    public static MessageText NameOf(Session session, GuildId guild, AuthorId author, string last)
    {
        var names = session.Claims.Of(guild, session.Claims.Confirmed(guild, author)?.PersonId ?? author).Where(claim => claim.ConfirmedAt is not null).ToList();
        return names.Count == 0
            ? MessageText.Of($"**{MessageText.Name(last, NameLength)}**")
            : MessageText.Of($"**{MessageText.Name(names[0].PersonName, NameLength)}**, also {MessageText.Join(", ", names.Take(MostNames).Select(claim => MessageText.Of($"**{MessageText.Name(claim.Name, NameLength)}**")))}");
    }

    /// <summary>Names to choose from; those of readers with their site, since two sites may each have an Ann.</summary>
    public static IReadOnlyList<Choice> Offer(IEnumerable<AuthorLine> authors) => Choice.Of(authors.Select(author => (
        author.Origin == nameof(Origin.Site) && PostComposer.WebUrl(author.ArticleUrl) is { } url && WebHost.Of(new(url)) is { } site ? $"{author.Name} · {site}" : author.Name,
        author.Id.Value)));

    public static AuthorId? Find(Session session, VisibleHistory visible, CommandInvoked invoked)
    {
        // What is typed need not be one of the values that were offered.
        var typed = invoked.Options.GetValueOrDefault("name", "");
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        return ShortHash.HasForm(typed) && visible.Lines(session, invoked.Member, new AuthorId(typed), VisibleHistory.Newest).Any()
            ? new AuthorId(typed)
            : visible.Authors(session, invoked.Member, typed).Select(author => (AuthorId?)author.Id).FirstOrDefault();
    }
}
