using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace NewsBot.LocalDiscord.Rest;

/// <summary>Reads JSON and multipart bodies (https://docs.discord.com/developers/reference#uploading-files).</summary>
internal static class RequestBody
{
    public const long MaxRequest = 25 * 1024 * 1024;
    private const int MaxFile = 10 * 1024 * 1024;

    public static async Task<(JsonElement Body, IReadOnlyList<Upload> Uploads)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxRequest)
            throw ApiError.RequestTooLarge;
        if (request.HasFormContentType)
            return await ReadFormAsync(request, cancellationToken);
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

    private static async Task<(JsonElement, IReadOnlyList<Upload>)> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var uploads = new List<Upload>();
        foreach (var file in form.Files)
        {
            if (file.Length > MaxFile)
                throw ApiError.RequestTooLarge;
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellationToken);
            uploads.Add(new(Number(file.Name) ?? uploads.Count, string.IsNullOrEmpty(file.FileName) ? "file" : Path.GetFileName(file.FileName), file.ContentType ?? "application/octet-stream", content.ToArray()));
        }

        try
        {
            var payload = form["payload_json"].ToString();
            return (payload.Length > 0 ? JsonElement.Parse(payload) : default, uploads);
        }
        catch (JsonException)
        {
            throw ApiError.InvalidJson;
        }
    }

    // files[3] says which attachment it is.
    private static int? Number(string field) =>
        field.StartsWith("files[", StringComparison.Ordinal) && int.TryParse(field.AsSpan(6).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ApiError WrongContentType(string? contentType)
    {
        var errors = new FormErrors();
        errors.Add([], "CONTENT_TYPE_INVALID", $"Expected \"Content-Type\" header to be one of {{application/json, application/x-www-form-urlencoded, multipart/form-data}}, not \"{contentType}\".");
        return errors.ToError();
    }
}
