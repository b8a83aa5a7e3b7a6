using Microsoft.Extensions.Logging;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Cache;

/// <summary>Reads the guilds over REST, for a session taken up after a restart: RESUME repeats what was missed, but not GUILD_CREATE: https://docs.discord.com/developers/events/gateway#resuming.</summary>
internal sealed partial class CacheFiller(DiscordRest rest, GuildCache cache, ILogger logger)
{
    /// <summary>With more, a new session tells of them sooner than we could ask.</summary>
    private const int MaxGuilds = 25;

    public async Task<bool> TryFillAsync(IReadOnlyCollection<int> shards, CancellationToken cancellationToken)
    {
        try
        {
            var me = await rest.Applications.GetMeAsync(cancellationToken);
            var application = await rest.Applications.GetMineAsync(cancellationToken);
            var guilds = await rest.Guilds.ListMineAsync(cancellationToken: cancellationToken);
            if (guilds.Count > MaxGuilds)
                return false;

            cache.Know(me, application.Id);
            var ours = guilds.Where(guild => shards.Contains(DiscordClient.ShardOf(guild.Id, cache.ShardCount)));
            foreach (var guild in await Task.WhenAll(ours.Select(guild => ReadAsync(guild.Id, me, cancellationToken))))
                cache.Put(guild);
            return true;
        }
        catch (DiscordException exception)
        {
            Log.NotFilled(logger, exception);
            return false;
        }
    }

    /// <summary>Reads some of the guilds that we are in; throws <see cref="DiscordException"/>.</summary>
    public async Task FillAsync(IEnumerable<Snowflake> guilds, CancellationToken cancellationToken)
    {
        var me = await rest.Applications.GetMeAsync(cancellationToken);
        cache.Know(me, (await rest.Applications.GetMineAsync(cancellationToken)).Id);
        foreach (var guild in guilds)
            cache.Put(await ReadAsync(guild, me, cancellationToken));
    }

    private async Task<Guild> ReadAsync(Snowflake id, User me, CancellationToken cancellationToken)
    {
        var guild = await rest.Guilds.GetAsync(id, cancellationToken);
        return GuildParts.Settle(guild with
        {
            Channels = await rest.Guilds.ListChannelsAsync(id, cancellationToken),
            Threads = (await rest.Guilds.ListActiveThreadsAsync(id, cancellationToken)).Threads,
            Members = [await rest.Guilds.GetMemberAsync(id, me.Id, cancellationToken)],
        });
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The guilds could not be read, so a new session is started instead of resuming the last one.")]
        public static partial void NotFilled(ILogger logger, Exception exception);
    }
}
