using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Pipeline;

/// <summary>Plan → digest: what was new goes to the channels that want it told once a day or a week, each once, however the process ends.</summary>
/// <remarks>While we were away the digests that were due become one, and where nothing was new none is sent.</remarks>
public sealed partial class Digests(Database database, IChatClient chat, PhraseBooks books, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<Digests> logger) : IDueStep
{
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        var next = await database.ReadAsync(session => session.Digests.Next(), cancellationToken);
        if (next is not null && next.DueAt <= time.GetUtcNow())
            await TryAsync(next, cancellationToken);
        return next?.DueAt;
    }

    private async Task TryAsync(DueDigest due, CancellationToken cancellationToken)
    {
        try
        {
            if (due.SendingTo is { } to && await FindAsync(due, cancellationToken) is { } found)
                await database.WriteAsync(session => session.Digests.Told(due.Plan, to, found), cancellationToken);
            else
                await SendAsync(due, cancellationToken);
        }
        catch (ChatException exception)
        {
            Log.NotSent(logger, due.Plan.Channel, exception.Message);
            await database.WriteAsync(session => After(session, due, exception), cancellationToken);
        }
    }

    // One that was being sent when the process ended, or got no answer; the one before it may have said the same.
    private Task<MessageId?> FindAsync(DueDigest due, CancellationToken cancellationToken) =>
        chat.FindOwnAsync(due.Plan.Channel, due.LookAfter, said => said.Fingerprint == due.Fingerprint && said.Id != due.Last, cancellationToken);

    private async Task SendAsync(DueDigest due, CancellationToken cancellationToken)
    {
        if (await database.WriteAsync(session => Claim(session, due), cancellationToken) is not var (card, to))
            return;

        var message = await chat.SendAsync(due.Plan.Channel, card, null, due.Key, Notify.Channel, cancellationToken);
        await database.WriteAsync(session => session.Digests.Told(due.Plan, to, message), cancellationToken);
    }

    // What everybody who sees the channel may see, fixed before it is sent; null where there is nothing to tell.
    private (Card Card, DateTimeOffset To)? Claim(Session session, DueDigest due)
    {
        var now = time.GetUtcNow();
        var digest = new DigestFacts(session, chat).Of(due.Plan.Guild, due.Plan.Source, due.From, now, place => place == due.Plan.Channel, chat.ChannelOf(due.Plan.Channel) is { IsAgeRestricted: true });
        if (digest.IsEmpty)
        {
            session.Digests.Told(due.Plan, now, null);
            return null;
        }

        var card = Phrases.In(books.Of(session.Channels.Of(due.Plan.Channel).Language), () => DigestComposer.Compose(digest, quotesPeople: false));
        session.Digests.Claim(due, now, card.Fingerprint, session.Messages.LastAcknowledged(due.Plan.Channel.Value) ?? due.Last, now + options.Value.LookAfter);
        return (card, now);
    }

    private void After(Session session, DueDigest due, ChatException exception)
    {
        var now = time.GetUtcNow();
        switch (exception.Failure)
        {
            case ChatFailure.Closed:
                session.Digests.End(due.Plan.Channel);
                break;
            case ChatFailure.Refused:
                session.Alerts.Add(due.Plan.Guild, due.Plan.Channel, $"I cannot post a digest in the channel that wants one. {exception.Message} It waits.", now);
                session.Digests.Wait(due.Plan.Channel, now + options.Value.WaitAfterRefusal(due.Refusals), isRefusal: true);
                break;
            case ChatFailure.Unknown or ChatFailure.Throttled:
                session.Digests.Wait(due.Plan.Channel, now + (exception.RetryAfter ?? options.Value.LookAfter), isRefusal: false);
                break;
            default:
                session.Digests.Told(due.Plan, now, null);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The digest of channel {Channel} was not sent: {Reason}")]
        public static partial void NotSent(ILogger logger, ChannelId channel, string reason);
    }
}
