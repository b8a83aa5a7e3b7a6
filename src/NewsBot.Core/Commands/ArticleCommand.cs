using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary><c>/article latest</c> and <c>/article show</c>: the newest articles, or one of them.</summary>
public sealed class ArticleCommand(Database database, IChatClient chat) : ICommand
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
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) => invoked.Command switch
    {
        "article latest" => LatestAsync(invoked, cancellationToken),
        "article show" => ShowAsync(invoked, cancellationToken),
        _ => Task.FromResult(Replies.UnknownCommand),
    };

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Choice>>(
            session => asked.Option == "source"
                ? SourceChoices.Matching(session, asked.Typed)
                : [.. session.Articles.Search(asked.Typed, MostCompletions).Where(article => !string.IsNullOrWhiteSpace(article.Title)).Select(article => new Choice(TextCut.Before(article.Title, ChoiceLength), article.Id.Value))],
            cancellationToken);

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) => Task.FromResult(Replies.StaleButton);

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
        database.ReadAsync(session =>
        {
            // What is typed need not be one of the values that were offered.
            var typed = invoked.Options.GetValueOrDefault("article", "");
            var article = session.Articles.Find(new(typed)) is not null ? new ArticleId(typed) : session.Articles.Search(typed, 1).Select(line => (ArticleId?)line.Id).FirstOrDefault();
            return article is { } id ? Show(session, invoked.Member, id) : Replies.Say($"No article's title contains “{MessageText.Name(typed, ChoiceLength)}”.");
        }, cancellationToken);

    private Answer Show(Session session, Member member, ArticleId id)
    {
        var card = PostComposer.Compose(session.Articles.Find(id)!, session.Summaries.Find(id), session.Comments.CountFromSite(id), session.Branches.Of(id), session.Articles.CorrectedAt(id));
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
