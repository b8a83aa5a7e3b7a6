namespace NewsBot.Discord.Model;

/// <summary>Who may be notified by a text, nobody unless named: https://docs.discord.com/developers/resources/message#allowed-mentions-object.</summary>
public sealed record AllowedMentions(
    IReadOnlyList<string> Parse,
    IReadOnlyList<Snowflake>? Users = null,
    IReadOnlyList<Snowflake>? Roles = null,
    bool? RepliedUser = null)
{
    public static readonly AllowedMentions None = new([]);

    public static AllowedMentions OnlyUsers(params IReadOnlyList<Snowflake> users) => new([], Users: users);
}
