namespace NewsBot.Chat;

// Ids are the chat's own, opaque to us: an adapter gives them out and takes them back.

public readonly record struct GuildId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct ChannelId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct MessageId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct UserId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct RoleId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Names one message that we mean to send, the same for all its tries; at most 25 characters, so that it serves as a nonce.</summary>
public readonly record struct DeliveryKey(string Value)
{
    public override string ToString() => Value;
}
