using System.Collections.Concurrent;
using System.Net;

namespace NewsBot.Discord.Rest;

/// <summary>What will be refused for good is not sent again: a refused token, a webhook that is gone: https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans.</summary>
internal sealed class DeadEnds
{
    private readonly ConcurrentDictionary<string, bool> _webhooks = new();
    private volatile bool _tokenRefused;

    public void Check(Route route)
    {
        if (_tokenRefused && !route.ForInteraction && !route.ForWebhook)
            throw new DiscordException($"{route.Name} was not sent: Discord refused the bot token before.", route.Name, HttpStatusCode.Unauthorized);
        if (route.ForWebhook && _webhooks.ContainsKey(route.Major))
            throw new DiscordException($"{route.Name} was not sent: the webhook is gone.", route.Name, HttpStatusCode.NotFound, ErrorCode.UnknownWebhook);
    }

    public void Learn(Route route, HttpStatusCode status, int code)
    {
        if (status == HttpStatusCode.Unauthorized && !route.ForInteraction && !route.ForWebhook)
            _tokenRefused = true;
        if (status == HttpStatusCode.NotFound && route.ForWebhook && code == ErrorCode.UnknownWebhook)
            _webhooks[route.Major] = true;
    }
}
