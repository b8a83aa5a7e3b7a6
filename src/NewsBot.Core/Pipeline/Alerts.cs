using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Tells the people who run a guild what keeps us from posting: in the channel that they chose, or else the owner alone.</summary>
public sealed partial class Alerts(Database database, IChatClient chat, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<Alerts> logger) : IDisposable
{
    private Task _telling = Task.CompletedTask;
    private ITimer? _wake;

    /// <summary>Begins to tell what is to be told, unless it is being told already.</summary>
    public void Start(CancellationToken cancellationToken)
    {
        if (_telling.IsCompleted)
            _telling = Task.Run(() => TellAllAsync(cancellationToken), CancellationToken.None);
    }

    /// <summary>Ends when nothing is being told.</summary>
    internal Task WhenIdleAsync() => _telling;

    public void Dispose() => _wake?.Dispose();

    private async Task TellAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await database.ReadAsync(session => session.Alerts.Next(), cancellationToken) is var (alert, dueAt))
            {
                if (dueAt - time.GetUtcNow() is { Ticks: > 0 } wait)
                {
                    _wake ??= time.CreateTimer(_ => database.Changed.Raise(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                    _wake.Change(wait, Timeout.InfiniteTimeSpan);
                    return;
                }

                await TellAsync(alert, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException && cancellationToken.IsCancellationRequested)
        {
            Log.Stopped(logger);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception);
        }
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
        var card = new Card(MessageText.FromUntrusted(alert.Text).Shorten(MessageText.MaxLength));
        try
        {
            if (alert.State == "Sending" && alert.Place == place)
            {
                var last = await database.ReadAsync(session => session.Alerts.LastIn(place), cancellationToken);
                if ((await chat.OwnMessagesSinceAsync(place, last, cancellationToken)).FirstOrDefault(message => message.Fingerprint == card.Fingerprint) is { } said)
                {
                    await database.WriteAsync(session => session.Alerts.Told(alert.Id, said.Id), cancellationToken);
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

        [LoggerMessage(Level = LogLevel.Debug, Message = "What is still to be told is told at the next start: the bot stops.")]
        public static partial void Stopped(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "What is to be told to those who run a guild could not be; it is tried again when something happens.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
