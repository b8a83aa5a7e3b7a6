using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.LocalDiscord.Faults;

/// <summary>What can be changed while the server runs; what is left out stays.</summary>
public sealed record FaultSettings
{
    /// <summary>How long a nonce is remembered.</summary>
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? NonceWindow { get; init; }

    /// <summary>How fast time passes for ids, nonces, tokens, threads and rate limits; heartbeats keep their pace.</summary>
    public double? ClockSpeed { get; init; }
}

/// <summary>Writes spans of time as seconds.</summary>
internal sealed class SecondsConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDouble() is >= 0 and <= 1_000_000 and var seconds ? TimeSpan.FromSeconds(seconds) : throw new JsonException("Not a number of seconds.");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteNumberValue(value.TotalSeconds);
}
