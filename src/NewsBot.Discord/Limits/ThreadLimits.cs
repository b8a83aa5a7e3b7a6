using NewsBot.Discord.Model;

namespace NewsBot.Discord.Limits;

/// <summary>See https://docs.discord.com/developers/resources/channel#start-thread-from-message.</summary>
internal static class ThreadLimits
{
    private const int MaxTags = 5;

    public static void Check(ThreadCreate thread) => Check(thread.Name, thread.AutoArchiveDuration, thread.RateLimitPerUser);

    public static void Check(ForumPost post)
    {
        Check(post.Name, post.AutoArchiveDuration, post.RateLimitPerUser);
        Limit.Count(post.AppliedTags, MaxTags, "applied_tags");
        MessageLimits.Check(post.Message, "message.");
        if (post.Message.Nonce is not null)
            throw Limit.Broken("message.nonce", "forum posts take none");
    }

    public static void Check(ChannelEdit edit)
    {
        if (edit.Name is not null)
            Limit.Length(edit.Name, 100, "name", least: 1);
        Check("-", edit.AutoArchiveDuration, edit.RateLimitPerUser);
        Limit.Count(edit.AppliedTags, MaxTags, "applied_tags");
    }

    private static void Check(string name, int? autoArchiveDuration, int? rateLimitPerUser)
    {
        Limit.Length(name, 100, "name", least: 1);
        if (autoArchiveDuration is not (null or 60 or 1440 or 4320 or 10080))
            throw Limit.Broken("auto_archive_duration", $"must be 60, 1440, 4320 or 10080 minutes, not {autoArchiveDuration}");
        Limit.Range(rateLimitPerUser, 0, 21_600, "rate_limit_per_user");
    }
}
