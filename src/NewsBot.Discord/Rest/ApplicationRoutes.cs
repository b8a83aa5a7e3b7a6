using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>Who we are: https://docs.discord.com/developers/resources/application#get-current-application.</summary>
public sealed class ApplicationRoutes(RestSender sender)
{
    public Task<Application> GetMineAsync(CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Get($"/applications/@me"), DiscordJson.Default.Application, null, cancellationToken);

    public Task<User> GetMeAsync(CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Get($"/users/@me"), DiscordJson.Default.User, null, cancellationToken);
}
