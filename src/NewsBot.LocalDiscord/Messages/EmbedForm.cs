using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Reads embeds and holds them to their limits (https://docs.discord.com/developers/resources/message#embed-object-embed-limits).</summary>
internal static class EmbedForm
{
    private const int MaxEmbeds = 10;
    private const int MaxFields = 25;
    private const int MaxTotal = 6_000;
    private const int MaxUrl = 2_048;

    public static IReadOnlyList<JsonElement> Read(Form form)
    {
        var embeds = form.List("embeds", MaxEmbeds);
        var total = 0;
        var read = embeds.Select(embed => Read(embed, ref total)).ToList();
        if (total > MaxTotal)
            form.Refuse("embeds", "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {MaxTotal}");
        return read;
    }

    private static JsonElement Read(Form form, ref int total)
    {
        var embed = new JsonObject { ["type"] = "rich" };
        Text(embed, form, "title", 256, ref total);
        Text(embed, form, "description", 4_096, ref total);
        Url(embed, form, "url");
        if (form.Integer("color", 0, 0xFFFFFF) is { } color)
            embed["color"] = color;
        if (form.Time("timestamp") is { } timestamp)
            embed["timestamp"] = timestamp;
        Part(embed, form.Object("author"), "author", "name", 256, ref total, "url", "icon_url");
        Part(embed, form.Object("footer"), "footer", "text", 2_048, ref total, "icon_url");
        foreach (var key in (ReadOnlySpan<string>)["image", "thumbnail"])
        {
            if (form.Object(key) is { } image)
                embed[key] = Image(image);
        }

        var fields = form.List("fields", MaxFields);
        var read = new JsonNode[fields.Count];
        for (var at = 0; at < read.Length; at++)
            read[at] = Field(fields[at], ref total);
        if (read.Length > 0)
            embed["fields"] = new JsonArray(read);
        if (embed.Count == 1)
            form.Refuse("description", "BASE_TYPE_REQUIRED", "This field is required");
        return Wire.Element(embed);
    }

    private static void Part(JsonObject embed, Form? form, string key, string textKey, int max, ref int total, params ReadOnlySpan<string> urls)
    {
        if (form is null)
            return;
        var part = new JsonObject();
        Text(part, form, textKey, max, ref total, required: true);
        foreach (var url in urls)
            Url(part, form, url);
        embed[key] = part;
    }

    private static JsonObject Image(Form form)
    {
        var image = new JsonObject();
        if (!form.Says("url"))
            form.Refuse("url", "BASE_TYPE_REQUIRED", "This field is required");
        Url(image, form, "url");
        if (image["url"] is { } url)
            image["proxy_url"] = url.ToString();
        return image;
    }

    private static JsonObject Field(Form form, ref int total)
    {
        var field = new JsonObject();
        Text(field, form, "name", 256, ref total, required: true);
        Text(field, form, "value", 1_024, ref total, required: true);
        field["inline"] = form.Flag("inline") ?? false;
        return field;
    }

    // Lengths are measured after trimming.
    private static void Text(JsonObject target, Form form, string key, int max, ref int total, bool required = false)
    {
        var text = form.Text(key, int.MaxValue, required ? 1 : 0, required)?.Trim();
        if (text?.Length > max)
            form.Refuse(key, "BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length.");
        if (string.IsNullOrEmpty(text))
            return;
        target[key] = text;
        total += text.Length;
    }

    private static void Url(JsonObject target, Form form, string key)
    {
        if (form.Text(key, MaxUrl) is not { Length: > 0 } text)
            return;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "attachment")
            target[key] = text;
        else
            form.Refuse(key, "URL_TYPE_INVALID_SCHEME", $"Scheme \"{text.Split(':')[0]}\" is not supported. Scheme must be one of ('http', 'https').");
    }
}
