using Microsoft.Extensions.Hosting;
using NewsBot.Chat;

namespace NewsBot.Running.Listening;

/// <summary>Takes what happens in the chat to whom it concerns: interactions at once, for somebody waits, and everything else in order.</summary>
/// <remarks>The chat counts an event as handled when the next is asked for, and gives what was not handled again after a restart: so each is written down first.</remarks>
internal sealed class ChatEvents(IChatClient chat, Interactions interactions, CommandRegistration commands, ChatRecord record) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await record.BeginAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var happened in chat.EventsAsync(stoppingToken))
        {
            if (happened is InteractionStarted { Interaction: var interaction })
                await interactions.StartAsync(interaction, stoppingToken);
            else
                await record.WriteAsync(happened, stoppingToken);

            if (happened is Connected connected)
                commands.Register(connected, stoppingToken);
        }
    }
}
