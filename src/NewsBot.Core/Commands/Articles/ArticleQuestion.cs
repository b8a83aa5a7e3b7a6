using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Questions;
using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Commands.Articles;

/// <summary><c>/article ask</c>: answers from an article and its discussion, for everybody in the channel, by what everybody there may read.</summary>
public sealed class ArticleQuestion(Database database, IChatClient chat, IAnswerer answerer, TimeProvider time) : IArticlePart
{
    /// <summary>The longest question, in UTF-16 units.</summary>
    public const int MaxLength = 500;

    private const int LabelLength = 45;

    public SubcommandDefinition Definition { get; } = new(ArticleButtons.Ask, "Ask what an article and its discussion say; the answer is quoted from them",
    [
        new("question", "Your question", Required: true),
        ArticleChoice.Option,
    ], IsPublic: true);

    /// <summary>Opens the form for a question about the article whose button was pressed.</summary>
    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ArticleChoice.Pressed(session, pressed, button) is { } article
            ? new Answer(Card.Of($"This took too long. Press the button once more."), Form: new(pressed.CustomId, Phrases.Of("Ask about the article"), VisibleText.OneLine(session.Articles.Find(article)!.Title, LabelLength), MaxLength))
            : Replies.StaleButton, cancellationToken);

    /// <summary>Answers what was asked in the form; what cannot be answered is given back.</summary>
    public async Task<Answer> SubmitAsync(FormSubmitted submitted, ButtonId form, CancellationToken cancellationToken)
    {
        // It may have been taken down while somebody was writing.
        if (await database.ReadAsync(session => ArticleChoice.Pressed(session, submitted, form), cancellationToken) is not { } article)
            return Replies.StaleForm(submitted);

        var asked = new CommandInvoked(submitted.Id, submitted.Member, submitted.Channel, $"{form.Command} {form.Values[0]}", new Dictionary<string, string> { ["question"] = submitted.Text, ["article"] = article.Value });
        var (answer, isTaken) = await AnswerAsync(asked, cancellationToken);
        return isTaken ? answer : Replies.NotTaken(answer.Card.Text, submitted);
    }

    public async Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) => (await AnswerAsync(invoked, cancellationToken)).Answer;

    private async Task<(Answer Answer, bool IsTaken)> AnswerAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        var question = invoked.Options.GetValueOrDefault("question", "").Trim();
        if (VisibleText.OneLine(question).Length == 0)
            return (Replies.Say($"There is nothing to read in your question. Write what you want to know."), false);
        if (question.Length > MaxLength)
            return (Replies.Say($"Your question is longer than {MaxLength} characters. Shorten it."), false);

        var (asked, otherwise) = await database.WriteAsync(session => Ask(session, invoked, question), cancellationToken);
        if (asked is null)
            return (otherwise, false);

        var quotes = await answerer.AnswerAsync(question, asked.Article, asked.Discussion, cancellationToken);
        return (await database.WriteAsync(session => Keep(session, asked, quotes), cancellationToken), true);
    }

    // That somebody asked is kept before they are answered, so that of two questions at once only one is.
    private (Asked? Asked, Answer Otherwise) Ask(Session session, CommandInvoked invoked, string question)
    {
        if (ArticleChoice.Find(session, invoked) is not ({ } article, _))
            return (null, ArticleChoice.Find(session, invoked).Otherwise);

        var (asker, now) = (AuthorId.OnDiscord(invoked.Member.User.Value), time.GetUtcNow());
        if (session.Questions.WaitOf(asker, now) is { } wait)
            return (null, Replies.Say($"I answer everybody once in {(int)QuestionStore.Pause.TotalSeconds:second|seconds}. Ask again in {(int)Math.Ceiling(wait.TotalSeconds):second|seconds}."));

        var comment = new Comment(article, AnswerComposer.QuestionOf(invoked.Id), null, new(asker, invoked.Member.Name), null, question, now, now, null, null, null, Origin.Discord);
        if (!session.People.IsForgotten(asker))
            session.Questions.Ask(comment, null, now, invoked.Member.Locale);

        var place = chat.ChannelOf(invoked.Channel)?.Id ?? invoked.Channel;
        var discussion = session.Posts.Find(article, place) is { } post
            ? session.Discussions.InThread(post, withPeople: true)
            : session.Discussions.InGuild(article, invoked.Member.Guild, _ => false);
        return (new(invoked, place, comment, session.Articles.Find(article)!, session.Questions.Quotable(article, discussion)), Replies.UnknownCommand);
    }

    private Answer Keep(Session session, Asked asked, IReadOnlyList<Quote> quotes)
    {
        // While the answer was made, those who run the server may have taken the article down.
        var question = asked.Question;
        if (session.Moderation.IsTakenDown(asked.Invoked.Member.Guild, question.Article))
            return Replies.Say($"This article has just been taken down here: nothing is said about it any more.");

        var isKept = quotes.Count > 0 && !session.People.IsForgotten(question.Author.Id);
        if (isKept)
        {
            var answer = AnswerComposer.Comment(question, quotes, time.GetUtcNow());
            foreach (var said in new[] { question, answer })
                session.Replies.Save(said, asked.Invoked.Member.Guild, asked.Invoked.Channel, null);
            session.Questions.Answer(question.Article, question.Id, answer.Id, quotes);
        }

        // A question that nothing answers tells nobody anything, and what is not kept could not be taken back: only who asked sees it.
        return new(AnswerComposer.Compose(quotes, asked.Article, comment => Point(session, asked, comment), question.Text), Ephemeral: !isKept);
    }

    private Pointed? Point(Session session, Asked asked, CommentId comment) =>
        session.Discussions.Point(asked.Article.Id, comment, asked.Invoked.Member.Guild, chat, place => place == asked.Place);

    private sealed record Asked(CommandInvoked Invoked, ChannelId Place, Comment Question, Article Article, IReadOnlyList<Comment> Discussion);
}
