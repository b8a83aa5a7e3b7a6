using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>Where the gateway is: https://docs.discord.com/developers/events/gateway#get-gateway-bot.</summary>
internal sealed class GatewayRoutes(RestSender sender)
{
    public Task<GatewayBot> GetBotAsync(CancellationToken cancellationToken) =>
        sender.SendAsync(Route.Get($"/gateway/bot"), DiscordJson.Default.GatewayBot, null, cancellationToken);
}
