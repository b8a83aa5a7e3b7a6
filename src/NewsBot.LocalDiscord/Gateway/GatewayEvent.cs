using System.Text;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Gateway;

/// <summary>Something that happened, as the gateway tells it; written once, however many hear of it.</summary>
internal sealed class GatewayEvent(string name, object data, Intents needs = Intents.None)
{
    private byte[]? _data;
    private byte[]? _dataWithoutContent;

    /// <summary>What a bot has to ask for to hear of this; nothing for events that always come.</summary>
    public Intents Needs => needs;

    /// <summary>Whom it is about: that one needs only the guilds' intent (https://docs.discord.com/developers/events/gateway#caveats).</summary>
    public Snowflake? About { get; init; }

    /// <summary>The same for those that may not read what others write.</summary>
    public object? WithoutContent { get; init; }

    /// <summary>Users that see the content in any case.</summary>
    public IReadOnlyCollection<Snowflake> ContentFor { get; init; } = [];

    public byte[] Frame(long sequence, bool withContent)
    {
        var body = withContent || WithoutContent is null ? _data ??= Wire.Bytes(data) : _dataWithoutContent ??= Wire.Bytes(WithoutContent);
        return [.. Encoding.UTF8.GetBytes($"{{\"t\":\"{name}\",\"s\":{sequence},\"op\":0,\"d\":"), .. body, (byte)'}'];
    }
}
