using NewsBot.LocalDiscord.Interactions;
using NewsBot.LocalDiscord.Messages;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Webhooks;

/// <summary>Messages by token: an interaction's answers (https://docs.discord.com/developers/interactions/receiving-and-responding#endpoints), or a webhook's own.</summary>
internal sealed class WebhookMessageRoutes(World world, InteractionMessages answers, WebhookMessages webhooks, MessageView view)
{
    private const string Posts = "webhooks/{webhook_id}/{webhook_token}";
    private const string One = Posts + "/messages/{message_id}";

    public void Map(Routes routes)
    {
        routes.Post(Posts, Post, Callers.Anyone);
        routes.Get(One, call => Answer.Ok(view.Show(Find(call), null)), Callers.Anyone);
        routes.Patch(One, call => Answer.Ok(view.Show(answers.Edit(Find(call), call.Form, call.Uploads), null)), Callers.Anyone);
        routes.Delete(One, Delete, Callers.Anyone);
    }

    private Answer Post(Call call)
    {
        if (webhooks.Find(call) is { } webhook)
            return webhooks.Post(call, webhook);

        var interaction = Interaction(call);
        var draft = MessageForm.Read(call.Form, call.Uploads, AllowedMentions.OnlyUsers, MessageFlags.Ephemeral);
        call.Form.Check();
        if (draft.IsEmpty)
            throw ApiError.EmptyMessage;
        return Answer.Ok(view.Show(answers.Follow(interaction, draft), null));
    }

    private Answer Delete(Call call)
    {
        answers.Delete(Find(call));
        return Answer.Nothing;
    }

    private Message Find(Call call)
    {
        if (webhooks.Find(call) is { } webhook)
            return webhooks.FindMessage(call, webhook);

        var interaction = Interaction(call);
        var message = answers.Find(interaction, call.Segment("message_id") == "@original" ? interaction.ResponseMessageId : call.Id("message_id"));
        var isAnswer = message.Id == interaction.ResponseMessageId || (message.ApplicationId == interaction.ApplicationId && message.InteractionMetadata?.GetProperty("id").GetString() == interaction.Id.ToString());
        return isAnswer ? message : throw ApiError.UnknownMessage;
    }

    private Interaction Interaction(Call call)
    {
        var token = call.Segment("webhook_token");
        var id = InteractionToken.Interaction(token) ?? throw ApiError.UnknownWebhook;
        if (id.CreatedAt + InteractionPatience.TokenLifetime < world.Now)
            throw ApiError.InvalidWebhookToken;
        return world.Interactions.Find(id) is { Answer: not null } interaction && interaction.Token == token && interaction.ApplicationId == call.Id("webhook_id")
            ? interaction
            : throw ApiError.UnknownWebhook;
    }
}
