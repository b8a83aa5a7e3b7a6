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
