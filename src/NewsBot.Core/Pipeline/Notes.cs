using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.People;

namespace NewsBot.Pipeline;

/// <summary>Tells those who follow an article, in private, who answered there: once each, and only what they may see at that moment.</summary>
public sealed partial class Notes(Database database, IChatClient chat, PhraseBooks books, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<Notes> logger) : IDueStep
{
    // Who takes no private messages is not tried for ever.
    private const int MostRefusals = 3;

    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        var next = await database.ReadAsync(session => session.Followings.Next(), cancellationToken);
        if (next is not null && next.DueAt <= time.GetUtcNow())
            await TellAsync(next, cancellationToken);
        return next?.DueAt;
    }

    private async Task TellAsync(ArticleFollower following, CancellationToken cancellationToken)
    {
        try
        {
            var reader = await chat.MemberAsync(following.Guild, following.User, cancellationToken);
            if (reader is null)
                await EndAsync(following, cancellationToken);
            else if (following is not { IsSending: true, Place: { } place, Fingerprint: { } said } || !await IsThereAsync(following, place, said, cancellationToken))
                await SendAsync(following, reader, cancellationToken);
        }
        catch (ChatException exception) when (exception.Failure is ChatFailure.Throttled or ChatFailure.Unknown)
        {
            await WaitAsync(following, exception.RetryAfter ?? options.Value.LookAfter, isRefusal: false, cancellationToken);
        }
        catch (ChatException) when (following.Refusals + 1 >= MostRefusals)
        {
            await EndAsync(following, cancellationToken);
        }
        catch (ChatException)
        {
            await WaitAsync(following, options.Value.LongestWait, isRefusal: true, cancellationToken);
        }
    }

    private async Task SendAsync(ArticleFollower following, Member reader, CancellationToken cancellationToken)
    {
        var place = await chat.DirectChannelAsync(following.User, cancellationToken);
        var card = await database.WriteAsync(session => Claim(session, following, reader, place), cancellationToken);
        if (card is null)
            return;

        var message = await chat.SendAsync(place, card, null, following.Key, Notify.Channel, cancellationToken);
        await ToldAsync(following, message, cancellationToken);
    }

    // What was seen to be said may be taken back by now, or the reader kept from it: it is composed anew each time.
    private Card? Claim(Session session, ArticleFollower following, Member reader, ChannelId place)
    {
        bool IsSeen(ChannelId channel) => chat.CanSee(reader, channel);

        var news = session.Followings.News(following).ToHashSet();
        var said = session.Articles.IsKnownTo(following.Guild, following.Article)
            ? session.Discussions.InGuild(following.Article, following.Guild, IsSeen)
                .Where(comment => news.Contains(comment.Id) && comment is { IsReadable: true, IsOurs: false })
                .OrderBy(comment => comment.WrittenAt)
                .Select(comment => session.Discussions.Point(following.Article, comment.Id, following.Guild, chat, IsSeen))
                .OfType<Pointed>().ToList()
            : [];
        if (said.Count == 0)
        {
            session.Followings.Drop(following);
            return null;
        }

        var card = Phrases.In(books.Of(following.Locale), () => NoteComposer.Compose(session.Articles.Find(following.Article)!, said));
        session.Followings.Claim(following, place, card.Fingerprint, time.GetUtcNow() + options.Value.LookAfter);
        return card;
    }

    // What may have been sent before is looked for first.
    private async Task<bool> IsThereAsync(ArticleFollower following, ChannelId place, CardFingerprint said, CancellationToken cancellationToken)
    {
        var last = await database.ReadAsync(session => session.Followings.LastIn(place), cancellationToken);
        if (await chat.FindOwnAsync(place, last, message => message.Fingerprint == said, cancellationToken) is not { } found)
            return false;

        await ToldAsync(following, found, cancellationToken);
        return true;
    }

    private Task ToldAsync(ArticleFollower following, MessageId message, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Followings.Told(following, message, time.GetUtcNow(), time.GetUtcNow() + options.Value.NotesEvery), cancellationToken);

    private Task WaitAsync(ArticleFollower following, TimeSpan wait, bool isRefusal, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Followings.Wait(following, time.GetUtcNow() + wait, isRefusal), cancellationToken);

    private async Task EndAsync(ArticleFollower following, CancellationToken cancellationToken)
    {
        Log.Ended(logger, following.Guild, following.Article);
        await database.WriteAsync(session => session.Followings.End(following.Article, following.Guild, following.User), cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Somebody in guild {Guild} is told no more of article {Article}: they left, or take no private messages.")]
        public static partial void Ended(ILogger logger, GuildId guild, Articles.ArticleId article);
    }
}
