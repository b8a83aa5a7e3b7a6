using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Discord.Model;

/// <summary>A field that may be left out, which on an edit is not the same as null: https://docs.discord.com/developers/reference#nullable-and-optional-resource-fields.</summary>
[JsonConverter(typeof(OptionalConverter))]
public readonly record struct Optional<T>(T Value)
{
    /// <summary>False for <c>default</c>, which is how a field is left out.</summary>
    public bool IsGiven { get; } = true;

    public static implicit operator Optional<T>(T value) => new(value);
}

internal sealed class OptionalConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<Optional<T>>
    {
        public override bool HandleNull => true;

        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<T>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
