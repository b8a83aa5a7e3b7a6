using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Discord;
using NewsBot.Discord.Cache;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Rest;

namespace NewsBot.Benchmarks;

/// <summary>The client's way of an event, without the socket: frame, shard, queue, handler.</summary>
internal sealed class FrameDispatch
{
    private static readonly DiscordOptions Options = new("token");

    private long _sequence = 1_000_000_000; // its digits are never fewer

    /// <summary>To one reader, who takes them one after another.</summary>
    public Task<int> ReadAsync(IReadOnlyList<MessageFrame> frames, int events, CancellationToken cancellationToken) => RunAsync(frames, events, async queue =>
    {
        var read = 0;
        await foreach (var _ in queue.ReadAsync(cancellationToken))
            read++;
        return read;
    });

    /// <summary>To a handler, side by side but in order for each channel.</summary>
    public Task<int> RouteAsync(IReadOnlyList<MessageFrame> frames, int events, CancellationToken cancellationToken) => RunAsync(frames, events, async queue =>
    {
        var handled = 0;
        using var lanes = new EventLanes(
            (_, _) =>
            {
                Interlocked.Increment(ref handled);
                return Task.CompletedTask;
            },
            NullLogger<EventLanes>.Instance);
        await lanes.RunAsync(queue, cancellationToken);
        return handled;
    });

    private async Task<int> RunAsync(IReadOnlyList<MessageFrame> frames, int events, Func<EventQueue, Task<int>> handle)
    {
        using var rest = new DiscordRest(Options);
        var queue = new EventQueue(Options.EventQueueCapacity);
        var gate = new IdentifyGate(rest.Gateway, Options.Sessions, Options.Time, NullLogger<IdentifyGate>.Instance);
        var shard = new GatewayShard(new(0, 1), Options, gate, queue, new ShardState(new GuildCache(Options.Time), Options.Intents));
        shard.Dispatch(GatewayPayload.Read(MessageFrames.Ready));

        var handling = Task.Run(() => handle(queue));
        for (var i = 0; i < events; i++)
        {
            if (Dispatch(shard, frames[i % frames.Count].Next(++_sequence)) is { } gatewayEvent && !queue.TryPut(gatewayEvent))
                await queue.PutAsync(gatewayEvent, CancellationToken.None);
        }
        queue.Complete();
        return await handling;
    }

    private static GatewayEvent? Dispatch(GatewayShard shard, ReadOnlySpan<byte> frame) => shard.Dispatch(GatewayPayload.Read(frame));
}
