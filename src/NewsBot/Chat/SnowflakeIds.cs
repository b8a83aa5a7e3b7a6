using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>Discord's snowflakes as the port's opaque ids, and back.</summary>
internal static class SnowflakeIds
{
    public static Snowflake Snowflake(this GuildId id) => Discord.Model.Snowflake.Parse(id.Value);

    public static Snowflake Snowflake(this ChannelId id) => Discord.Model.Snowflake.Parse(id.Value);

    public static Snowflake Snowflake(this MessageId id) => Discord.Model.Snowflake.Parse(id.Value);

    public static Snowflake Snowflake(this UserId id) => Discord.Model.Snowflake.Parse(id.Value);

    public static GuildId GuildId(this Snowflake id) => new(id.ToString());

    public static ChannelId ChannelId(this Snowflake id) => new(id.ToString());

    public static MessageId MessageId(this Snowflake id) => new(id.ToString());

    public static UserId UserId(this Snowflake id) => new(id.ToString());
}
