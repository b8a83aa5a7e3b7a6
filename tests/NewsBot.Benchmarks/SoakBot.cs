using System.Diagnostics;
using NewsBot.Discord;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Rest;

namespace NewsBot.Benchmarks;

/// <summary>The bot under fault: answers every interaction, and every person's message once, by a nonce.</summary>
internal sealed class SoakBot(DiscordOptions options, SoakLedger ledger) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _atWork;
    private int _refused;
    private long _deafSince;

    public DiscordClient Client { get; } = new(options);

    public Task Ready => _ready.Task;

    public int AtWork => _atWork;

    public int LongestQueue { get; private set; }

    public int MostAtWork { get; private set; }

    public int Sessions { get; private set; }

    public int Resumed { get; private set; }

    /// <summary>Answers to messages that the client gave up, and said so.</summary>
    public int Refused => _refused;

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Client.RunAsync(cancellationToken), Client.HandleEventsAsync(HandleAsync, CancellationToken.None), LookAsync(cancellationToken));

    /// <summary>The connection seems sound and nothing comes through: until something does, nobody could answer.</summary>
    public void Deafened() => Volatile.Write(ref _deafSince, Stopwatch.GetTimestamp());

    public void Dispose() => Client.Dispose();

    private async Task HandleAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _deafSince) is > 0 and var since && Stopwatch.GetElapsedTime(since).TotalSeconds > 1)
            Volatile.Write(ref _deafSince, 0);
        Interlocked.Increment(ref _atWork);
        try
        {
            await AnswerAsync(gatewayEvent, cancellationToken);
        }
        catch (DiscordException)
        {
            Interlocked.Increment(ref _refused);
        }
        finally
        {
            Interlocked.Decrement(ref _atWork);
        }
    }

    private async Task AnswerAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken)
    {
        switch (gatewayEvent)
        {
            case ReadyEvent:
                Sessions++;
                break;
            case ResumedEvent:
                Resumed++;
                break;
            case GuildCreateEvent:
                _ready.TrySetResult();
                break;
            case InteractionCreateEvent { Interaction: var interaction }:
                ledger.Reached(interaction.Id);
                await Client.Rest.Interactions.RespondAsync(interaction, new($"pong {interaction.Id}"), cancellationToken);
                break;
            case MessageCreateEvent { Message: { Author.Bot: false } said }:
                await Client.Rest.Messages.CreateAsync(said.ChannelId, new($"echo {said.Id}", MessageReference: new(said.Id), Nonce: said.Id.ToString()), cancellationToken);
                break;
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (!Client.IsConnected || Volatile.Read(ref _deafSince) > 0)
                ledger.CutOff();
            LongestQueue = Math.Max(LongestQueue, Client.WaitingEvents);
            MostAtWork = Math.Max(MostAtWork, AtWork);
            await Task.Delay(Look, CancellationToken.None);
        }
    }
}
