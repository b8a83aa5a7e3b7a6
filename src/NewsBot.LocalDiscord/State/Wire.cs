using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace NewsBot.LocalDiscord.State;

/// <summary>How facts become Discord's JSON: snake case, what is optional left out, what is nullable marked with <c>Never</c> where it stands.</summary>
internal static class Wire
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Text(object value) => JsonSerializer.Serialize(value, value.GetType(), Options);

    public static byte[] Bytes(object value) => JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Options);

    public static JsonElement Element(object value) => JsonSerializer.SerializeToElement(value, value.GetType(), Options);

    public static JsonObject Object(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), Options)!.AsObject();

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
