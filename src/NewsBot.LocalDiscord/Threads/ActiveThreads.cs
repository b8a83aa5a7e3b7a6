using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Threads;

/// <summary>Holds a guild to as many active threads as it may have (https://docs.discord.com/developers/topics/threads#active-archived-threads).</summary>
internal static class ActiveThreads
{
    public static void RequireRoom(World world, Snowflake? guild, ChannelType type)
    {
        if (guild is not { } id || world.Channels.In(id).Count(channel => channel is { IsThread: true, ThreadMetadata.Archived: false }) < world.Options.ActiveThreadsPerGuild)
            return;
        throw type == ChannelType.AnnouncementThread ? ApiError.MaxActiveAnnouncementThreads : ApiError.MaxActiveThreads;
    }
}
