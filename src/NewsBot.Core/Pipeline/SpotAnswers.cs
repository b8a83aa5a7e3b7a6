using Microsoft.Extensions.Options;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Pipeline;

/// <summary>Answers that were given on the spot: what they quote goes from their messages when it is taken back, and the message with the question.</summary>
public sealed class SpotAnswers(Database database, IChatClient chat, PhraseBooks books, IOptions<DeliveryOptions> options, TimeProvider time) : IDueStep
{
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        var next = await database.ReadAsync(session => session.SpotAnswers.Behind(), cancellationToken);
        if (next is not null && next.BehindAt <= time.GetUtcNow())
            await ShowAsync(next, cancellationToken);
        return next?.BehindAt;
    }

    private async Task ShowAsync(SpotAnswer answer, CancellationToken cancellationToken)
    {
        DateTimeOffset? again = null;
        try
        {
            if (await database.ReadAsync(session => CardOf(session, answer), cancellationToken) is { } card)
                await chat.EditAsync(answer.Channel, answer.Message, card, cancellationToken);
            else
                await chat.DeleteAsync(answer.Channel, answer.Message, cancellationToken);
        }
        catch (ChatException exception) when (exception.Failure is ChatFailure.Throttled or ChatFailure.Unknown)
        {
            again = time.GetUtcNow() + (exception.RetryAfter ?? options.Value.LookAfter);
        }
        catch (ChatException exception) when (exception.Failure is ChatFailure.Refused)
        {
            again = time.GetUtcNow() + options.Value.LongestWait;
        }
        catch (ChatException)
        {
            // The message is gone, and what it said with it.
        }

        await database.WriteAsync(session => session.SpotAnswers.CaughtUp(answer, again), cancellationToken);
    }

    // Null where the question or the answer was taken back whole, or the article was taken down.
    private Card? CardOf(Session session, SpotAnswer answer)
    {
        if (session.Moderation.IsTakenDown(answer.Guild, answer.Article))
            return null;
        if (session.Comments.Find(answer.Article, answer.Question) is not { IsReadable: true } question || session.Comments.Find(answer.Article, answer.Answer) is not { IsReadable: true })
            return null;

        var channel = chat.ChannelOf(answer.Channel)?.Id ?? answer.Channel;
        return Phrases.In(books.Of(answer.Locale), () => AnswerComposer.Compose(
            session.Questions.QuotedBy(answer.Article, answer.Answer),
            session.Articles.Find(answer.Article)!,
            comment => session.Discussions.Point(answer.Article, comment, answer.Guild, chat, place => place == channel),
            question.Text));
    }
}
