using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>Which of a forum's tags a post carries (https://docs.discord.com/developers/resources/channel#forum-tag-object).</summary>
internal static class ForumTags
{
    private const int Most = 5;

    /// <summary>The tags that are named like a topic, of those we may set; where the forum demands one and none is, the first.</summary>
    public static IReadOnlyList<Snowflake> Choose(Discord.Model.Channel forum, IReadOnlyList<string> topics, bool mayModerate)
    {
        var free = (forum.AvailableTags ?? []).Where(tag => mayModerate || !tag.Moderated).ToList();
        var named = topics.SelectMany(topic => free.Where(tag => Folded(tag.Name) == Folded(topic))).Select(tag => tag.Id).Distinct().Take(Most).ToList();
        if (named.Count > 0 || !forum.Flags.HasFlag(ChannelFlags.RequireTag))
            return named;

        return free.Count > 0
            ? [free[0].Id]
            : throw new ChatException(ChatFailure.Refused, $"The forum {ChannelRights.Shown(forum)} demands a tag and has none that I may set: add one that is not for moderators only.");
    }

    private static string Folded(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
