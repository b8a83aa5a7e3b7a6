namespace NewsBot.Discord.Model;

/// <summary>An address to write to under another name: https://docs.discord.com/developers/resources/webhook#webhook-object.</summary>
public sealed record Webhook(Snowflake Id, string? Token = null, Snowflake? ChannelId = null, Snowflake? GuildId = null, string? Name = null, Snowflake? ApplicationId = null)
{
    // The token is a password for the channel and must not reach a log.
    public override string ToString() => $"Webhook {Id}";
}

internal sealed record WebhookCreate(string Name);
