using NewsBot.Discord;
using NewsBot.Discord.Cache;
using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>What we may do where, and who sees it, asked before a request is made: each refusal counts towards Discord's ban (https://docs.discord.com/developers/topics/permissions).</summary>
internal sealed class ChannelRights(DiscordClient client)
{
    /// <summary>What the bot needs in a channel that it posts to.</summary>
    public const Permissions ToPost = InForum | Permissions.CreatePublicThreads;

    private const Permissions InForum =
        Permissions.ViewChannel | Permissions.SendMessages | Permissions.SendMessagesInThreads | Permissions.EmbedLinks | Permissions.ReadMessageHistory;

    // As Discord's settings call them.
    private static readonly (Permissions Right, string Name)[] Names =
    [
        (Permissions.ViewChannel, "View Channel"),
        (Permissions.SendMessages, "Send Messages"),
        (Permissions.SendMessagesInThreads, "Send Messages in Threads"),
        (Permissions.CreatePublicThreads, "Create Public Threads"),
        (Permissions.EmbedLinks, "Embed Links"),
        (Permissions.ReadMessageHistory, "Read Message History"),
        (Permissions.ManageThreads, "Manage Threads"),
        (Permissions.ManageWebhooks, "Manage Webhooks"),
    ];

    /// <summary>The channel as far as it is cached; of a thread that which it belongs to, with which it shows and hides.</summary>
    public Discord.Model.Channel? Known(ChannelId channel) =>
        client.Cache.Channel(channel.Snowflake()) is { IsThread: true, ParentId: { } parent } ? client.Cache.Channel(parent) : client.Cache.Channel(channel.Snowflake());

    /// <summary>The channel or thread, asked for where it is not cached: a thread that is archived, or was only just made.</summary>
    public async Task<Discord.Model.Channel> FindAsync(ChannelId id, CancellationToken cancellationToken) =>
        client.Cache.Channel(id.Snowflake()) ?? await client.Rest.Channels.GetAsync(id.Snowflake(), cancellationToken);

    /// <summary>Finds the channel or thread and requires that we see it and have these rights there.</summary>
    public async Task<Discord.Model.Channel> FindAsync(ChannelId id, Permissions needed, CancellationToken cancellationToken)
    {
        var place = await FindAsync(id, cancellationToken);
        Require(place, needed);
        return place;
    }

    /// <summary>Requires that we see the place and have these rights there, else throws <see cref="ChatException"/>.</summary>
    public void Require(Discord.Model.Channel place, Permissions needed)
    {
        // One person alone gives no rights.
        if (place.Type == ChannelType.Dm)
            return;
        if (Missing(place, needed) is { Count: > 0 } missing)
            throw new ChatException(ChatFailure.Refused, $"In {Shown(place)} these permissions are missing: {string.Join(", ", missing)}.");
    }

    /// <summary>Requires that what we say there is not kept out by a lock.</summary>
    public void RequireUnlocked(Discord.Model.Channel place)
    {
        if (place.ThreadMetadata is { Locked: true } && !Has(place, Permissions.ManageThreads))
            throw new ChatException(ChatFailure.Refused, $"The thread {Shown(place)} is locked: unlock it, or give the permission Manage Threads.");
    }

    public bool Has(ChannelId channel, Permissions needed) => Known(channel) is { } known && Has(known, needed);

    public bool Has(Discord.Model.Channel place, Permissions needed) => Missing(place, needed).Count == 0;

    /// <summary>Whether somebody sees a channel of their guild.</summary>
    public bool CanSee(Member member, ChannelId channel) =>
        Known(channel) is { } known
        && client.Cache.GuildOf(known.Id) is { } guild
        && guild.Id == member.Guild.Snowflake()
        && guild.PermissionsOf(member.User.Snowflake(), member.Roles.Select(Snowflake.Parse), known).HasFlag(Permissions.ViewChannel);

    /// <summary>Whether those who have a role are notified where we mention it in a channel (https://docs.discord.com/developers/resources/message#allowed-mentions-object).</summary>
    public bool MayNotify(Discord.Model.Channel channel, Snowflake role) =>
        (client.Cache.OwnPermissionsWithin(channel) ?? Permissions.None).HasFlag(Permissions.MentionEveryone)
        || client.Cache.GuildOf(channel.Id)?.Roles.Any(known => known.Id == role && known.Mentionable) == true;

    /// <summary>What is missing for posting in a channel, as Discord's settings call it.</summary>
    public IReadOnlyList<string> MissingToPost(Discord.Model.Channel channel) => Missing(channel, channel.IsForum ? InForum : ToPost);

    // What follows from another right that is missing is not missing itself: who cannot see can do nothing, who cannot send cannot embed.
    private IReadOnlyList<string> Missing(Discord.Model.Channel place, Permissions needed)
    {
        var missing = (needed | Permissions.ViewChannel) & ~(client.Cache.OwnPermissionsWithin(place) ?? Permissions.None);
        if (missing.HasFlag(Permissions.ViewChannel))
            missing = Permissions.ViewChannel;
        if (missing.HasFlag(place.SendPermission))
            missing &= ~Permissions.EmbedLinks;
        return [.. Names.Where(known => missing.HasFlag(known.Right)).Select(known => known.Name)];
    }

    public static string Shown(Discord.Model.Channel place) => $"“{MessageText.Plain(place.Name ?? "").Value.ReplaceLineEndings(" ")}” ({place.Id})";
}
