using System.Diagnostics;
using Microsoft.Extensions.Logging;
using NewsBot.Chat;
using NewsBot.Commands;

namespace NewsBot.Running.Listening;

/// <summary>Answers interactions beside the other events: somebody waits, and only for seconds.</summary>
internal sealed partial class Interactions(CommandTable commands, IChatClient chat, ILogger<Interactions> logger) : IDisposable
{
    private const int AtOnce = 64;
    private readonly SemaphoreSlim _free = new(AtOnce, AtOnce);

    /// <summary>Begins to answer; waits only while too many are being answered.</summary>
    public async Task StartAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        _ = Task.Run(() => AnswerAsync(interaction, cancellationToken), cancellationToken);
    }

    public void Dispose() => _free.Dispose();

    private async Task AnswerAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var failed = false;
        try
        {
            await commands.RunAsync(interaction, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.Stopped(logger, interaction.Id);
        }
        catch (Exception exception)
        {
            failed = true;
            Log.NotAnswered(logger, exception, interaction.Id);
            await ApologizeAsync(interaction, cancellationToken);
        }
        finally
        {
            BotMeter.Answered(Stopwatch.GetElapsedTime(began), failed);
            _free.Release();
        }
    }

    // Nobody is left waiting; what was answered already is passed over.
    private async Task ApologizeAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        try
        {
            if (interaction is CompletionAsked)
                await chat.CompleteAsync(interaction.Id, [], cancellationToken);
            else
                await chat.AnswerAsync(interaction.Id, commands.Failure(interaction), cancellationToken);
        }
        catch (Exception exception) when (exception is ChatException or OperationCanceledException)
        {
            Log.NotAnswered(logger, exception, interaction.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Interaction {Interaction} was not answered: the bot stops.")]
        public static partial void Stopped(ILogger logger, InteractionId interaction);

        [LoggerMessage(Level = LogLevel.Error, Message = "Interaction {Interaction} could not be answered.")]
        public static partial void NotAnswered(ILogger logger, Exception exception, InteractionId interaction);
    }
}
