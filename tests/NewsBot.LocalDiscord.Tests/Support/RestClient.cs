using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.LocalDiscord.Tests.Support;

/// <summary>REST as one user; without authorization where there is none.</summary>
internal sealed class RestClient(HttpClient http, string apiUrl, string? authorization)
{
    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Reply> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, Json(body));

    public Task<Reply> PutAsync(string path, object? body = null) => SendAsync(HttpMethod.Put, path, Json(body));

    public Task<Reply> PatchAsync(string path, object? body = null) => SendAsync(HttpMethod.Patch, path, Json(body));

    public Task<Reply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    /// <summary>Posts a plain text, which must succeed.</summary>
    public async Task<JsonNode> SayAsync(string channel, string text, string? replyTo = null) =>
        (await PostAsync($"channels/{channel}/messages", replyTo is null ? new { content = text } : new { content = text, message_reference = new { message_id = replyTo } })).Ok();

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, $"{apiUrl}/{path}") { Content = content };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!, response.Headers);
    }

    private static StringContent? Json(object? body) =>
        body is null ? null : new(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}

internal sealed record Reply(HttpStatusCode Status, JsonNode Body, HttpResponseHeaders Headers)
{
    public int Code => Body["code"]?.GetValue<int>() ?? -1;

    public JsonNode Ok()
    {
        Assert.True((int)Status is 200 or 201 or 204, $"{(int)Status}: {Body.ToJsonString()}");
        return Body;
    }

    public void Refused(int status, int code)
    {
        Assert.Equal((status, code), ((int)Status, Code));
    }

    /// <summary>Refused as an invalid form, with this code at this place.</summary>
    public void RefusedAt(string place, string error)
    {
        Refused(400, 50035);
        var node = place.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(Body["errors"], (at, step) => at?[step]);
        Assert.True(node?["_errors"]?.AsArray().Any(e => e.Text("code") == error), $"No {error} at {place} in {Body.ToJsonString()}");
    }

    public string Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";
}
