using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Discord;
using NewsBot.Discord.Cache;
using NewsBot.Discord.Gateway;

namespace NewsBot.Benchmarks.Client;

/// <summary>The client's way of an event, without the socket: frame, shard, queue, handler.</summary>
internal sealed class FrameDispatch
{
    private static readonly DiscordOptions Options = new("token");

    private long _sequence = 1_000_000_000; // its digits are never fewer

    /// <summary>To one reader, who takes them one after another and looks at what each is.</summary>
    public async Task<int> RunAsync(IReadOnlyList<MessageFrame> frames, int events, CancellationToken cancellationToken)
    {
        var queue = new EventQueue(Options.EventQueueCapacity);
        var session = new SessionRecord(new(0, 1), Options, NullLogger.Instance);
        var intake = new EventIntake(0, session, new ShardState(new GuildCache(Options.Time), Options.Intents, Options.Time), queue, NullLogger.Instance);
        var heartbeats = new Heartbeats(Options.Time, Options.Jitter);
        intake.Take(GatewayPayload.Read(MessageFrames.Ready));

        var reading = Task.Run(() => ReadAsync(queue, cancellationToken), cancellationToken);
        for (var i = 0; i < events; i++)
        {
            if (Take(intake, frames[i % frames.Count].Next(++_sequence)) is { } gatewayEvent)
                await intake.QueueAsync(gatewayEvent, heartbeats, cancellationToken);
        }
        queue.Complete();
        return await reading;
    }

    private static async Task<int> ReadAsync(EventQueue queue, CancellationToken cancellationToken)
    {
        var said = 0;
        await foreach (var gatewayEvent in queue.ReadAsync(cancellationToken))
        {
            if (gatewayEvent is MessageCreateEvent { Message.Content.Length: > 0 })
                said++;
        }
        return said;
    }

    private static GatewayEvent? Take(EventIntake intake, ReadOnlySpan<byte> frame) => intake.Take(GatewayPayload.Read(frame));
}
