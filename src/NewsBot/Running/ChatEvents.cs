using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Chat;
using NewsBot.Commands;
using NewsBot.Pipeline;
using NewsBot.Settings;
using NewsBot.Storage;

namespace NewsBot.Running;

/// <summary>Takes what happens in the chat, in order, to whom it concerns.</summary>
internal sealed partial class ChatEvents(
    IChatClient chat, Database database, Outbox outbox, ReplyRecorder recorder, Interactions interactions, CommandTable commands, LocalStart local, BotSettings settings, ILogger<ChatEvents> logger)
    : BackgroundService
{
    private bool _isAnnounced;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Until the chat says where we are, nothing is sent anywhere.
        await database.WriteAsync(session => session.Guilds.SetPresent([]), cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var happened in chat.EventsAsync(stoppingToken))
        {
            try
            {
                await HandleAsync(happened, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.NotHandled(logger, exception, happened.GetType().Name);
            }
        }
    }

    private Task HandleAsync(ChatEvent happened, CancellationToken cancellationToken) => happened switch
    {
        Connected connected => ConnectedAsync(connected, cancellationToken),
        GuildAvailable guild => AvailableAsync(guild, cancellationToken),
        GuildLeft left => database.WriteAsync(session => session.Guilds.Leave(left.Guild), cancellationToken),
        OwnMessageArrived own => outbox.AcknowledgeAsync(own.Key, own.Message, cancellationToken),
        MessagePosted posted => recorder.PostedAsync(posted.Message, cancellationToken),
        MessageEdited edited => recorder.EditedAsync(edited, cancellationToken),
        MessagesDeleted deleted => recorder.DeletedAsync(deleted, cancellationToken),
        InteractionStarted started => interactions.StartAsync(started.Interaction, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task ConnectedAsync(Connected connected, CancellationToken cancellationToken)
    {
        await chat.RegisterCommandsAsync(commands.Definitions, cancellationToken);
        if (_isAnnounced)
            return;

        _isAnnounced = true;
        await Console.Out.WriteLineAsync(settings.IsLocal
            ? $"NewsBot is ready: open {settings.LocalDiscord.Url}"
            : $"NewsBot is ready, in {connected.Guilds.Count} servers.");
    }

    private async Task AvailableAsync(GuildAvailable guild, CancellationToken cancellationToken)
    {
        await database.WriteAsync(session =>
        {
            session.Guilds.Join(guild.Guild, guild.Name);
            local.Subscribe(session, guild);
        }, cancellationToken);

        foreach (var thread in guild.Threads)
            await recorder.CatchUpAsync(thread, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Event} could not be handled.")]
        public static partial void NotHandled(ILogger logger, Exception exception, string @event);
    }
}
