using System.Text.Json;

namespace NewsBot.Discord.Gateway;

/// <summary>A received frame taken apart, its data still as bytes: https://docs.discord.com/developers/events/gateway-events#payload-structure.</summary>
internal readonly ref struct GatewayPayload
{
    public int Op { get; private init; }

    public long? Sequence { get; private init; }

    public string? Name { get; private init; }

    public ReadOnlySpan<byte> Data { get; private init; }

    public static GatewayPayload Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return ReadWhole(json);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            throw new JsonException("A frame with a field of another type.", exception);
        }
    }

    private static GatewayPayload ReadWhole(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        int? op = null;
        long? sequence = null;
        string? name = null;
        ReadOnlySpan<byte> data = default;

        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("op"u8) && reader.Read())
                op = reader.GetInt32();
            else if (reader.ValueTextEquals("s"u8) && reader.Read())
                sequence = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt64();
            else if (reader.ValueTextEquals("t"u8) && reader.Read())
                name = reader.GetString();
            else if (reader.ValueTextEquals("d"u8) && reader.Read())
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                data = json[start..(int)reader.BytesConsumed];
            }
            else
                reader.Skip();
        }
        Expect(reader.TokenType == JsonTokenType.EndObject);
        return new() { Op = op ?? throw new JsonException("A frame without an opcode."), Sequence = sequence, Name = name, Data = data };
    }

    private static void Expect(bool condition)
    {
        if (!condition)
            throw new JsonException("A frame that is not an object.");
    }
}
