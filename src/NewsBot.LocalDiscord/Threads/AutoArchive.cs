using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Threads;

/// <summary>Puts threads to rest in which nothing was said for as long as they ask (https://docs.discord.com/developers/topics/threads#active-archived-threads).</summary>
internal sealed class AutoArchive(World world, Publisher publisher)
{
    public void Sweep()
    {
        foreach (var thread in world.Channels.All.Where(channel => channel is { ThreadMetadata: { Archived: false } metadata } && Quiet(channel.LastMessageId ?? channel.Id, metadata)).ToList())
        {
            var archived = world.Channels.Put(thread with { ThreadMetadata = thread.ThreadMetadata! with { Archived = true, ArchiveTimestamp = world.Now } });
            publisher.ToChannel(archived, new("THREAD_UPDATE", archived, Intents.Guilds));
        }
    }

    // Whoever wakes a thread gives it as much time again.
    private bool Quiet(Snowflake last, ThreadMetadata metadata)
    {
        var since = last.CreatedAt > metadata.ArchiveTimestamp ? last.CreatedAt : metadata.ArchiveTimestamp;
        return since + TimeSpan.FromMinutes(metadata.AutoArchiveDuration) < world.Now;
    }
}
