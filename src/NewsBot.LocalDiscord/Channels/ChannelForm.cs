using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Channels;

/// <summary>Reads a channel to make or change (https://docs.discord.com/developers/resources/channel#modify-channel).</summary>
internal sealed class ChannelForm(Form form, World world)
{
    public const int MaxSlowmode = 21_600;
    public static readonly int[] AutoArchiveDurations = [60, 1_440, 4_320, 10_080];
    private static readonly int[] Types = [(int)ChannelType.GuildText, (int)ChannelType.GuildVoice, (int)ChannelType.GuildCategory, (int)ChannelType.GuildAnnouncement, (int)ChannelType.GuildForum, (int)ChannelType.GuildMedia];

    public Channel Create()
    {
        var type = (ChannelType)(form.OneOf("type", Types) ?? 0);
        form.Text("name", 100, 1, required: true);
        return Apply(new(world.Ids.Next(), type)
        {
            PermissionOverwrites = [],
            Nsfw = false,
            RateLimitPerUser = 0,
            AvailableTags = type is ChannelType.GuildForum or ChannelType.GuildMedia ? [] : null,
        });
    }

    public Channel Apply(Channel channel) => channel with
    {
        Type = form.OneOf("type", KindsOf(channel.Type)) is { } type ? (ChannelType)type : channel.Type,
        Name = form.Text("name", 100, 1) is { } name ? Written(name, channel.Type) : channel.Name,
        Topic = form.Has("topic") ? form.Text("topic", channel.IsForum ? 4_096 : 1_024) : channel.Topic,
        Position = (int?)form.Integer("position", 0, int.MaxValue) ?? channel.Position,
        Nsfw = form.Flag("nsfw") ?? channel.Nsfw,
        ParentId = Category(channel.ParentId),
        RateLimitPerUser = (int?)form.Integer("rate_limit_per_user", 0, MaxSlowmode) ?? channel.RateLimitPerUser,
        DefaultAutoArchiveDuration = form.OneOf("default_auto_archive_duration", AutoArchiveDurations) ?? channel.DefaultAutoArchiveDuration,
        DefaultThreadRateLimitPerUser = (int?)form.Integer("default_thread_rate_limit_per_user", 0, MaxSlowmode) ?? channel.DefaultThreadRateLimitPerUser,
        PermissionOverwrites = form.Says("permission_overwrites") ? [.. form.List("permission_overwrites", 100).Select(o => Overwrite(o, o.Id("id", required: true) ?? default))] : channel.PermissionOverwrites,
        DefaultReactionEmoji = form.Has("default_reaction_emoji") ? Reaction(form.Object("default_reaction_emoji")) : channel.DefaultReactionEmoji,
        DefaultSortOrder = form.OneOf("default_sort_order", [0, 1]) ?? channel.DefaultSortOrder,
        DefaultForumLayout = form.OneOf("default_forum_layout", [0, 1, 2]) ?? channel.DefaultForumLayout,
        AvailableTags = form.Says("available_tags") ? [.. form.List("available_tags", 20).Select(Tag)] : channel.AvailableTags,
        Flags = channel.IsForum && form.Integer("flags", 0, int.MaxValue) is { } flags ? (ChannelFlags)flags & ChannelFlags.RequireTag : channel.Flags,
    };

    /// <summary>The category that a channel is to be in; where it was unless something is said.</summary>
    public Snowflake? Category(Snowflake? unlessSaid)
    {
        if (!form.Has("parent_id"))
            return unlessSaid;
        var id = form.Id("parent_id");
        if (id is { } parent && world.Channels.Find(parent) is not { Type: ChannelType.GuildCategory })
            form.Refuse("parent_id", "CHANNEL_PARENT_INVALID_TYPE", "Not a category");
        return id;
    }

    public static PermissionOverwrite Overwrite(Form form, Snowflake id) =>
        new(id, form.OneOf("type", [PermissionOverwrite.OfRole, PermissionOverwrite.OfMember], required: true) ?? 0, (Permissions)(form.Bits("allow") ?? 0) & Permissions.All, (Permissions)(form.Bits("deny") ?? 0) & Permissions.All);

    private static DefaultReaction? Reaction(Form? emoji) => emoji is null ? null : new(emoji.Id("emoji_id"), emoji.Text("emoji_name", 100));

    // A tag without an id is new.
    private ForumTag Tag(Form tag) => new(
        tag.Id("id") ?? world.Ids.Next(),
        tag.Text("name", 20, 1, required: true) ?? "",
        tag.Flag("moderated") ?? false,
        tag.Id("emoji_id"),
        tag.Text("emoji_name", 100));

    // Only a text channel becomes one for announcements, and back: https://docs.discord.com/developers/resources/channel#modify-channel
    private static int[] KindsOf(ChannelType type) =>
        type is ChannelType.GuildText or ChannelType.GuildAnnouncement ? [(int)ChannelType.GuildText, (int)ChannelType.GuildAnnouncement] : [(int)type];

    // Text channels have no blanks and no capitals, as in Discord's own client.
    private static string Written(string name, ChannelType type) =>
        type is ChannelType.GuildText or ChannelType.GuildAnnouncement or ChannelType.GuildForum ? name.ToLowerInvariant().Replace(' ', '-') : name;
}
