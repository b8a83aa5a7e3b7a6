using System.Net;

namespace NewsBot.Tests.Support;

/// <summary>Stands between the bot and its Discord's REST and spoils what a test asks for; the gateway goes straight through.</summary>
internal sealed class FaultyDiscord : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _http = new();
    private readonly string _target;
    private readonly Task _answering;
    private int _underWay;

    public FaultyDiscord(LocalWorld world)
    {
        Url = $"http://127.0.0.1:{Testing.LoopbackPorts.Next()}";
        _target = world.Url;
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _answering = AnswerAsync();
    }

    public string Url { get; }

    public string ApiUrl => Url + "/api/v10";

    /// <summary>What becomes of a request: it waits here before it is carried out.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Whether the answer to a request that was carried out is lost.</summary>
    public Func<string, bool> LosesAnswer { get; set; } = _ => false;

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _answering;
        await Patience.UntilAsync(() => Volatile.Read(ref _underWay) == 0, "the requests have ended");
        _http.Dispose();
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var call = await _listener.GetContextAsync();
                _ = Task.Run(() => PassOnAsync(call));
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassOnAsync(HttpListenerContext call)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            var name = $"{call.Request.HttpMethod} {call.Request.Url!.AbsolutePath}";
            await Before(name);
            using var answer = await _http.SendAsync(Copy(call.Request));
            if (LosesAnswer(name))
                call.Response.Abort();
            else
                await WriteAsync(call.Response, answer);
        }
        catch (Exception exception) when (exception is HttpListenerException or HttpRequestException or ObjectDisposedException or OperationCanceledException)
        {
            // One of the two sides has gone.
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private HttpRequestMessage Copy(HttpListenerRequest request)
    {
        var copy = new HttpRequestMessage(new HttpMethod(request.HttpMethod), _target + request.RawUrl);
        if (request.HasEntityBody)
            copy.Content = new StreamContent(request.InputStream) { Headers = { { "Content-Type", request.ContentType } } };
        if (request.Headers["Authorization"] is { } authorization)
            copy.Headers.TryAddWithoutValidation("Authorization", authorization);
        return copy;
    }

    private static async Task WriteAsync(HttpListenerResponse response, HttpResponseMessage answer)
    {
        response.StatusCode = (int)answer.StatusCode;
        response.ContentType = answer.Content.Headers.ContentType?.ToString();
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (body.Length > 0)
            await response.OutputStream.WriteAsync(body);
        response.Close();
    }
}
