using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Reading and writing messages (https://docs.discord.com/developers/resources/message).</summary>
internal sealed class MessageRoutes(World world, Access access, MessageWriter writer, MessageView view)
{
    private const string Many = "channels/{channel_id}/messages";
    private const string One = Many + "/{message_id}";

    public void Map(Routes routes)
    {
        routes.Get(Many, List);
        routes.Post(Many, Create);
        routes.Get(One, Get);
        routes.Patch(One, Edit);
        routes.Delete(One, Delete);
    }

    private Answer List(Call call)
    {
        var limit = (int)(call.Query.Integer("limit", 1, 100) ?? 50);
        var (before, after, around) = (call.Query.Id("before"), call.Query.Id("after"), call.Query.Id("around"));
        call.Query.Check();
        var channel = access.Channel(call.User, call.Id("channel_id"));
        if (!access.In(channel, call.User.Id).HasFlag(Permissions.ReadMessageHistory) || channel.IsForum)
            return Answer.Ok(Array.Empty<Message>());

        IReadOnlyList<Message> messages = (around, after) switch
        {
            ({ } middle, _) => Around(channel, middle, limit),
            (_, { } oldest) => world.Messages.After(channel.Id, oldest, limit),
            _ => world.Messages.Before(channel.Id, before, limit),
        };
        return Answer.Ok(view.Show(messages, call.User));
    }

    private List<Message> Around(Channel channel, Snowflake middle, int limit)
    {
        var older = world.Messages.Before(channel.Id, new(middle.Value + 1), (limit / 2) + 1);
        return [.. world.Messages.After(channel.Id, middle, limit - older.Count), .. older];
    }

    private Answer Get(Call call)
    {
        var channel = access.Channel(call.User, call.Id("channel_id"), Permissions.ReadMessageHistory);
        return Answer.Ok(view.Show(Find(channel, call), call.User));
    }

    private Answer Create(Call call)
    {
        var draft = MessageForm.ReadReplyAndNonce(call.Form, MessageForm.Read(call.Form, call.Uploads, AllowedMentions.Everyone));
        call.Form.Check();
        var channel = access.Channel(call.User, call.Id("channel_id"));
        Require(call, channel, draft);
        if (draft is { EnforceNonce: true, NonceText: { } nonce } && world.Messages.WithNonce(call.User.Id, channel.Id, nonce, world.Now - world.NonceWindow) is { } known)
            return Answer.Ok(view.Show(known, call.User) with { Nonce = draft.Nonce });
        if (draft.IsEmpty)
            throw ApiError.EmptyMessage;

        var message = writer.Post(channel, call.User, draft);
        return Answer.Ok(view.ShowNew(message, call.User) with { Nonce = draft.Nonce });
    }

    private void Require(Call call, Channel channel, MessageDraft draft)
    {
        if (channel.IsForum)
            throw ApiError.ForumNeedsThread;
        if (channel.Type is ChannelType.GuildCategory)
            throw ApiError.WrongChannelType;

        var needs = channel.IsThread ? Permissions.SendMessagesInThreads : Permissions.SendMessages;
        if (draft.Files.Count > 0)
            needs |= Permissions.AttachFiles;
        var permissions = access.In(channel, call.User.Id);
        if (!permissions.HasFlag(needs))
            throw ApiError.MissingPermissions;
        if (channel.ThreadMetadata is { Locked: true } && !permissions.HasFlag(Permissions.ManageThreads))
            throw ApiError.ThreadIsLocked;
        if (draft.ReplyTo is not { } reply)
            return;
        if (!permissions.HasFlag(Permissions.ReadMessageHistory))
            throw ApiError.ReplyNeedsHistory;
        if (draft.FailIfNotExists && (draft.ReplyToChannel is { } elsewhere && elsewhere != channel.Id || world.Messages.Find(channel.Id, reply) is null))
            call.Form.Refuse("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
        call.Form.Check();
    }

    private Answer Edit(Call call)
    {
        var channel = access.Channel(call.User, call.Id("channel_id"));
        var message = Find(channel, call);
        var isMine = message.Author.Id == call.User.Id;
        var onlyFlags = call.Body.ValueKind == System.Text.Json.JsonValueKind.Object && call.Body.EnumerateObject().All(field => field.NameEquals("flags"));
        if (!isMine && !(onlyFlags && access.In(channel, call.User.Id).HasFlag(Permissions.ManageMessages)))
            throw ApiError.NotYourMessage;
        if (channel.ThreadMetadata is { Archived: true })
            throw ApiError.ThreadIsArchived;

        var edited = MessageEdit.Apply(message, call.Form, call.Uploads, (upload, description) => writer.Keep(channel, upload, description), world.Now);
        var mentions = AllowedMentions.Read(call.Form.Object("allowed_mentions"), AllowedMentions.Everyone);
        call.Form.Check();
        if (edited is { Content: "", Embeds: [], Components: [], Attachments: [] })
            throw ApiError.EmptyMessage;
        return Answer.Ok(view.Show(writer.Replace(channel, edited, isMine ? mentions : null), call.User));
    }

    private Answer Delete(Call call)
    {
        var channel = access.Channel(call.User, call.Id("channel_id"));
        var message = Find(channel, call);
        if (message.Author.Id != call.User.Id && !access.In(channel, call.User.Id).HasFlag(Permissions.ManageMessages))
            throw ApiError.MissingPermissions;
        if (message.Type is MessageType.ThreadStarterMessage)
            throw ApiError.SystemMessage;
        if (channel.ThreadMetadata is { Archived: true })
            throw ApiError.ThreadIsArchived;

        writer.Delete(channel, message);
        return Answer.Nothing;
    }

    private Message Find(Channel channel, Call call) =>
        world.Messages.Find(channel.Id, call.Id("message_id")) ?? throw ApiError.UnknownMessage;
}
