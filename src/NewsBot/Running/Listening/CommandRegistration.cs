using Microsoft.Extensions.Logging;
using NewsBot.Chat;
using NewsBot.Commands;
using NewsBot.Settings;
using NewsBot.Terminal;

namespace NewsBot.Running.Listening;

/// <summary>Makes the commands known when a session begins, beside everything else, and says then that the bot is ready.</summary>
internal sealed partial class CommandRegistration(IChatClient chat, CommandTable commands, BotSettings settings, TimeProvider time, ILogger<CommandRegistration> logger)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(30);
    private bool _isAnnounced;
    private Task _registering = Task.CompletedTask;

    /// <summary>Begins; what does not succeed is tried again until it does.</summary>
    public void Register(Connected connected, CancellationToken cancellationToken)
    {
        if (_registering.IsCompleted)
            _registering = Task.Run(() => RegisterAsync(connected, cancellationToken), cancellationToken);
    }

    private async Task RegisterAsync(Connected connected, CancellationToken cancellationToken)
    {
        try
        {
            while (!await TryAsync(cancellationToken))
            {
                await AnnounceAsync(connected);
                await Task.Delay(BetweenTries, time, cancellationToken);
            }

            await AnnounceAsync(connected);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The bot stops; the next start registers them.
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await chat.RegisterCommandsAsync(commands.Definitions, cancellationToken);
            return true;
        }
        catch (ChatException exception)
        {
            Log.NotRegistered(logger, exception.Message, BetweenTries);
            return false;
        }
    }

    private async Task AnnounceAsync(Connected connected)
    {
        if (_isAnnounced)
            return;

        _isAnnounced = true;
        await ProgramLine.WriteAsync(Console.Out, settings.Logging.Format, LogLevel.Information, settings.IsLocal
            ? $"NewsBot is ready: open {settings.LocalDiscord.Url}"
            : $"NewsBot is ready, in {connected.Guilds.Count} {(connected.Guilds.Count == 1 ? "server" : "servers")}.");
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The commands could not be registered: {Reason} The next try is in {Wait}.")]
        public static partial void NotRegistered(ILogger logger, string reason, TimeSpan wait);
    }
}
