using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Chat;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Pipeline;

/// <summary>Tells the people who run a guild what keeps us from posting: in the channel that they chose and in its language, or else the owner alone.</summary>
public sealed partial class Alerts(Database database, IChatClient chat, PhraseBooks books, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<Alerts> logger) : IDueStep
{
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(session => session.Alerts.Next(), cancellationToken) is not var (alert, dueAt))
            return null;

        if (dueAt <= time.GetUtcNow())
            await TellAsync(alert, cancellationToken);
        return dueAt;
    }

    private async Task TellAsync(Alert alert, CancellationToken cancellationToken)
    {
        var (channel, owner) = await database.ReadAsync(session => session.Guilds.ToAlert(alert.GuildId), cancellationToken);
        try
        {
            if (channel is { } chosen && await TryAsync(alert, chosen, cancellationToken))
                return;
            if (owner is { } person && await TryAsync(alert, await chat.DirectChannelAsync(person, cancellationToken), cancellationToken))
                return;

            Log.NotTold(logger, alert.GuildId);
            await database.WriteAsync(session => session.Alerts.Drop(alert.Id), cancellationToken);
        }
        catch (ChatException exception)
        {
            var wait = exception.Failure == ChatFailure.Throttled ? exception.RetryAfter ?? options.Value.LookAfter : options.Value.LookAfter;
            await database.WriteAsync(session => session.Alerts.Wait(alert.Id, time.GetUtcNow() + wait), cancellationToken);
        }
    }

    // False where it cannot be told there, ever; what may have been told there before is looked for first.
    private async Task<bool> TryAsync(Alert alert, ChannelId place, CancellationToken cancellationToken)
    {
        var settings = await database.ReadAsync(session => session.Channels.Of(place), cancellationToken);
        var card = Phrases.In(books.Of(settings.Language), () => new Card(MessageText.Said(alert.Text).Shorten(MessageText.MaxLength)));
        try
        {
            if (alert.State == "Sending" && alert.Place == place)
            {
                var last = await database.ReadAsync(session => session.Alerts.LastIn(place), cancellationToken);
                if (await chat.FindOwnAsync(place, last, message => message.Fingerprint == card.Fingerprint, cancellationToken) is { } said)
                {
                    await database.WriteAsync(session => session.Alerts.Told(alert.Id, said), cancellationToken);
                    return true;
                }
            }

            await database.WriteAsync(session => session.Alerts.Claim(alert.Id, place, time.GetUtcNow() + options.Value.LookAfter), cancellationToken);
            var message = await chat.SendAsync(place, card, null, alert.Id, Notify.Channel, cancellationToken);
            await database.WriteAsync(session => session.Alerts.Told(alert.Id, message), cancellationToken);
            return true;
        }
        catch (ChatException exception) when (exception.Failure is ChatFailure.Refused or ChatFailure.Closed or ChatFailure.Invalid or ChatFailure.Gone)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody who runs guild {Guild} could be told what keeps the bot from posting there.")]
        public static partial void NotTold(ILogger logger, GuildId guild);
    }
}
