using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Threads;

/// <summary>Changes a thread (https://docs.discord.com/developers/topics/threads#editing-deleting-threads).</summary>
internal sealed class ThreadEdit(World world, Access access, Publisher publisher)
{
    public Channel Apply(Channel thread, Call call)
    {
        var form = call.Form;
        var metadata = thread.ThreadMetadata!;
        var archived = form.Flag("archived") ?? metadata.Archived;
        var edited = thread with
        {
            Name = form.Text("name", 100, 1) ?? thread.Name,
            RateLimitPerUser = (int?)form.Integer("rate_limit_per_user", 0, ChannelForm.MaxSlowmode) ?? thread.RateLimitPerUser,
            AppliedTags = form.Says("applied_tags") ? form.Ids("applied_tags", 5) : thread.AppliedTags,
            Flags = form.Integer("flags", 0, int.MaxValue) is { } flags ? (ChannelFlags)flags & ChannelFlags.Pinned : thread.Flags,
            ThreadMetadata = metadata with
            {
                Archived = archived,
                ArchiveTimestamp = archived == metadata.Archived ? metadata.ArchiveTimestamp : world.Now,
                Locked = form.Flag("locked") ?? metadata.Locked,
                AutoArchiveDuration = form.OneOf("auto_archive_duration", ChannelForm.AutoArchiveDurations) ?? metadata.AutoArchiveDuration,
                Invitable = form.Flag("invitable") ?? metadata.Invitable,
            },
        };
        form.Check();
        Require(thread, edited, call);
        if (metadata.Archived && !archived)
            ActiveThreads.RequireRoom(world, thread.GuildId, thread.Type);
        world.Channels.Put(edited);
        publisher.ToChannel(edited, new("THREAD_UPDATE", edited, Intents.Guilds));
        return edited;
    }

    private void Require(Channel thread, Channel edited, Call call)
    {
        var (before, after) = (thread.ThreadMetadata!, edited.ThreadMetadata!);
        var permissions = access.In(thread, call.User.Id);
        var manages = permissions.HasFlag(Permissions.ManageThreads);
        var isOwner = thread.OwnerId == call.User.Id;

        // Whoever can write there may wake a thread that is not locked.
        var onlyWakes = before.Archived && !after.Archived && !before.Locked && edited == thread with { ThreadMetadata = after } && after == before with { Archived = false, ArchiveTimestamp = after.ArchiveTimestamp };
        if (onlyWakes && permissions.HasFlag(Permissions.SendMessagesInThreads))
            return;
        if (!manages && (!isOwner || before.Locked || after.Locked != before.Locked || edited.RateLimitPerUser != thread.RateLimitPerUser))
            throw ApiError.MissingPermissions;
        if (call.Form.Says("applied_tags") && world.Channels.Find(thread.ParentId!.Value) is { IsForum: true } forum)
            ForumTags.Check(call.Form, forum, thread.AppliedTags ?? [], edited.AppliedTags!, manages);
        if (before.Archived && after.Archived)
            throw ApiError.ThreadIsArchived;
    }
}
