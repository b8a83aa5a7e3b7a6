using System.Globalization;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Messages;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>Keeps the files that a person hands to an application: what names one by its number names the attachment from then on (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-resolved-data-structure).</summary>
internal sealed class InteractionFiles(MessageWriter writer)
{
    public JsonObject Put(IReadOnlyList<Upload> uploads, Channel channel, JsonObject data)
    {
        if (uploads.Count == 0)
            return data;

        var kept = uploads.DistinctBy(upload => upload.Number).ToDictionary(upload => upload.Number.ToString(CultureInfo.InvariantCulture), upload => writer.Keep(channel, upload, null));
        Name(data, kept);
        if (data["resolved"] is not JsonObject resolved)
            data["resolved"] = resolved = [];
        resolved["attachments"] = new JsonObject(kept.Values.Select(file => KeyValuePair.Create(file.Id.ToString(), (JsonNode?)Wire.Object(file))));
        return data;
    }

    private static void Name(JsonNode? node, IReadOnlyDictionary<string, Attachment> files)
    {
        foreach (var child in node is JsonArray items ? items.ToList() : [])
            Name(child, files);
        if (node is not JsonObject fields)
            return;

        foreach (var (_, value) in fields.ToList())
            Name(value, files);
        var type = fields["type"] is JsonValue kind && kind.TryGetValue<int>(out var number) ? number : 0;
        if (type == OptionType.Attachment && Find(fields["value"], files) is { } file)
            fields["value"] = file;
        if (type == ComponentType.FileUpload && fields["values"] is JsonArray values)
            fields["values"] = new JsonArray([.. values.Select(value => (JsonNode?)Find(value, files))]);
    }

    private static string? Find(JsonNode? number, IReadOnlyDictionary<string, Attachment> files) =>
        number is not null && files.TryGetValue(number.ToString(), out var file) ? file.Id.ToString() : null;
}
