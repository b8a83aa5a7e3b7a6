using System.IO.Compression;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace NewsBot.LocalDiscord.Gateway;

/// <summary>What goes out on one WebSocket, in the order in which it was said (https://docs.discord.com/developers/events/gateway#encoding-and-compression).</summary>
internal sealed class FrameWriter(WebSocket socket, bool compress)
{
    private readonly Channel<Outgoing> _outbox = Channel.CreateUnbounded<Outgoing>(new() { SingleReader = true });

    /// <summary>A fault: nothing is sent any more, and whoever would close hangs up.</summary>
    public bool IsFrozen { get; set; }

    public void Send(byte[] frame) => _outbox.Writer.TryWrite(new(frame, 0, ""));

    /// <summary>Says how it ends, after all that was sent before.</summary>
    public void Close(CloseCode code, string reason)
    {
        _outbox.Writer.TryWrite(new(null, code, reason));
        Complete();
    }

    /// <summary>Nothing more is to be sent.</summary>
    public void Complete() => _outbox.Writer.TryComplete();

    /// <summary>Sends until it is closed or complete.</summary>
    /// <param name="over">When the other side is waited for no longer.</param>
    public async Task RunAsync(CancellationToken over)
    {
        using var compressed = new MemoryStream();
        await using var deflate = compress ? new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true) : null;
        try
        {
            await foreach (var item in _outbox.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (IsFrozen)
                {
                    if (item.Frame is null)
                        socket.Abort();
                }
                else if (item.Frame is null)
                {
                    await socket.CloseOutputAsync((WebSocketCloseStatus)item.Code, item.Reason, over);
                }
                else if (deflate is null)
                {
                    await socket.SendAsync(item.Frame, WebSocketMessageType.Text, true, CancellationToken.None);
                }
                else
                {
                    // One context for the whole connection; a flush ends each message with 00 00 FF FF.
                    compressed.SetLength(0);
                    deflate.Write(item.Frame);
                    deflate.Flush();
                    await socket.SendAsync(compressed.GetBuffer().AsMemory(0, (int)compressed.Length), WebSocketMessageType.Binary, true, CancellationToken.None);
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            socket.Abort();
        }
    }

    private readonly record struct Outgoing(byte[]? Frame, CloseCode Code, string Reason);
}
