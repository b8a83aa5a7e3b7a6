using System.Diagnostics;
using NewsBot.Discord;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;

namespace NewsBot.Benchmarks.Soak;

/// <summary>The bot under fault: reads one event after another, answers interactions beside that, and every person's message once: where the outcome is unknown it looks first.</summary>
internal sealed class SoakBot(DiscordOptions options, SoakLedger ledger) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<Snowflake> _heard = [];
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
        Task.WhenAll(Client.RunAsync(cancellationToken), ReadAsync(), LookAsync(cancellationToken));

    /// <summary>The connection seems sound and nothing comes through: until something does, nobody could answer.</summary>
    public void Deafened() => Volatile.Write(ref _deafSince, Stopwatch.GetTimestamp());

    public void Dispose() => Client.Dispose();

    private async Task ReadAsync()
    {
        await foreach (var gatewayEvent in Client.ReadEventsAsync(CancellationToken.None))
        {
            if (Volatile.Read(ref _deafSince) is > 0 and var since && Stopwatch.GetElapsedTime(since).TotalSeconds > 1)
                Volatile.Write(ref _deafSince, 0);
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
                    _ = BesideAsync(() => Client.Rest.Interactions.RespondAsync(interaction, new($"pong {interaction.Id}")));
                    break;
                case MessageCreateEvent { Message: { Author.Bot: false } said } when _heard.Add(said.Id):
                    _ = BesideAsync(() => SayAsync(said));
                    break;
            }
        }
    }

    private async Task BesideAsync(Func<Task> answer)
    {
        Interlocked.Increment(ref _atWork);
        try
        {
            await answer();
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

    // What may have been carried out is looked for before it is sent again.
    private async Task SayAsync(Message said)
    {
        var answer = new MessageCreate($"echo {said.Id}", MessageReference: new(said.Id), Nonce: said.Id.ToString());
        while (true)
        {
            try
            {
                await Client.Rest.Messages.CreateAsync(said.ChannelId, answer);
                return;
            }
            catch (OutcomeUnknownException)
            {
                await Task.Delay(options.HttpTimeout);
            }
            if ((await Client.Rest.Messages.ListAsync(said.ChannelId, after: said.Id)).Any(message => message.Content == answer.Content))
                return;
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
