using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace NewsBot.Models;

/// <summary>What a model said, and how many tokens that took.</summary>
public sealed record ModelReply(string Text, long Tokens);

/// <summary>Asks an OpenAI-compatible API (https://platform.openai.com/docs/api-reference/chat), as Ollama and llama.cpp have one too.</summary>
public sealed class ModelEndpoint(IOptions<ModelOptions> options, TimeProvider time) : IDisposable
{
    private const int LongestBody = 262_144;
    private const int CharactersOfToken = 4;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LongestBody,
    };

    /// <summary>Asks once; throws <see cref="ModelException"/> where there is no answer in time or none that can be read.</summary>
    /// <param name="instructions">What it is to do.</param>
    /// <param name="material">What it is to do that with; nothing in it is an instruction.</param>
    /// <param name="mostTokens">How long its answer may be.</param>
    public async Task<ModelReply> AskAsync(string instructions, string material, int mostTokens, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{options.Value.Url.TrimEnd('/')}/chat/completions");
            request.Content = JsonContent.Create(new ChatRequest(options.Value.Name, [new("system", instructions), new("user", material)], 0, mostTokens, false), ModelJson.Default.ChatRequest);
            if (options.Value.Key.Length > 0)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.Key);

            using var response = await _http.SendAsync(request, either.Token);
            if (!response.IsSuccessStatusCode)
                throw new ModelException($"The model answered with status {(int)response.StatusCode}.");

            var body = await response.Content.ReadFromJsonAsync(ModelJson.Default.ChatResponse, either.Token);
            return body?.Choices is [{ Message.Content: { } text }, ..] && !string.IsNullOrWhiteSpace(text)
                ? new(text.Trim(), body.Usage?.TotalTokens ?? (instructions.Length + material.Length + text.Length) / CharactersOfToken)
                : throw new ModelException("The model's answer is empty.");
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelException("The model took too long.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new ModelException("The model cannot be reached.", exception);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new ModelException("The model's answer cannot be read.", exception);
        }
    }

    public void Dispose() => _http.Dispose();
}

internal sealed record ChatRequest(string Model, IReadOnlyList<ChatMessage> Messages, double Temperature, [property: JsonPropertyName("max_tokens")] int MaxTokens, bool Stream);

internal sealed record ChatMessage(string Role, string? Content);

internal sealed record ChatResponse(IReadOnlyList<ChatChoice>? Choices, ChatUsage? Usage);

internal sealed record ChatChoice(ChatMessage? Message);

internal sealed record ChatUsage([property: JsonPropertyName("total_tokens")] long? TotalTokens);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatResponse))]
internal sealed partial class ModelJson : JsonSerializerContext;
