using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>Guilds with their channels, roles and members: https://docs.discord.com/developers/resources/guild.</summary>
public sealed class GuildRoutes(RestSender sender)
{
    /// <summary>The guilds we are in, up to 200 a page.</summary>
    public Task<IReadOnlyList<OwnGuild>> ListMineAsync(Snowflake? after = null, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Get($"/users/@me/guilds").Query(("after", after)), DiscordJson.Default.IReadOnlyListOwnGuild, null, cancellationToken);

    public Task<Guild> GetAsync(Snowflake guild, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Get($"/guilds/{guild}"), DiscordJson.Default.Guild, null, cancellationToken);

    /// <summary>Without threads.</summary>
    public Task<IReadOnlyList<Channel>> ListChannelsAsync(Snowflake guild, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Get($"/guilds/{guild}/channels"), DiscordJson.Default.IReadOnlyListChannel, null, cancellationToken);

    public Task<ThreadList> ListActiveThreadsAsync(Snowflake guild, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Get($"/guilds/{guild}/threads/active"), DiscordJson.Default.ThreadList, null, cancellationToken);

    public Task<Member> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Get($"/guilds/{guild}/members/{user}"), DiscordJson.Default.Member, null, cancellationToken);
}
