using NewsBot.Discord.Limits;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>The commands people can call: https://docs.discord.com/developers/interactions/application-commands#endpoints.</summary>
public sealed class CommandRoutes(RestSender sender)
{
    public Task<IReadOnlyList<ApplicationCommand>> ListAsync(Snowflake application, Snowflake? guild = null, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Of(HttpMethod.Get, application, guild).Query(("with_localizations", "true")), DiscordJson.Default.IReadOnlyListApplicationCommand, null, cancellationToken);

    /// <summary>Makes these the commands, global ones without a guild. Written only if they differ: new names are limited to 200 a day.</summary>
    /// <returns>Whether anything was written.</returns>
    public async Task<bool> RegisterAsync(Snowflake application, IReadOnlyList<ApplicationCommand> commands, Snowflake? guild = null, CancellationToken cancellationToken = default)
    {
        CommandLimits.Check(commands);
        if (CommandComparison.AreEqual(commands, await ListAsync(application, guild, cancellationToken)))
            return false;
        var body = RequestBody.Of(commands, DiscordJson.Default.IReadOnlyListApplicationCommand);
        await sender.SendAsync(Of(HttpMethod.Put, application, guild), DiscordJson.Default.IReadOnlyListApplicationCommand, body, cancellationToken);
        return true;
    }

    private static Route Of(HttpMethod method, Snowflake application, Snowflake? guild) => guild is { } id
        ? Route.To(method, $"/applications/{application}/guilds/{id}/commands")
        : Route.To(method, $"/applications/{application}/commands");
}
