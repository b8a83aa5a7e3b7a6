using System.Buffers;
using System.IO.Compression;

namespace NewsBot.Discord.Gateway;

/// <summary>One zlib stream over a whole connection, each payload ended by a flush: https://docs.discord.com/developers/events/gateway#zlib-stream.</summary>
internal sealed class Inflater : IDisposable
{
    private static ReadOnlySpan<byte> Flush => [0x00, 0x00, 0xff, 0xff];

    private readonly MemoryStream _compressed = new();
    private readonly ZLibStream _inflated;

    public Inflater() => _inflated = new(_compressed, CompressionMode.Decompress);

    /// <returns>False while the payload goes on in the next message.</returns>
    public bool TryInflate(ReadOnlySpan<byte> message, ArrayBufferWriter<byte> payload)
    {
        _compressed.Write(message);
        if (!_compressed.GetBuffer().AsSpan(0, (int)_compressed.Length).EndsWith(Flush))
            return false;

        _compressed.Position = 0;
        while (_inflated.Read(payload.GetSpan(4096)) is > 0 and var read)
            payload.Advance(read);
        _compressed.SetLength(0);
        return true;
    }

    public void Dispose() => _inflated.Dispose();
}
