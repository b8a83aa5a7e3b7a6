using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Sources.Fetching;

/// <summary>A web site that says, byte for byte, what a test wants it to.</summary>
internal sealed class SiteServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Func<Stream, CancellationToken, Task>> _answers = new();
    private readonly Task _listening;

    public SiteServer()
    {
        Port = LoopbackPorts.Next();
        _listener = new(IPAddress.Loopback, Port);
        _listener.Start();
        _listening = ListenAsync();
    }

    public int Port { get; }

    /// <summary>The requests so far, each its whole head.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Raised once for each request.</summary>
    public SemaphoreSlim Asked { get; } = new(0);

    public Uri Address(string path, string host = "site.example") => new($"http://{host}:{Port}{path}");

    public void Answer(string path, string status = "200 OK", string headers = "Content-Type: text/plain; charset=utf-8\r\n", string body = "") =>
        Answer(path, status, headers, Encoding.UTF8.GetBytes(body));

    public void Answer(string path, string status, string headers, byte[] body) => Answer(path, async (stream, stopping) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n"), stopping);
        await stream.WriteAsync(body, stopping);
    });

    public void Answer(string path, Func<Stream, CancellationToken, Task> answer) => _answers[path] = answer;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _listening.Wait();
        _stop.Dispose();
        Asked.Dispose();
    }

    private async Task ListenAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                var head = await HeadAsync(stream);
                Requests.Enqueue(head);
                Asked.Release();
                if (_answers.TryGetValue(head.Split(' ')[1], out var answer))
                    await answer(stream, _stop.Token);
                else
                    await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), _stop.Token);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // Whoever asked has heard enough, or the test is over.
            }
        }
    }

    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var letter = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(letter, _stop.Token) == 0)
                throw new IOException("Nothing was asked.");
            head.Append((char)letter[0]);
        }
        return head.ToString();
    }
}
