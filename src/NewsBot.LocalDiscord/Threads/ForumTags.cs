using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Threads;

/// <summary>Holds a post's tags against its forum's (https://docs.discord.com/developers/topics/threads#creating-threads-in-forum-and-media-channels).</summary>
internal static class ForumTags
{
    public static void Check(Form form, Channel forum, IReadOnlyList<Snowflake> before, IReadOnlyList<Snowflake> after, bool isModerator)
    {
        if (forum.Flags.HasFlag(ChannelFlags.RequireTag) && after.Count == 0)
            throw ApiError.TagRequired;

        var known = (forum.AvailableTags ?? []).ToDictionary(tag => tag.Id);
        if (after.Any(id => !known.ContainsKey(id)))
            form.Refuse("applied_tags", "FORUM_TAG_INVALID", "Unknown tag");
        form.Check();
        var changed = after.Except(before).Concat(before.Except(after));
        if (!isModerator && changed.Any(id => known.TryGetValue(id, out var tag) && tag.Moderated))
            throw ApiError.TagNeedsModerator;
    }
}
