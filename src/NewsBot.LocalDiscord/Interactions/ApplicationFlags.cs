namespace NewsBot.LocalDiscord.Interactions;

/// <summary>What an application's flags say of its privileged intents (https://docs.discord.com/developers/resources/application#application-object-application-flags).</summary>
internal static class ApplicationFlags
{
    private const int GatewayPresenceLimited = 1 << 13;
    private const int GatewayGuildMembersLimited = 1 << 15;
    private const int GatewayMessageContentLimited = 1 << 19;

    public static int Of(LocalDiscordOptions options) =>
        options.PrivilegedIntents ? GatewayPresenceLimited | GatewayGuildMembersLimited | GatewayMessageContentLimited : 0;
}
