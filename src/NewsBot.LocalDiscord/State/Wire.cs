using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NewsBot.LocalDiscord.State;

/// <summary>How facts become Discord's JSON: snake case, what is optional left out, what is nullable marked with <c>Never</c> where it stands.</summary>
internal static class Wire
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = WireJson.Default,
    };

    // As an object, so that a list of any kind is written as what it lists.
    private static readonly JsonTypeInfo<object> Anything = (JsonTypeInfo<object>)Options.GetTypeInfo(typeof(object));

    public static string Text(object value) => JsonSerializer.Serialize(value, Anything);

    public static byte[] Bytes(object value) => JsonSerializer.SerializeToUtf8Bytes(value, Anything);

    public static JsonElement Element(object value) => JsonSerializer.SerializeToElement(value, Anything);

    public static JsonObject Object(object value) => JsonSerializer.SerializeToNode(value, Anything)!.AsObject();

    public static T Read<T>(string json) => JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)))!;
}
