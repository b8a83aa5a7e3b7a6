using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Messages;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Threads;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Webhooks;

/// <summary>Posts under a webhook's name (https://docs.discord.com/developers/resources/webhook#execute-webhook).</summary>
internal sealed class WebhookMessages(World world, MessageWriter writer, ThreadStarter threads, MessageView view)
{
    /// <summary>The webhook that the path names; null when it is an application's.</summary>
    public Webhook? Find(Call call)
    {
        if (world.Webhooks.Find(call.Id("webhook_id")) is not { } webhook)
            return null;
        return webhook.Token == call.Segment("webhook_token") ? webhook : throw ApiError.InvalidWebhookToken;
    }

    public Answer Post(Call call, Webhook webhook)
    {
        var form = call.Form;
        var draft = MessageForm.Read(form, call.Uploads, AllowedMentions.OnlyUsers);
        var (name, threadName) = (form.Text("username", 80, 1), form.Text("thread_name", 100));
        var (threadId, tags) = (call.Query.Id("thread_id"), form.Ids("applied_tags", 5));
        form.Check();
        call.Query.Check();

        // Webhooks of people show components only where that is asked for: https://docs.discord.com/developers/resources/webhook#execute-webhook
        if (webhook.ApplicationId is null && call.Query.Flag("with_components") != true)
            draft = draft with { Components = [] };
        if (draft.IsEmpty)
            throw ApiError.EmptyMessage;
        var author = new User(webhook.Id, name ?? webhook.Name, null, Bot: true);
        var (channel, id) = Place(form, webhook, author, threadId, string.IsNullOrEmpty(threadName) ? null : threadName, tags);
        var message = writer.Post(channel, author, draft, message => message with { WebhookId = webhook.Id, ApplicationId = webhook.ApplicationId }, id: id);
        return call.Query.Flag("wait") == true ? Answer.Ok(view.Show(message, null)) : Answer.Nothing;
    }

    public Message FindMessage(Call call, Webhook webhook)
    {
        var channel = call.Query.Id("thread_id") ?? webhook.ChannelId;
        call.Query.Check();
        return world.Messages.Find(channel, call.Id("message_id")) is { } message && message.WebhookId == webhook.Id ? message : throw ApiError.UnknownMessage;
    }

    private (Channel Channel, Snowflake? MessageId) Place(Form form, Webhook webhook, User author, Snowflake? threadId, string? threadName, IReadOnlyList<Snowflake> tags)
    {
        var channel = world.Channels.Find(webhook.ChannelId) ?? throw ApiError.UnknownChannel;
        if (threadId is not null && threadName is not null)
            throw ApiError.WebhookThreadTwice;
        if (threadId is { } id)
            return (world.Channels.Find(id) is { IsThread: true } thread && thread.ParentId == channel.Id ? thread : throw ApiError.UnknownChannel, null);
        if (channel.IsForum && threadName is null)
            throw ApiError.WebhookNeedsThread;
        if (!channel.IsForum && threadName is not null)
            throw ApiError.WebhookOnlyForum;
        if (threadName is null)
            return (channel, null);

        ForumTags.Check(form, channel, [], tags, isModerator: false);
        var post = world.Ids.Next();
        return (threads.Start(channel, author, new(threadName, null, null) { Tags = tags }, post), post);
    }
}
