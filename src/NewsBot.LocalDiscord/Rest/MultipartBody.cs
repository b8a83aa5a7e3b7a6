using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Rest;

/// <summary>Reads forms with files, which are known by their field's name because some clients give no filename (https://docs.discord.com/developers/reference#uploading-files).</summary>
internal static class MultipartBody
{
    private const int MaxFile = 10 * 1024 * 1024;

    public static async Task<(JsonElement Body, IReadOnlyList<Upload> Uploads)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (fields, uploads) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<Upload>());
        foreach (var (name, section) in await SectionsAsync(request, cancellationToken))
        {
            if (!IsFile(name))
                fields[name] = Encoding.UTF8.GetString(section.Content);
            else if (section.Content.Length > MaxFile)
                throw ApiError.RequestTooLarge;
            else
                uploads.Add(section with { Number = Number(name) ?? uploads.Count });
        }
        return (Body(fields), uploads);
    }

    private static async Task<List<(string Name, Upload Section)>> SectionsAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var sections = new List<(string, Upload)>();
            var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).ToString();
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                    continue;
                using var content = new MemoryStream();
                await section.Body.CopyToAsync(content, cancellationToken);
                var filename = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
                sections.Add((HeaderUtilities.RemoveQuotes(disposition.Name).ToString(), new(0, filename.Length == 0 ? "file" : Path.GetFileName(filename), section.ContentType ?? "application/octet-stream", content.ToArray())));
            }
            return sections;
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException or FormatException or IOException and not BadHttpRequestException)
        {
            throw ApiError.InvalidJson;
        }
    }

    /// <summary>Without payload_json the other fields are the body.</summary>
    public static JsonElement Body(Dictionary<string, string> fields)
    {
        try
        {
            return fields.TryGetValue("payload_json", out var payload) ? JsonElement.Parse(payload) : Wire.Element(fields);
        }
        catch (JsonException)
        {
            throw ApiError.InvalidJson;
        }
    }

    private static bool IsFile(string field) => field == "file" || Number(field) is not null;

    // files[3] says which attachment it is.
    private static int? Number(string field) =>
        field.StartsWith("files[", StringComparison.Ordinal) && int.TryParse(field.AsSpan(6).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
