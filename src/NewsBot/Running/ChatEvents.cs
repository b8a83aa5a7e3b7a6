using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using NewsBot.Chat;

namespace NewsBot.Running;

/// <summary>Takes what happens in the chat to whom it concerns: interactions at once, for somebody waits, and everything else in order.</summary>
internal sealed class ChatEvents(IChatClient chat, Interactions interactions, CommandRegistration commands, ChatRecord record) : BackgroundService
{
    // Beyond it the chat is held up until the record has caught up.
    private const int MostWaiting = 10_000;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await record.BeginAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var inOrder = System.Threading.Channels.Channel.CreateBounded<ChatEvent>(MostWaiting);
        await Task.WhenAll(ReadAsync(inOrder.Writer, stoppingToken), record.KeepAsync(inOrder.Reader, stoppingToken));
    }

    private async Task ReadAsync(ChannelWriter<ChatEvent> inOrder, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var happened in chat.EventsAsync(cancellationToken))
            {
                if (happened is InteractionStarted { Interaction: var interaction })
                    await interactions.StartAsync(interaction, cancellationToken);
                else
                    await inOrder.WriteAsync(happened, cancellationToken);

                if (happened is Connected connected)
                    commands.Register(connected, cancellationToken);
            }
        }
        finally
        {
            inOrder.Complete();
        }
    }
}
