using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Puts a message's own files where its embeds and components ask for them; those are not listed beside it (https://docs.discord.com/developers/reference#using-attachments-within-embeds).</summary>
internal static class AttachmentLinks
{
    private const string Scheme = "attachment://";

    public static Message Resolve(Message message)
    {
        var used = new HashSet<Attachment>();
        var resolved = message with
        {
            Embeds = [.. message.Embeds.Select(embed => Resolve(embed, message.Attachments, used))],
            Components = [.. message.Components.Select(component => Resolve(component, message.Attachments, used))],
        };
        return used.Count == 0 ? message : resolved with { Attachments = [.. message.Attachments.Where(file => !used.Contains(file))] };
    }

    private static JsonElement Resolve(JsonElement element, IReadOnlyList<Attachment> files, HashSet<Attachment> used)
    {
        if (!element.GetRawText().Contains(Scheme, StringComparison.Ordinal))
            return element;
        var node = JsonNode.Parse(element.GetRawText())!;
        Replace(node, files, used);
        return Wire.Element(node);
    }

    private static void Replace(JsonNode? node, IReadOnlyList<Attachment> files, HashSet<Attachment> used)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Replace(item, files, used);
        }
        foreach (var (key, value) in node is JsonObject fields ? fields.ToList() : [])
        {
            if (value is not JsonValue text)
                Replace(value, files, used);
            else if (key.EndsWith("url", StringComparison.Ordinal) && files.FirstOrDefault(file => text.ToString() == Scheme + file.Filename) is { } file)
                node![key] = Link(file, used);
        }
    }

    private static string Link(Attachment file, HashSet<Attachment> used)
    {
        used.Add(file);
        return file.Url;
    }
}
