using Microsoft.Extensions.Logging;
using NewsBot.Chat;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.Running.Listening;

/// <summary>Writes down what happens in the chat, one thing after another: where we are, what arrived of ours, and what people say.</summary>
internal sealed partial class ChatRecord(Database database, Outbox outbox, ReplyRecorder recorder, CatchUp catchUp, LocalStart local, TimeProvider time, ILogger<ChatRecord> logger)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    private bool _isContentRefused;

    /// <summary>Until the chat says where we are, nothing is sent anywhere.</summary>
    public Task BeginAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Guilds.SetPresent([]), cancellationToken);

    public async Task WriteAsync(ChatEvent happened, CancellationToken cancellationToken)
    {
        while (!await TryAsync(happened, cancellationToken))
            await Task.Delay(BetweenTries, time, cancellationToken);
    }

    // Where the database cannot be written, what happens waits: the chat keeps it for us, and nobody else does.
    private async Task<bool> TryAsync(ChatEvent happened, CancellationToken cancellationToken)
    {
        try
        {
            await KeepAsync(happened, cancellationToken);
        }
        catch (DatabaseException exception)
        {
            Log.Waits(logger, happened.GetType().Name, exception.Message, BetweenTries);
            return false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotWritten(logger, exception, happened.GetType().Name);
        }

        return true;
    }

    private Task KeepAsync(ChatEvent happened, CancellationToken cancellationToken) => happened switch
    {
        ContentRefused => WarnAsync(),
        GuildAvailable guild => ArriveAsync(guild, cancellationToken),
        GuildLeft left => database.WriteAsync(session => session.Guilds.Leave(left.Guild, time.GetUtcNow()), cancellationToken),
        PlaceDeleted deleted => outbox.ClosedAsync(deleted.Place, cancellationToken),
        RightsChanged rights => outbox.TryAgainAsync(rights.Guild, rights.Channel, cancellationToken),
        OwnMessageArrived own => outbox.AcknowledgeAsync(own.Key, own.Message, cancellationToken),
        OwnAnswerArrived answer => recorder.AnsweredAsync(answer, cancellationToken),
        MessagePosted posted => PostedAsync(posted.Message, cancellationToken),
        MessageEdited edited => recorder.EditedAsync(edited, cancellationToken),
        MessagesDeleted deleted => recorder.DeletedAsync(deleted, cancellationToken),
        _ => Task.CompletedTask,
    };

    private Task WarnAsync()
    {
        _isContentRefused = true;
        Log.ContentRefused(logger);
        return Task.CompletedTask;
    }

    private async Task ArriveAsync(GuildAvailable guild, CancellationToken cancellationToken)
    {
        await database.WriteAsync(session =>
        {
            session.Guilds.Join(guild.Guild, guild.Name, guild.Owner);
            local.Subscribe(session, guild);
            if (_isContentRefused)
                session.Alerts.AddUnreadable(guild.Guild, "Discord keeps from me what people write in threads. Until whoever runs me switches that on, answer with the Reply button, or mention me, as replies to my messages do.", time.GetUtcNow());
            else
                session.Alerts.ResolveUnreadable(guild.Guild);
        }, cancellationToken);
        await outbox.TryAgainAsync(guild.Guild, null, cancellationToken);

        // Reading threads whole takes a while, and what happens meanwhile is not held up by it.
        catchUp.Begin(guild, cancellationToken);
    }

    private async Task PostedAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        await recorder.PostedAsync(message, cancellationToken);
        await catchUp.HearAsync(message.Guild, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What people write in threads cannot be read: switch on MESSAGE CONTENT INTENT in the developer portal (Bot, Privileged Gateway Intents) and restart the bot. Until then they answer with the Reply button, or with messages that mention the bot, as replies to its own do.")]
        public static partial void ContentRefused(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Event} cannot be written down yet: {Problem} The next try is in {Wait}.")]
        public static partial void Waits(ILogger logger, string @event, string problem, TimeSpan wait);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Event} could not be written down.")]
        public static partial void NotWritten(ILogger logger, Exception exception, string @event);
    }
}
