using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Gateway;

/// <summary>Frames out over one connection, within its limit: https://docs.discord.com/developers/events/gateway#sending-events.</summary>
internal sealed class FrameSender(GatewayConnection connection, TimeProvider time)
{
    private readonly SendLimiter _limiter = new(new(time));

    public async Task SendAsync<T>(GatewayFrame<T> frame, JsonTypeInfo<GatewayFrame<T>> type, CancellationToken cancellationToken)
    {
        await _limiter.WaitAsync(cancellationToken);
        await connection.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame, type), cancellationToken);
    }

    public Task SendHeartbeatAsync(long? sequence)
    {
        _limiter.CountHeartbeat();
        var frame = new GatewayFrame<long?>(Opcode.Heartbeat, sequence);
        return connection.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame, DiscordJson.Default.HeartbeatFrame), CancellationToken.None);
    }
}
