using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Models;

/// <summary>A sentence of a model's answer, and the words that it says it rests on; neither was checked yet.</summary>
internal sealed record ModelClaim(string? Claim, string? Quote)
{
    /// <summary>Reads a model's answer; throws <see cref="ModelException"/> where it has no claims, not even none.</summary>
    public static IReadOnlyList<ModelClaim> Read(string answer)
    {
        // Some models cannot but talk, or set a fence around it.
        var (start, end) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        try
        {
            return (end > start && start >= 0 ? JsonSerializer.Deserialize(answer.AsSpan(start, end - start + 1), ClaimsJson.Default.ModelClaims)?.Claims : null)
                ?? throw new ModelException("The model's answer has no claims.");
        }
        catch (JsonException exception)
        {
            throw new ModelException("The model's answer cannot be read.", exception);
        }
    }
}

internal sealed record ModelClaims(IReadOnlyList<ModelClaim>? Claims);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ModelClaims))]
internal sealed partial class ClaimsJson : JsonSerializerContext;
