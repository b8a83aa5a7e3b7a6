using Microsoft.Extensions.Hosting;
using NewsBot.Chat;

namespace NewsBot.Running.Listening;

/// <summary>Keeps the bot connected; where the chat will not have it, the bot stops.</summary>
internal sealed class ChatConnection(IChatClient chat, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>Why the chat would not have us; null while it has.</summary>
    public ChatRefusedException? Refusal { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await chat.RunAsync(stoppingToken);
        }
        catch (ChatRefusedException exception)
        {
            Refusal = exception;
            lifetime.StopApplication();
        }
    }
}
