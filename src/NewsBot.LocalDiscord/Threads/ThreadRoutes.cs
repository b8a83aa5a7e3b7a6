using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Messages;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Threads;

/// <summary>Starting threads and posts (https://docs.discord.com/developers/resources/channel#start-thread-from-message).</summary>
internal sealed class ThreadRoutes(World world, Access access, ThreadStarter starter, MessageWriter writer, MessageView view)
{
    private static readonly int[] Types = [(int)ChannelType.AnnouncementThread, (int)ChannelType.PublicThread, (int)ChannelType.PrivateThread];

    public void Map(Routes routes)
    {
        routes.Post("channels/{channel_id}/messages/{message_id}/threads", FromMessage);
        routes.Post("channels/{channel_id}/threads", WithoutMessage);
    }

    private Answer FromMessage(Call call)
    {
        var draft = Read(call.Form);
        call.Form.Check();
        var channel = access.Channel(call.User, call.Id("channel_id"));
        if (channel.Type is not (ChannelType.GuildText or ChannelType.GuildAnnouncement))
            throw ApiError.WrongChannelType;
        access.Channel(call.User, channel.Id, Permissions.CreatePublicThreads);
        var message = world.Messages.Find(channel.Id, call.Id("message_id")) ?? throw ApiError.UnknownMessage;
        if (message.Flags.HasFlag(MessageFlags.HasThread) || world.Channels.Find(message.Id) is not null)
            throw ApiError.ThreadAlreadyCreated;

        var type = channel.Type == ChannelType.GuildAnnouncement ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
        var thread = starter.Start(channel, call.User, draft with { Type = type }, message.Id);
        writer.Replace(channel, message with { Flags = message.Flags | MessageFlags.HasThread });
        writer.PostSystem(thread, call.User, MessageType.ThreadStarterMessage, new(channel.Id, message.Id, channel.GuildId));
        return Answer.Created(starter.Shown(thread.Id, call.User));
    }

    private Answer WithoutMessage(Call call)
    {
        var channel = access.Channel(call.User, call.Id("channel_id"));
        return channel.IsForum ? ForumPost(call, channel) : Plain(call, channel);
    }

    private Answer Plain(Call call, Channel channel)
    {
        var draft = Read(call.Form) with { Type = (ChannelType)(call.Form.OneOf("type", Types) ?? (int)ChannelType.PrivateThread) };
        var invitable = call.Form.Flag("invitable");
        call.Form.Check();
        if (channel.Type is not (ChannelType.GuildText or ChannelType.GuildAnnouncement))
            throw ApiError.WrongChannelType;
        access.Channel(call.User, channel.Id, draft.Type == ChannelType.PrivateThread ? Permissions.CreatePrivateThreads : Permissions.CreatePublicThreads);

        var id = world.Ids.Next();
        starter.Start(channel, call.User, draft with { Invitable = draft.Type == ChannelType.PrivateThread ? invitable ?? true : null }, id);
        if (draft.Type != ChannelType.PrivateThread)
            writer.PostSystem(channel, call.User, MessageType.ThreadCreated, new(id, null, channel.GuildId), draft.Name);
        return Answer.Created(starter.Shown(id, call.User));
    }

    private Answer ForumPost(Call call, Channel forum)
    {
        var draft = Read(call.Form);
        var tags = call.Form.Ids("applied_tags", 5);
        if (!call.Form.Says("message"))
            call.Form.Refuse("message", "BASE_TYPE_REQUIRED", "This field is required");
        var message = call.Form.Object("message") is { } form ? MessageForm.Read(form, call.Uploads, AllowedMentions.Everyone) : null;
        call.Form.Check();
        access.Channel(call.User, forum.Id, message!.Files.Count > 0 ? Permissions.SendMessages | Permissions.AttachFiles : Permissions.SendMessages);
        if (message.IsEmpty)
            throw ApiError.EmptyMessage;
        ForumTags.Check(call.Form, forum, [], tags, access.In(forum, call.User.Id).HasFlag(Permissions.ManageThreads));

        var id = world.Ids.Next();
        var thread = starter.Start(forum, call.User, draft with { Type = ChannelType.PublicThread, Tags = tags }, id);
        var posted = writer.Post(thread, call.User, message, id: id);
        var created = Wire.Object(starter.Shown(id, call.User));
        created["message"] = Wire.Object(view.Show(posted, call.User));
        return Answer.Created(created);
    }

    private static ThreadDraft Read(Form form) => new(
        form.Text("name", 100, 1, required: true) ?? "",
        form.OneOf("auto_archive_duration", ChannelForm.AutoArchiveDurations),
        (int?)form.Integer("rate_limit_per_user", 0, ChannelForm.MaxSlowmode));
}
