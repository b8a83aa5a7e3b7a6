using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>Somebody on a local Discord, who looks and acts over the endpoints that Discord's own client uses.</summary>
internal sealed class Person(string url, string token)
{
    private const int PageSize = 100;
    private static readonly HttpClient Http = new();
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task<JsonNode> GetAsync(string path) => (await SendAsync(HttpMethod.Get, path, null))!;

    public Task<JsonNode?> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public Task<JsonNode?> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, body);

    public Task PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body);

    public Task EditAsync(string channel, string message, string text) => PatchAsync($"channels/{channel}/messages/{message}", new { content = text });

    public Task DeleteAsync(string channel, string message) => SendAsync(HttpMethod.Delete, $"channels/{channel}/messages/{message}", null);

    public async Task<string> GuildAsync() => Assert.Single((await GetAsync("users/@me/guilds")).AsArray()).Text("id");

    public async Task<string> ChannelAsync(string name) =>
        (await GetAsync($"guilds/{await GuildAsync()}/channels")).AsArray().Single(channel => channel.Text("name") == name).Text("id");

    /// <summary>Everything in a channel, oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> MessagesAsync(string channel)
    {
        var all = new List<JsonNode>();
        while (true)
        {
            var page = (await GetAsync($"channels/{channel}/messages?limit={PageSize}&after={(all.Count == 0 ? "0" : all[^1].Text("id"))}")).AsArray();
            all.AddRange(page.Reverse().OfType<JsonNode>());
            if (page.Count < PageSize)
                return all;
        }
    }

    /// <summary>The posts in the channel "news", oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> NewsAsync() => await MessagesAsync(await ChannelAsync("news"));

    /// <summary>Says something, as a reply or not.</summary>
    public async Task<string> SayAsync(string channel, string text, string? replyTo = null) =>
        (await PostAsync($"channels/{channel}/messages", replyTo is null ? new { content = text } : new { content = text, message_reference = new { message_id = replyTo } }))!.Text("id");

    /// <summary>Looks now, and again whenever something has happened, until it is so.</summary>
    public async Task<T> EventuallyAsync<T>(Func<Task<T>> look, Func<T, bool> isSo)
    {
        var seen = await look();
        if (isSo(seen))
            return seen;

        using var patience = new CancellationTokenSource(Patience);
        await using var gateway = await LogInAsync(patience.Token);
        while (!isSo(seen = await look()))
        {
            try
            {
                await gateway.ChangeAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"After {Patience.TotalSeconds} s it was still: {Shown(seen)}");
            }
        }
        return seen;
    }

    public Task<IReadOnlyList<JsonNode>> EventuallyAsync(Func<Task<IReadOnlyList<JsonNode>>> look, int count) => EventuallyAsync(look, seen => seen.Count >= count);

    public Task<Gateway> LogInAsync(CancellationToken cancellationToken) =>
        Gateway.LogInAsync(new($"{url.Replace("http", "ws", StringComparison.Ordinal)}gateway/?v=10&encoding=json"), token, cancellationToken);

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, object? body)
    {
        while (true)
        {
            var (status, text) = await AskAsync(method, path, body);
            if (status == HttpStatusCode.TooManyRequests)
            {
                // As Discord's own client does: who looks after every event meets the limit of 50 requests a second.
                await Task.Delay(TimeSpan.FromSeconds(JsonNode.Parse(text)!["retry_after"]!.GetValue<double>()));
                continue;
            }
            Assert.True((int)status < 300, $"{method} {path}: {(int)status} {text}");
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
    }

    private async Task<(HttpStatusCode Status, string Text)> AskAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, $"{url}api/v10/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Authorization", token);
        using var response = await Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static string Shown<T>(T seen) => seen is IEnumerable<JsonNode> nodes ? string.Join("\n", nodes.Select(node => node.ToJsonString())) : $"{seen}";
}
