using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace NewsBot.Discord.Gateway;

/// <summary>Events between the receive loops and whoever handles them, bounded and in order: https://docs.discord.com/developers/events/gateway#gateway-events.</summary>
internal sealed class EventQueue(int capacity)
{
    private readonly Channel<GatewayEvent> _events = Channel.CreateBounded<GatewayEvent>(new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait });

    public int Count => _events.Reader.Count;

    public bool TryPut(GatewayEvent gatewayEvent) => _events.Writer.TryWrite(gatewayEvent);

    public ValueTask PutAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken) => _events.Writer.WriteAsync(gatewayEvent, cancellationToken);

    public void Complete() => _events.Writer.TryComplete();

    /// <summary>An event counts as handled once the next one is asked for.</summary>
    public async IAsyncEnumerable<GatewayEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var gatewayEvent in _events.Reader.ReadAllAsync(cancellationToken))
        {
            yield return gatewayEvent;
            gatewayEvent.MarkHandled();
        }
    }
}
