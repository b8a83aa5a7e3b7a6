using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Messages;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>An application's first answer (https://docs.discord.com/developers/interactions/receiving-and-responding#create-interaction-response).</summary>
internal sealed class CallbackRoutes(World world, InteractionMessages messages, InteractionEvents events, InteractionPatience patience, MessageView view)
{
    private const int MaxChoices = 25;

    public void Map(Routes routes) => routes.Post("interactions/{interaction_id}/{interaction_token}/callback", Answer, Callers.Anyone);

    private Answer Answer(Call call)
    {
        var interaction = world.Interactions.Find(call.Id("interaction_id"));
        if (interaction is null || interaction.Token != call.Segment("interaction_token"))
            throw ApiError.UnknownInteraction;
        if (interaction.Answer is not null)
            throw ApiError.AlreadyAcknowledged;
        if (interaction.Failed || interaction.Id.CreatedAt + world.Options.InteractionTimeout < world.Now)
            throw ApiError.UnknownInteraction;

        var type = (CallbackType)(call.Form.OneOf("type", Allowed(interaction), required: true) ?? 0);
        call.Form.Check();
        var data = call.Form.Object("data") ?? new Form(JsonElement.Parse("{}"));
        patience.End(interaction);
        interaction = Give(interaction with { Answer = type }, data, call.Uploads);
        if (type is not (CallbackType.ApplicationCommandAutocompleteResult or CallbackType.Modal))
            events.Succeeded(interaction);
        return call.Query.Flag("with_response") == true ? Rest.Answer.Ok(Response(interaction, type)) : Rest.Answer.Nothing;
    }

    private Interaction Give(Interaction interaction, Form data, IReadOnlyList<Upload> uploads)
    {
        switch (interaction.Answer)
        {
            case CallbackType.ChannelMessageWithSource:
                interaction = messages.Post(interaction, MessageForm.Read(data, uploads, AllowedMentions.OnlyUsers, MessageFlags.Ephemeral), data);
                break;
            case CallbackType.DeferredChannelMessageWithSource:
                interaction = messages.Defer(interaction, (MessageFlags)(data.Integer("flags", 0, int.MaxValue) ?? 0) & MessageFlags.Ephemeral);
                break;
            case CallbackType.UpdateMessage:
                messages.Update(interaction, data, uploads);
                break;
            case CallbackType.ApplicationCommandAutocompleteResult:
                events.Completed(interaction, Choices(data));
                break;
            case CallbackType.Modal:
                events.ModalOpened(interaction, ModalForm.Read(data));
                break;
        }
        if (interaction.Answer is CallbackType.UpdateMessage or CallbackType.DeferredUpdateMessage)
            interaction = interaction with { ResponseMessageId = interaction.MessageId };
        return world.Interactions.Put(interaction);
    }

    private static int[] Allowed(Interaction interaction) => interaction.Type switch
    {
        InteractionType.ApplicationCommand => [4, 5, 9],
        InteractionType.MessageComponent => [4, 5, 6, 7, 9],
        InteractionType.ApplicationCommandAutocomplete => [8],
        InteractionType.ModalSubmit => interaction.MessageId is null ? [4, 5] : [4, 5, 6, 7],
        _ => [1],
    };

    private static JsonArray Choices(Form data)
    {
        var choices = data.List("choices", MaxChoices);
        foreach (var choice in choices)
        {
            choice.Text("name", 100, 1, required: true);
            choice.Text("value", 100, 0, required: true);
        }
        data.Check();
        return new([.. choices.Select(choice => JsonObject.Create(choice.Value))]);
    }

    private JsonObject Response(Interaction interaction, CallbackType type)
    {
        var message = interaction.ResponseMessageId is { } id ? world.Messages.Find(interaction.ChannelId, id, interaction.UserId) : null;
        var about = new JsonObject { ["id"] = interaction.Id.ToString(), ["type"] = (int)interaction.Type, ["channel_id"] = interaction.ChannelId.ToString() };
        if (interaction.GuildId is { } guild)
            about["guild_id"] = guild.ToString();
        var response = new JsonObject { ["interaction"] = about };
        if (message is null)
            return response;

        about["response_message_id"] = message.Id.ToString();
        about["response_message_loading"] = message.Flags.HasFlag(MessageFlags.Loading);
        about["response_message_ephemeral"] = message.IsEphemeral;
        // Discord's description knows no deferred resource: what is shown meanwhile is a message too.
        var resource = type == CallbackType.DeferredChannelMessageWithSource ? CallbackType.ChannelMessageWithSource : type;
        if (resource is CallbackType.ChannelMessageWithSource or CallbackType.UpdateMessage)
            response["resource"] = new JsonObject { ["type"] = (int)resource, ["message"] = Wire.Object(view.Show(message, null)) };
        return response;
    }
}
