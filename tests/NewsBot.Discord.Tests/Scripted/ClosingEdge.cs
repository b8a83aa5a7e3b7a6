using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace NewsBot.Discord.Tests.Scripted;

/// <summary>A server that keeps connections alive by what it says, and closes each after one answer all the same.</summary>
internal sealed class ClosingEdge : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, NewsBot.Testing.LoopbackPorts.Next());
    private readonly Channel<bool> _closed = Channel.CreateUnbounded<bool>();
    private readonly byte[] _answer;
    private readonly Task _serving;

    public ClosingEdge(string body)
    {
        _answer = Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: keep-alive\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri ApiUrl => new($"http://{_listener.LocalEndpoint}/api/v10");

    public int Connections { get; private set; }

    /// <summary>Until the next connection has been closed.</summary>
    public Task ClosedAsync() => _closed.Reader.ReadAsync().Soon();

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                await AnswerOneAsync(await _listener.AcceptTcpClientAsync());
                _closed.Writer.TryWrite(true);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return; // the test is over
        }
    }

    private async Task AnswerOneAsync(TcpClient client)
    {
        using var _ = client;
        Connections++;
        var stream = client.GetStream();
        var request = new byte[16 * 1024];
        var read = 0;
        while (!Encoding.UTF8.GetString(request, 0, read).EndsWith('}')) // of the JSON that is sent
            read += await stream.ReadAsync(request.AsMemory(read));
        await stream.WriteAsync(_answer);
    }
}
