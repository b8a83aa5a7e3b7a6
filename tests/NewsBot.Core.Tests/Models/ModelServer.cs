using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Models;

/// <summary>A chat model's API on this machine, that says what a test wants it to.</summary>
internal sealed class ModelServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public ModelServer()
    {
        Url = $"http://127.0.0.1:{LoopbackPorts.Next()}/v1";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    public int Status { get; set; } = 200;

    /// <summary>The whole body; null never answers.</summary>
    public string? Body { get; set; } = "{}";

    public ConcurrentQueue<(string? Authorization, JsonNode Body)> Requests { get; } = new();

    /// <summary>Raised once for each request.</summary>
    public SemaphoreSlim Asked { get; } = new(0);

    public void Says(string text, int? tokens = null) => Body = new JsonObject
    {
        ["choices"] = new JsonArray(new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text } }),
        ["usage"] = tokens is null ? null : new JsonObject { ["total_tokens"] = tokens },
    }.ToJsonString();

    public void Dispose()
    {
        _listener.Abort();
        _serving.Wait();
        Asked.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                await AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        Requests.Enqueue((context.Request.Headers["Authorization"], JsonNode.Parse(await reader.ReadToEndAsync())!));
        Asked.Release();
        if (Body is not { } body)
            return;

        context.Response.StatusCode = Status;
        context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: false);
    }
}
