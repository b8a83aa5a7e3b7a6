using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Threads;

/// <summary>Who follows a thread (https://docs.discord.com/developers/resources/channel#join-thread).</summary>
internal sealed class ThreadMemberRoutes(World world, Access access, Publisher publisher, ThreadActivity activity)
{
    private const string Many = "channels/{channel_id}/thread-members";

    public void Map(Routes routes)
    {
        routes.Get(Many, List);
        routes.Put(Many + "/@me", call => Join(call, call.User.Id));
        routes.Delete(Many + "/@me", call => Leave(call, call.User.Id, Permissions.None));
        routes.Get(Many + "/{user_id}", Get);
        routes.Put(Many + "/{user_id}", call => Join(call, call.Id("user_id")));
        routes.Delete(Many + "/{user_id}", call => Leave(call, call.Id("user_id"), Permissions.ManageThreads));
    }

    private Answer List(Call call)
    {
        var thread = Find(call);
        var withMember = call.Query.Flag("with_member") == true;
        return Answer.Ok(world.ThreadMembers.In(thread.Id).Select(member => withMember ? WithMember(thread, member) : member).ToList());
    }

    private Answer Get(Call call)
    {
        var thread = Find(call);
        var id = call.Segment("user_id") == "@me" ? call.User.Id : call.Id("user_id");
        var member = world.ThreadMembers.Find(new(thread.Id, id)) ?? throw ApiError.UnknownMember;
        return Answer.Ok(call.Query.Flag("with_member") == true ? WithMember(thread, member) : member);
    }

    private Answer Join(Call call, Snowflake user)
    {
        var thread = Active(call);
        if (!access.In(thread, user).HasFlag(Permissions.ViewChannel) && thread.Type != ChannelType.PrivateThread)
            throw ApiError.MissingAccess;
        if (world.Members.Find(new(thread.GuildId!.Value, user)) is null)
            throw ApiError.UnknownMember;
        if (user != call.User.Id)
            access.Channel(call.User, thread.Id, Permissions.SendMessagesInThreads);
        if (world.ThreadMembers.Find(new(thread.Id, user)) is not null)
            return Answer.Nothing;

        activity.Join(thread, user);
        // Whoever is added learns of the thread: https://docs.discord.com/developers/events/gateway-events#thread-create
        publisher.ToUser(user, new("THREAD_CREATE", world.Channels.Find(thread.Id)! with { Member = world.ThreadMembers.Find(new(thread.Id, user)) }, Intents.Guilds), thread.GuildId);
        return Answer.Nothing;
    }

    private Answer Leave(Call call, Snowflake user, Permissions needs)
    {
        var thread = Active(call);
        access.Channel(call.User, thread.Id, needs);
        activity.Leave(thread, user);
        return Answer.Nothing;
    }

    private Channel Active(Call call) => Find(call) is { ThreadMetadata.Archived: false } thread ? thread : throw ApiError.ThreadIsArchived;

    private Channel Find(Call call) => access.Channel(call.User, call.Id("channel_id")) is { IsThread: true } thread ? thread : throw ApiError.WrongChannelType;

    private ThreadMember WithMember(Channel thread, ThreadMember member) =>
        member with { Member = world.Members.Find(new(thread.GuildId!.Value, member.UserId))?.Shown(world.Users.Find(member.UserId)) };
}
