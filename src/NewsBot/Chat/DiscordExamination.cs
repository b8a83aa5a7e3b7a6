using NewsBot.Discord;
using NewsBot.Discord.Rest;

namespace NewsBot.Chat;

/// <summary>Looks at the token, the intents and the rights, and makes the invite link (https://docs.discord.com/developers/topics/oauth2#bot-authorization-flow).</summary>
internal static class DiscordExamination
{
    // https://docs.discord.com/developers/resources/application#application-object-application-flags
    private const int MessageContent = (1 << 18) | (1 << 19);

    public static async Task<IReadOnlyList<Finding>> RunAsync(DiscordOptions options, CancellationToken cancellationToken)
    {
        using var client = new DiscordClient(options);
        try
        {
            var me = await client.Rest.Applications.GetMeAsync(cancellationToken);
            var application = await client.Rest.Applications.GetMineAsync(cancellationToken);
            var guilds = await client.Rest.Guilds.ListMineAsync(null, cancellationToken);
            return
            [
                new(true, $"Token: it is {me.Username}'s, who is in {guilds.Count} servers."),
                application.Flags is { } flags && (flags & MessageContent) == 0
                    ? new(false, "Intents: switch on MESSAGE CONTENT in the developer portal (Bot, Privileged Gateway Intents); without it people answer only with the Reply button, or with messages that mention the bot.")
                    : new(true, "Intents: MESSAGE CONTENT is switched on."),
                new(true, $"Invite: https://discord.com/oauth2/authorize?client_id={application.Id}&scope=bot+applications.commands&permissions={(ulong)ChannelRights.ToPost}"),
            ];
        }
        catch (DiscordException exception) when (exception.Status == System.Net.HttpStatusCode.Unauthorized)
        {
            return [new(false, "Token: Discord refuses it; copy it anew from the developer portal (Bot, Reset Token) into Discord:Token.")];
        }
        catch (DiscordException exception)
        {
            return [new(false, $"Discord: {exception.Message}")];
        }
    }
}
