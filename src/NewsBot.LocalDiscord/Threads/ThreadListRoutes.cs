using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Threads;

/// <summary>Threads that are at rest (https://docs.discord.com/developers/resources/channel#list-public-archived-threads).</summary>
internal sealed class ThreadListRoutes(World world, Access access)
{
    private const string Archived = "/threads/archived/";

    public void Map(Routes routes)
    {
        routes.Get("channels/{channel_id}" + Archived + "public", call => List(call, Permissions.ReadMessageHistory, thread => thread.Type is not ChannelType.PrivateThread));
        routes.Get("channels/{channel_id}" + Archived + "private", call => List(call, Permissions.ReadMessageHistory | Permissions.ManageThreads, thread => thread.Type is ChannelType.PrivateThread));
        routes.Get("channels/{channel_id}/users/@me" + Archived + "private", ListMine);
    }

    private Answer List(Call call, Permissions needs, Func<Channel, bool> wanted)
    {
        var before = call.Query.Time("before");
        var limit = Limit(call);
        var channel = access.Channel(call.User, call.Id("channel_id"), needs);
        var threads = In(channel).Where(wanted)
            .Where(thread => before is null || thread.ThreadMetadata!.ArchiveTimestamp < before)
            .OrderByDescending(thread => thread.ThreadMetadata!.ArchiveTimestamp)
            .ToList();
        return Page(threads, limit, call.User);
    }

    private Answer ListMine(Call call)
    {
        var before = call.Query.Id("before");
        var limit = Limit(call);
        var channel = access.Channel(call.User, call.Id("channel_id"), Permissions.ReadMessageHistory);
        var threads = In(channel)
            .Where(thread => thread.Type is ChannelType.PrivateThread && world.ThreadMembers.Find(new(thread.Id, call.User.Id)) is not null)
            .Where(thread => before is not { } newest || thread.Id.CompareTo(newest) < 0)
            .OrderByDescending(thread => thread.Id)
            .ToList();
        return Page(threads, limit, call.User);
    }

    private IEnumerable<Channel> In(Channel parent) =>
        parent.GuildId is { } guild
            ? world.Channels.In(guild).Where(thread => thread.ParentId == parent.Id && thread is { ThreadMetadata.Archived: true })
            : throw ApiError.WrongChannelType;

    private Answer Page(List<Channel> threads, int limit, User viewer)
    {
        var page = threads.Take(limit).ToList();
        var members = page.Select(thread => world.ThreadMembers.Find(new(thread.Id, viewer.Id))).OfType<ThreadMember>().ToList();
        return Answer.Ok(new ThreadPage(page, members, threads.Count > limit));
    }

    private static int Limit(Call call)
    {
        var limit = (int)(call.Query.Integer("limit", 2, 100) ?? 50);
        call.Query.Check();
        return limit;
    }

    internal sealed record ThreadPage(IReadOnlyList<Channel> Threads, IReadOnlyList<ThreadMember> Members, bool HasMore);
}
