using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>Who we are: https://docs.discord.com/developers/resources/application#get-current-application.</summary>
public sealed class ApplicationRoutes
{
    private readonly RestSender _sender;

    internal ApplicationRoutes(RestSender sender) => _sender = sender;

    public Task<Application> GetMineAsync(CancellationToken cancellationToken = default) =>
        _sender.SendAsync(Route.Get($"/applications/@me"), DiscordJson.Default.Application, null, cancellationToken);

    public Task<User> GetMeAsync(CancellationToken cancellationToken = default) =>
        _sender.SendAsync(Route.Get($"/users/@me"), DiscordJson.Default.User, null, cancellationToken);
}
