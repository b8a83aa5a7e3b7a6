using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.Tests.Support;

/// <summary>Discord's REST as one user; every call must succeed unless a refusal is asked for.</summary>
internal sealed class Caller(HttpClient http, string apiUrl, string? token)
{
    public Task<JsonNode> GetAsync(string path) => CallAsync(HttpMethod.Get, path, null);

    public Task<JsonNode> PostAsync(string path, object body) => CallAsync(HttpMethod.Post, path, body);

    public Task<JsonNode> PutAsync(string path, object? body = null) => CallAsync(HttpMethod.Put, path, body);

    public Task<JsonNode> PatchAsync(string path, object body) => CallAsync(HttpMethod.Patch, path, body);

    public Task<JsonNode> DeleteAsync(string path) => CallAsync(HttpMethod.Delete, path, null);

    /// <summary>The status and Discord's error code of a call that need not succeed.</summary>
    public async Task<(int Status, int Code)> TryAsync(HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await SendAsync(method, path, body);
        return (status, answer is JsonObject && answer["code"] is JsonValue code && code.TryGetValue<int>(out var number) ? number : 0);
    }

    /// <summary>Posts a body with a file (https://docs.discord.com/developers/reference#uploading-files).</summary>
    public async Task<JsonNode> UploadAsync(string path, object body, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), "payload_json" }, { new ByteArrayContent(content), "files[0]", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{apiUrl}/{path}") { Content = form };
        request.Headers.TryAddWithoutValidation("Authorization", token);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"POST {path} was answered with {(int)response.StatusCode}: {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    private async Task<JsonNode> CallAsync(HttpMethod method, string path, object? body)
    {
        var (status, answer) = await SendAsync(method, path, body);
        Assert.True(status is >= 200 and < 300, $"{method} {path} was answered with {status}: {answer.ToJsonString()}");
        return answer;
    }

    private async Task<(int Status, JsonNode Answer)> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, $"{apiUrl}/{path}");
        request.Content = body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", token);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }
}
