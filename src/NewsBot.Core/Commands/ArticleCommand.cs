using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary><c>/article</c>: the newest articles, one of them, what people say about it, and what it says about something.</summary>
public sealed class ArticleCommand(Database database, IChatClient chat, ArticleDiscussion discussion, ArticleQuestion question) : ICommand
{
    private const int MostCompletions = 25;
    private const int ChoiceLength = 100;
    private const int SourceLength = 30;
    private const int LeastTitle = 20;

    public CommandDefinition Definition { get; } = new("article", "News articles and their discussions",
    [
        new("latest", "The newest articles",
        [
            new("source", "Only from this source", Completed: true),
            new("count", "How many (1 if not given)", Number: (1, 10)),
        ], IsPublic: true),
        new("show", "One article: its summary and its discussion",
        [
            new("article", "A part of its title", Required: true, Completed: true),
        ], IsPublic: true),
        new("discussion", "What people talk about under an article, and who answers whom",
        [
            new("article", "A part of its title (in its thread it need not be given)", Completed: true),
        ]),
        new("ask", "Ask what an article and its discussion say; the answer is quoted from them",
        [
            new("question", "Your question", Required: true),
            new("article", "A part of its title (in its thread it need not be given)", Completed: true),
        ], IsPublic: true),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) => invoked.Command switch
    {
        "article latest" => LatestAsync(invoked, cancellationToken),
        "article show" => ShowAsync(invoked, cancellationToken),
        "article discussion" => discussion.ShowAsync(invoked, cancellationToken),
        "article ask" => question.AnswerAsync(invoked, cancellationToken),
        _ => Task.FromResult(Replies.UnknownCommand),
    };

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => asked.Option == "source"
                ? SourceChoices.Matching(session, asked.Typed)
                : Choice.Of(session.Articles.Search(asked.Typed, MostCompletions).Select(article => (article.Title, article.Id.Value))),
            cancellationToken);

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) => discussion.TurnAsync(pressed, button, cancellationToken);

    private async Task<Answer> LatestAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        var count = invoked.Options.TryGetValue("count", out var number) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, 10) : 1;

        return await database.ReadAsync(session =>
        {
            var source = invoked.Options.TryGetValue("source", out var typed) ? SourceChoices.Named(session, typed) ?? new SourceName(typed) : SourceName.Every;
            var articles = session.Articles.Latest(source, count);
            return articles switch
            {
                [] when source == SourceName.Every => Replies.Say($"No article has been read yet."),
                [] => Replies.Say($"There is no article from {MessageText.Name(source.Value, ChoiceLength)} yet."),
                [var only] => Show(session, invoked.Member, only.Id),
                _ => new(new(MessageText.Join("\n", articles.Select(article => Line(session, invoked.Member, article, (MessageText.MaxLength / articles.Count) - 1)))), Ephemeral: false),
            };
        }, cancellationToken);
    }

    private Task<Answer> ShowAsync(CommandInvoked invoked, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ArticleChoice.Find(session, invoked) is ({ } article, _) ? Show(session, invoked.Member, article) : ArticleChoice.Find(session, invoked).Otherwise, cancellationToken);

    private Answer Show(Session session, Member member, ArticleId id)
    {
        var card = PostComposer.Compose(session.Articles.Find(id)!, session.Summaries.Find(id), session.Comments.CountFromSite(id), session.Branches.Of(id), correctedAt: session.Articles.CorrectedAt(id));
        return new(
            Discussion(session, member, id) is { } link ? card with { Buttons = [.. card.Buttons ?? [], CardButton.Link("Discussion", link)] } : card,
            Ephemeral: false);
    }

    // The title takes the room that is left, so that ten lines fit one message; an address too long for that is left out.
    private MessageText Line(Session session, Member member, ArticleLine article, int room)
    {
        var discussion = Discussion(session, member, article.Id);
        var details = MessageText.Of($" · {MessageText.Name(article.Source.Value, SourceLength)} · {MessageText.Relative(article.DatedAt)}");
        var talk = discussion is { } link ? MessageText.Of($" · {MessageText.Link("discussion", link)}") : MessageText.Empty;
        var left = room - details.Value.Length - talk.Value.Length - 8;

        if (PostComposer.WebUrl(article.Url) is { } url && url.Length + LeastTitle <= left)
            return MessageText.Of($"• {MessageText.Link(MessageText.Name(article.Title, left - url.Length), url)}{details}{talk}");
        return MessageText.Of($"• **{MessageText.Name(article.Title, left)}**{details}{talk}");
    }

    private string? Discussion(Session session, Member member, ArticleId article) =>
        session.Posts.InGuild(article, member.Guild).FirstOrDefault(post => chat.CanSee(member, post.ChannelId)) is { } post
            ? chat.LinkTo(member.Guild, post.ChannelId, post.MessageId)
            : null;
}
