using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Guilds;

/// <summary>What someone may do where, and Discord's refusal where they may not (https://docs.discord.com/developers/topics/permissions#permission-hierarchy).</summary>
internal sealed class Access(World world)
{
    private const Permissions WhileTimedOut = Permissions.ViewChannel | Permissions.ReadMessageHistory;
    private const Permissions InDm = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks | Permissions.AttachFiles | Permissions.ReadMessageHistory | Permissions.AddReactions | Permissions.UseApplicationCommands | Permissions.PinMessages;

    public Permissions In(Guild guild, Snowflake user)
    {
        if (world.Members.Find(new(guild.Id, user)) is not { } member)
            return Permissions.None;
        if (guild.OwnerId == user)
            return Permissions.All;

        var permissions = RolesOf(guild, member).Aggregate(Permissions.None, (sum, role) => sum | role.Permissions);
        if (permissions.HasFlag(Permissions.Administrator))
            return Permissions.All;
        return member.CommunicationDisabledUntil > world.Now ? permissions & WhileTimedOut : permissions;
    }

    public Permissions In(Channel channel, Snowflake user)
    {
        if (channel.IsDm)
            return channel.Recipients!.Any(recipient => recipient.Id == user) ? InDm : Permissions.None;
        if (channel.GuildId is not { } guildId || world.Guilds.Find(guildId) is not { } guild || world.Members.Find(new(guildId, user)) is not { } member)
            return Permissions.None;

        var permissions = In(guild, user);
        var place = channel.IsThread && channel.ParentId is { } parent ? world.Channels.Find(parent) : channel;
        if (place is null)
            return Permissions.None;
        if (permissions != Permissions.All)
            permissions = Overwritten(permissions, place.PermissionOverwrites ?? [], guild, member);
        if (permissions != Permissions.All && member.CommunicationDisabledUntil > world.Now)
            permissions &= WhileTimedOut;
        if (!permissions.HasFlag(Permissions.ViewChannel))
            return Permissions.None;
        return channel.Type == ChannelType.PrivateThread && !IsInPrivateThread(channel, user, permissions) ? Permissions.None : Implied(permissions, channel);
    }

    /// <summary>A channel that the user sees and may do this in.</summary>
    public Channel Channel(User user, Snowflake id, Permissions needs = Permissions.None)
    {
        var channel = world.Channels.Find(id) ?? throw ApiError.UnknownChannel;
        var permissions = In(channel, user.Id);
        if (!permissions.HasFlag(Permissions.ViewChannel))
            throw ApiError.MissingAccess;
        return permissions.HasFlag(needs) ? channel : throw ApiError.MissingPermissions;
    }

    public bool IsIn(User user, Snowflake guild) => world.Members.Find(new(guild, user.Id)) is not null;

    /// <summary>A guild that the user is in and may do this in.</summary>
    public Guild Guild(User user, Snowflake id, Permissions needs = Permissions.None)
    {
        // Discord does not tell those outside whether a guild exists.
        if (world.Guilds.Find(id) is not { } guild || !IsIn(user, id))
            throw ApiError.UnknownGuild;
        return In(guild, user.Id).HasFlag(needs) ? guild : throw ApiError.MissingPermissions;
    }

    /// <summary>How high a user stands: whoever is not above a role or a member leaves it alone (https://docs.discord.com/developers/topics/permissions#permission-hierarchy).</summary>
    public int Rank(Guild guild, Snowflake user)
    {
        if (guild.OwnerId == user)
            return int.MaxValue;
        return world.Members.Find(new(guild.Id, user)) is { } member ? RolesOf(guild, member).Max(role => role.Position) : 0;
    }

    private static IEnumerable<Role> RolesOf(Guild guild, Member member) =>
        guild.Roles.Where(role => role.Id == guild.Id || member.Roles.Contains(role.Id));

    private static Permissions Overwritten(Permissions permissions, IReadOnlyList<PermissionOverwrite> overwrites, Guild guild, Member member)
    {
        permissions = Apply(permissions, overwrites.Where(o => o.Type == PermissionOverwrite.OfRole && o.Id == guild.Id));
        permissions = Apply(permissions, overwrites.Where(o => o.Type == PermissionOverwrite.OfRole && o.Id != guild.Id && member.Roles.Contains(o.Id)));
        return Apply(permissions, overwrites.Where(o => o.Type == PermissionOverwrite.OfMember && o.Id == member.UserId));
    }

    // Of the same rank, allowing wins over denying.
    private static Permissions Apply(Permissions permissions, IEnumerable<PermissionOverwrite> overwrites)
    {
        var (allow, deny) = overwrites.Aggregate((Permissions.None, Permissions.None), (sum, o) => (sum.Item1 | o.Allow, sum.Item2 | o.Deny));
        return (permissions & ~deny) | allow;
    }

    // Who may not write may not attach either: https://docs.discord.com/developers/topics/permissions#implicit-permissions
    private static Permissions Implied(Permissions permissions, Channel channel)
    {
        var write = channel.IsThread ? Permissions.SendMessagesInThreads : Permissions.SendMessages;
        return permissions.HasFlag(write) ? permissions : permissions & ~(Permissions.EmbedLinks | Permissions.AttachFiles | Permissions.MentionEveryone);
    }

    private bool IsInPrivateThread(Channel thread, Snowflake user, Permissions permissions) =>
        thread.OwnerId == user || permissions.HasFlag(Permissions.ManageThreads) || world.ThreadMembers.Find(new(thread.Id, user)) is not null;
}
