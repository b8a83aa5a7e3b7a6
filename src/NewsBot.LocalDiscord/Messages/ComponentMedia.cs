using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Fills in what Discord adds to pictures and boxes of a layout (https://docs.discord.com/developers/components/reference#unfurled-media-item).</summary>
internal static class ComponentMedia
{
    public static void Complete(JsonObject component, int type)
    {
        switch (type)
        {
            case ComponentType.Container:
                component["spoiler"] ??= false;
                component.TryAdd("accent_color", null);
                break;
            case ComponentType.Thumbnail:
                Describe(component);
                break;
            case ComponentType.MediaGallery:
                foreach (var item in component["items"] as JsonArray ?? [])
                    Describe(item as JsonObject ?? []);
                break;
            case ComponentType.File:
                Unfurl(component["file"]);
                component["spoiler"] ??= false;
                component["name"] = (component["file"]?["url"] as JsonValue)?.ToString().Split('/')[^1];
                component["size"] = 0;
                break;
        }
    }

    private static void Describe(JsonObject item)
    {
        Unfurl(item["media"]);
        item["spoiler"] ??= false;
        item.TryAdd("description", null);
    }

    private static void Unfurl(JsonNode? media)
    {
        if (media is not JsonObject unfurled || unfurled["url"] is not JsonValue url)
            return;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(url.ToString()));
        unfurled["id"] = new Snowflake(BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 1).ToString();
        unfurled["proxy_url"] = url.ToString();
    }
}
