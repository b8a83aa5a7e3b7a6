using NewsBot.Discord.Cache;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Tests.Cache;

public sealed class PermissionTests
{
    private const Permissions Writer = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;
    private static readonly Snowflake GuildId = new(30);
    private static readonly Snowflake Owner = new(2);
    private static readonly Snowflake Someone = new(3);
    private static readonly Snowflake Editors = new(40);
    private static readonly Snowflake Muted = new(41);
    private static readonly Snowflake Admins = new(42);

    [Fact(DisplayName = "9.7 The owner and administrators may everything, whatever a channel says")]
    public void The_owner_and_administrators_may_everything()
    {
        var channel = Channel(new Overwrite(GuildId, OverwriteType.Role, Permissions.None, Permissions.ViewChannel));
        Assert.Equal(Permissions.All, Guild(channel).PermissionsOf(Owner, [], channel));
        Assert.Equal(Permissions.All, Guild(channel).PermissionsOf(Someone, [Admins], channel));
    }

    [Fact(DisplayName = "9.7 Roles add up")]
    public void Roles_add_up() => Assert.Equal(Writer | Permissions.ManageThreads, Guild().PermissionsOf(Someone, [Editors]));

    [Fact(DisplayName = "9.7 Everyone's overwrite is overruled by the roles', those by the member's")]
    public void Overwrites_are_overruled_from_everyone_to_member()
    {
        var everyone = new Overwrite(GuildId, OverwriteType.Role, Permissions.None, Permissions.SendMessages);
        var editors = new Overwrite(Editors, OverwriteType.Role, Permissions.SendMessages, Permissions.None);
        var muted = new Overwrite(Muted, OverwriteType.Role, Permissions.None, Permissions.SendMessages);
        var someone = new Overwrite(Someone, OverwriteType.Member, Permissions.None, Permissions.SendMessages);

        Assert.False(CanSend([], everyone));
        Assert.True(CanSend([Editors], everyone, editors));
        Assert.True(CanSend([Editors, Muted], everyone, editors, muted)); // among roles allowing wins
        Assert.False(CanSend([Editors], everyone, editors, someone));

        static bool CanSend(IEnumerable<Snowflake> roles, params Overwrite[] overwrites) =>
            Guild(Channel(overwrites)).PermissionsOf(Someone, roles, Channel(overwrites)).HasFlag(Permissions.SendMessages);
    }

    [Fact(DisplayName = "9.7 Who cannot see a channel can do nothing there, who cannot send cannot embed")]
    public void Some_permissions_need_others()
    {
        var hidden = Channel(new Overwrite(GuildId, OverwriteType.Role, Permissions.None, Permissions.ViewChannel));
        var silent = Channel(new Overwrite(GuildId, OverwriteType.Role, Permissions.None, Permissions.SendMessages));
        Assert.Equal(Permissions.None, Guild(hidden).PermissionsOf(Someone, [], hidden));
        Assert.Equal(Permissions.ViewChannel, Guild(silent).PermissionsOf(Someone, [], silent));
    }

    [Fact(DisplayName = "9.7 10.6 A thread goes by its parent, and writing there takes a permission of its own")]
    public void A_thread_goes_by_its_parent()
    {
        var parent = Channel(new Overwrite(GuildId, OverwriteType.Role, Permissions.SendMessagesInThreads, Permissions.SendMessages));
        var thread = new Channel(new(32), ChannelType.PublicThread, GuildId, "thread", parent.Id);
        var permissions = Guild(parent).PermissionsOf(Someone, [], thread);

        Assert.Equal(Permissions.SendMessagesInThreads, thread.SendPermission);
        Assert.True(permissions.HasFlag(thread.SendPermission | Permissions.EmbedLinks));
        Assert.False(permissions.HasFlag(Permissions.SendMessages));
        Assert.Equal(Permissions.None, Guild().PermissionsOf(Someone, [], thread)); // its parent is hidden from us
    }

    [Fact(DisplayName = "9.7 Who is timed out can only read")]
    public void Who_is_timed_out_can_only_read()
    {
        var channel = Channel();
        Assert.Equal(Permissions.ViewChannel, Guild(channel).PermissionsOf(Someone, [Editors], channel, timedOut: true));
    }

    private static Channel Channel(params IReadOnlyList<Overwrite> overwrites) => new(new(31), ChannelType.GuildText, GuildId, "news", PermissionOverwrites: overwrites);

    private static CachedGuild Guild(params IEnumerable<Channel> channels) => new(
        GuildId,
        "guild",
        Owner,
        [new(GuildId, "@everyone", Writer), new(Editors, "editors", Permissions.ManageThreads), new(Muted, "muted", Permissions.None), new(Admins, "admins", Permissions.Administrator)],
        [.. channels],
        null);
}
