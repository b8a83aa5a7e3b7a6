using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>Where the gateway is: https://docs.discord.com/developers/events/gateway#get-gateway-bot.</summary>
internal sealed class GatewayRoutes(RestSender sender)
{
    public async Task<GatewayBot> GetBotAsync(CancellationToken cancellationToken)
    {
        var route = Route.Get($"/gateway/bot");
        var gateway = await sender.SendAsync(route, DiscordJson.Default.GatewayBot, null, cancellationToken);
        return gateway.Url is not null ? gateway : throw new DiscordException($"{route.Name} was answered without a URL.", route.Name);
    }
}
