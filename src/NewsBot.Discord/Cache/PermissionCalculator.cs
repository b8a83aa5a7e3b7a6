using NewsBot.Discord.Model;

namespace NewsBot.Discord.Cache;

/// <summary>What a member may do in a guild or channel: https://docs.discord.com/developers/topics/permissions#permission-overwrites.</summary>
public static class PermissionCalculator
{
    private const Permissions WhileTimedOut = Permissions.ViewChannel | Permissions.ReadMessageHistory;
    private const Permissions NeedSending = Permissions.MentionEveryone | Permissions.SendTtsMessages | Permissions.AttachFiles | Permissions.EmbedLinks;

    /// <param name="roleIds">The member's roles, from wherever they are known: nobody but ourselves is cached.</param>
    /// <param name="channel">Null for the guild as a whole. A thread goes by its parent's overwrites.</param>
    /// <param name="timedOut">Whether the member's <c>communication_disabled_until</c> lies ahead.</param>
    public static Permissions PermissionsOf(this CachedGuild guild, Snowflake userId, IEnumerable<Snowflake> roleIds, Channel? channel = null, bool timedOut = false)
    {
        if (guild.OwnerId == userId)
            return Permissions.All;

        var roles = roleIds.ToHashSet();
        var permissions = guild.Roles.Where(role => role.Id == guild.Id || roles.Contains(role.Id)).Aggregate(Permissions.None, (all, role) => all | role.Permissions);
        if (permissions.HasFlag(Permissions.Administrator))
            return Permissions.All;

        if (channel is not null)
        {
            if ((channel.IsThread ? guild.Channels.FirstOrDefault(known => known.Id == channel.ParentId) : channel) is not { } rules)
                return Permissions.None;
            permissions = Overwritten(permissions, rules.PermissionOverwrites ?? [], guild.Id, userId, roles);
        }
        if (timedOut)
            permissions &= WhileTimedOut;
        return channel is null ? permissions : Implied(permissions, channel);
    }

    /// <summary>First everyone's, then all roles' together, then the member's own.</summary>
    private static Permissions Overwritten(Permissions permissions, IReadOnlyList<Overwrite> overwrites, Snowflake everyone, Snowflake userId, HashSet<Snowflake> roles)
    {
        permissions = Apply(permissions, overwrites.Where(overwrite => overwrite.Id == everyone));
        permissions = Apply(permissions, overwrites.Where(overwrite => overwrite.Type == OverwriteType.Role && roles.Contains(overwrite.Id) && overwrite.Id != everyone));
        return Apply(permissions, overwrites.Where(overwrite => overwrite.Type == OverwriteType.Member && overwrite.Id == userId));
    }

    private static Permissions Apply(Permissions permissions, IEnumerable<Overwrite> overwrites)
    {
        var (allow, deny) = overwrites.Aggregate((Allow: Permissions.None, Deny: Permissions.None), (sum, overwrite) => (sum.Allow | overwrite.Allow, sum.Deny | overwrite.Deny));
        return permissions & ~deny | allow;
    }

    /// <summary>Who cannot see a channel can do nothing there, who cannot send cannot send anything special.</summary>
    private static Permissions Implied(Permissions permissions, Channel channel)
    {
        if (!permissions.HasFlag(Permissions.ViewChannel))
            return Permissions.None;
        return permissions.HasFlag(channel.SendPermission) ? permissions : permissions & ~NeedSending;
    }
}
