using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace NewsBot.LocalDiscord.Rest;

/// <summary>Reads JSON and multipart bodies (https://docs.discord.com/developers/reference#uploading-files).</summary>
internal static class RequestBody
{
    public const long MaxRequest = 25 * 1024 * 1024;

    public static async Task<(JsonElement Body, IReadOnlyList<Upload> Uploads)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxRequest)
            throw ApiError.RequestTooLarge;
        if (request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
            return await MultipartBody.ReadAsync(request, cancellationToken);
        if (request.HasFormContentType)
            return (MultipartBody.Body((await request.ReadFormAsync(cancellationToken)).ToDictionary(field => field.Key, field => field.Value.ToString())), []);
        if (request.ContentLength is null or 0 && !request.Headers.TransferEncoding.Contains("chunked"))
            return (default, []);
        if (!request.HasJsonContentType())
            throw WrongContentType(request.ContentType);

        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, default, cancellationToken);
            return (document.RootElement.Clone(), []);
        }
        catch (JsonException)
        {
            throw ApiError.InvalidJson;
        }
    }

    private static ApiError WrongContentType(string? contentType)
    {
        var errors = new FormErrors();
        errors.Add([], "CONTENT_TYPE_INVALID", $"Expected \"Content-Type\" header to be one of {{application/json, application/x-www-form-urlencoded, multipart/form-data}}, not \"{contentType}\".");
        return errors.ToError();
    }
}
