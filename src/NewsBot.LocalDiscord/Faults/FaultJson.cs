using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NewsBot.LocalDiscord.Faults;

/// <summary>How orders for faults are read: nothing that they cannot say, and faults by their names.</summary>
// What has a default there is settable: readers made when the program is built give every init-only property a value.
internal static partial class FaultJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter<RestFaultKind>(null, allowIntegerValues: false), new JsonStringEnumConverter<GatewayFaultKind>(null, allowIntegerValues: false) },
        TypeInfoResolver = Types.Default,
    };

    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    [JsonSerializable(typeof(RestFault))]
    [JsonSerializable(typeof(GatewayFault))]
    [JsonSerializable(typeof(FaultSettings))]
    private sealed partial class Types : JsonSerializerContext;
}
