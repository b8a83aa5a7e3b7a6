using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Threads;

/// <summary>A thread as someone asked for it.</summary>
internal sealed record ThreadDraft(string Name, int? AutoArchiveDuration, int? RateLimitPerUser)
{
    public ChannelType Type { get; init; } = ChannelType.PublicThread;

    public IReadOnlyList<Snowflake>? Tags { get; init; }

    public bool? Invitable { get; init; }
}

/// <summary>Makes threads, with whoever starts one as its first member (https://docs.discord.com/developers/topics/threads).</summary>
internal sealed class ThreadStarter(World world, Publisher publisher)
{
    private const int DefaultAutoArchiveDuration = 4_320;

    public Channel Start(Channel parent, User owner, ThreadDraft draft, Snowflake id)
    {
        ActiveThreads.RequireRoom(world, parent.GuildId, draft.Type);
        var duration = draft.AutoArchiveDuration ?? parent.DefaultAutoArchiveDuration ?? DefaultAutoArchiveDuration;
        var thread = world.Channels.Put(new(id, draft.Type)
        {
            GuildId = parent.GuildId,
            ParentId = parent.Id,
            Name = draft.Name,
            OwnerId = owner.Id,
            RateLimitPerUser = draft.RateLimitPerUser ?? parent.DefaultThreadRateLimitPerUser ?? 0,
            ThreadMetadata = new(false, duration, world.Now, false, world.Now) { Invitable = draft.Invitable },
            MessageCount = 0,
            TotalMessageSent = 0,
            MemberCount = 1,
            AppliedTags = draft.Tags,
        });
        world.ThreadMembers.Put(new(id, owner.Id, world.Now));
        if (parent.IsForum)
            world.Channels.Put(parent with { LastMessageId = id });
        publisher.ToChannel(thread, new("THREAD_CREATE", thread with { NewlyCreated = true }, Intents.Guilds));
        return thread;
    }

    /// <summary>The thread as it is by now, with the viewer's membership.</summary>
    public Channel Shown(Snowflake id, User viewer) => world.Channels.Find(id)! with { Member = world.ThreadMembers.Find(new(id, viewer.Id)) };
}
