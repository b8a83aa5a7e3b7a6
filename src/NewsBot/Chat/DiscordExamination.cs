using NewsBot.Discord;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;

namespace NewsBot.Chat;

/// <summary>Looks at the token, the intents and the rights, and makes the invite link (https://docs.discord.com/developers/topics/oauth2#bot-authorization-flow).</summary>
internal static class DiscordExamination
{
    // https://docs.discord.com/developers/resources/application#application-object-application-flags
    private const int MessageContent = (1 << 18) | (1 << 19);

    private const int PageSize = 100;

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

    /// <summary>What is missing for posting in the channels that follow something; throws <see cref="ChatException"/> where Discord cannot be asked.</summary>
    public static Task<IReadOnlyList<Finding>> RightsAsync(DiscordOptions options, ILookup<GuildId, ChannelId> followed, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync<IReadOnlyList<Finding>>(async () =>
        {
            using var client = new DiscordClient(options);
            var ours = (await client.Rest.Guilds.ListMineAsync(null, cancellationToken)).Select(guild => guild.Id).ToHashSet();
            await client.ReadGuildsAsync(followed.Select(guild => guild.Key.Snowflake()).Where(ours.Contains), cancellationToken);

            var rights = new ChannelRights(client);
            var channels = followed.Where(guild => ours.Contains(guild.Key.Snowflake())).SelectMany(guild => guild).ToList();
            var wrong = channels.Select(channel => ProblemOf(channel, client, rights)).OfType<string>().Select(problem => new Finding(false, $"Channels: {problem}")).ToList();
            return wrong.Count > 0 ? wrong : [new(true, $"Channels: in all {channels.Count} that follow a source everything can be posted.")];
        });

    private static string? ProblemOf(ChannelId id, DiscordClient client, ChannelRights rights) =>
        client.Cache.Channel(id.Snowflake()) is not { } channel ? $"{id} follows a source and is not to be seen any more; use /channel follow in another, or let the bot see it."
        : rights.MissingToPost(channel) is { Count: > 0 } missing ? $"in {ChannelRights.Shown(channel)} the bot cannot post; give it {string.Join(", ", missing)}."
        : null;

    /// <summary>Those messages that are not where they should be; throws <see cref="ChatException"/> where Discord cannot be asked.</summary>
    public static Task<IReadOnlyList<(ChannelId Place, MessageId Message)>> MissingAsync(DiscordOptions options, ILookup<ChannelId, MessageId> sent, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync<IReadOnlyList<(ChannelId, MessageId)>>(async () =>
        {
            using var client = new DiscordClient(options);
            var missing = new List<(ChannelId, MessageId)>();
            foreach (var place in sent)
            {
                var there = await IdsAsync(client, place.Key.Snowflake(), place.Select(message => message.Snowflake()).Order().ToList(), cancellationToken);
                missing.AddRange(place.Where(message => !there.Contains(message.Snowflake())).Select(message => (place.Key, message)));
            }

            return missing;
        });

    // From the first of them to the last, a page at a time.
    private static async Task<HashSet<Snowflake>> IdsAsync(DiscordClient client, Snowflake place, List<Snowflake> wanted, CancellationToken cancellationToken)
    {
        var there = new HashSet<Snowflake>();
        try
        {
            for (Snowflake? after = new Snowflake(wanted[0].Value - 1); after < wanted[^1];)
            {
                var page = await client.Rest.Messages.ListAsync(place, after: after, limit: PageSize, cancellationToken: cancellationToken);
                there.UnionWith(page.Select(message => message.Id));
                after = page.Count < PageSize ? null : page.Max(message => message.Id);
            }
        }
        catch (DiscordException exception) when (exception.Code == ErrorCode.UnknownChannel)
        {
            return [];
        }

        return there;
    }
}
