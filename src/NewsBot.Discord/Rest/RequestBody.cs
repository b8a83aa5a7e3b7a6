using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>What is sent along, kept as bytes so that every try can send it again: https://docs.discord.com/developers/reference#uploading-files.</summary>
internal sealed record RequestBody(byte[] Json, IReadOnlyList<FileUpload> Files)
{
    public static RequestBody Of<T>(T value, JsonTypeInfo<T> type, IReadOnlyList<FileUpload>? files = null) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type), files ?? []);

    public HttpContent ToContent()
    {
        var json = new ByteArrayContent(Json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        if (Files.Count == 0)
            return json;

        var form = new MultipartFormDataContent { { json, "payload_json" } };
        foreach (var (file, index) in Files.Select((file, index) => (file, index)))
        {
            var content = new ReadOnlyMemoryContent(file.Content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(file.ContentType) } };
            form.Add(content, $"files[{index}]", file.Filename);
        }
        return form;
    }
}
