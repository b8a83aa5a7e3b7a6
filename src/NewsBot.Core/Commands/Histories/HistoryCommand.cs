using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Commands.Articles;
using NewsBot.Commands.Sources;
using NewsBot.Storage;

namespace NewsBot.Commands.Histories;

/// <summary><c>/history</c>: what somebody wrote or was said under an article, newest first, as the viewer may see it, and what anybody may ask about their own words.</summary>
public sealed class HistoryCommand(Database database, VisibleHistory visible, HistoryPages pages, HistoryParts parts) : ICommand
{
    private const int MostCompletions = 25;
    private static readonly IReadOnlyList<OptionDefinition> Filters = HistoryFilter.Options;

    public CommandDefinition Definition { get; } = new("history", "What somebody has written under the articles",
    [
        new("me", "What you have written here", Filters),
        new("member", "What a member has written here", [new("member", "Whose words", Required: true, IsPerson: true), .. Filters]),
        new("commenter", "What a reader has written", [new("name", "The reader's name", Required: true, Completed: true), .. Filters]),
        new("thread", "What was said under an article, newest first", [.. Filters.Where(option => option.Name != "source")]),
        new("stats", "How much somebody wrote, when, and what others answered most", HistoryStats.Options),
        new("link", "Say that a reader's name is yours, or no longer, so that one history joins both", [new("name", "The reader's name", Required: true, Completed: true)]),
        new("claims", "The names that members say are theirs, to be confirmed by those who manage the server", []),
        new("export", "Everything that I keep of you, as a file for you alone", []),
        new("forget", "Erase everything that I keep of you, and keep nothing more", []),
        new("remember", "Keep again what you write, after you had me forget you", []),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) => invoked.Command switch
    {
        "history me" or "history member" or "history commenter" or "history thread" => database.ReadAsync(session => First(session, invoked), cancellationToken),
        "history stats" => parts.Stats.ShowAsync(invoked, cancellationToken),
        "history link" => parts.Claims.LinkAsync(invoked, cancellationToken),
        "history claims" => parts.Claims.ShowAsync(invoked, cancellationToken),
        "history export" => parts.Own.ExportAsync(invoked.Member, cancellationToken),
        "history forget" => parts.Own.AskAsync(invoked.Member, cancellationToken),
        "history remember" => parts.Own.RememberAsync(invoked.Member, cancellationToken),
        _ => Task.FromResult(Replies.UnknownCommand),
    };

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        database.ReadAsync(session => asked.Option switch
        {
            "article" => Choice.Of(session.ArticleLists.Search(asked.Member.Guild, asked.Typed, MostCompletions, asked.Member.ForAdults).Select(article => (article.Title, article.Id.Value))),
            "source" => SourceChoices.Matching(session, asked.Member.Guild, asked.Typed),
            _ => HistoryChoice.Offer(visible.Authors(session, asked.Member, asked.Typed)),
        }, cancellationToken);

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        OwnWords.IsOwn(button) ? parts.Own.ForgetAsync(pressed, button, cancellationToken)
        : HistoryClaims.IsOne(button) ? parts.Claims.DecideAsync(pressed, button, cancellationToken)
        : pages.TurnAsync(pressed, button, cancellationToken);

    private Answer First(Session session, CommandInvoked invoked)
    {
        try
        {
            var filter = HistoryFilter.Of(session, invoked);
            return invoked.Command switch
            {
                "history me" => pages.Begin(session, invoked.Member, AuthorId.OnDiscord(invoked.Member.User.Value), filter) ?? None(filter, Replies.Say($"You have not written under an article here yet.")),
                "history member" => pages.Begin(session, invoked.Member, AuthorId.OnDiscord(invoked.Options.GetValueOrDefault("member", "")), filter) ?? None(filter, Replies.Say($"They have written nothing that you can see here.")),
                "history commenter" => Commenter(session, invoked, filter),
                _ => Thread(session, invoked, filter),
            };
        }
        catch (FormatException exception)
        {
            return new(new(MessageText.Said(exception.Message)));
        }
    }

    private Answer Commenter(Session session, CommandInvoked invoked, HistoryFilter filter) =>
        HistoryChoice.Find(session, visible, invoked) is { } author
            ? pages.Begin(session, invoked.Member, author, filter) ?? None(filter, HistoryChoice.Nobody)
            : HistoryChoice.Nobody;

    private Answer Thread(Session session, CommandInvoked invoked, HistoryFilter filter) => ArticleChoice.Find(session, invoked) switch
    {
        ({ } article, _) => pages.Begin(session, invoked.Member, filter with { Article = article })
            ?? None(filter with { Article = null }, Replies.Say($"Nobody has said anything there yet that you can see.")),
        (_, var otherwise) => otherwise,
    };

    private static Answer None(HistoryFilter filter, Answer otherwise) => filter.IsNone ? otherwise : Replies.Say($"Nothing that you can see here fits these filters. Leave one out, or change it.");
}
