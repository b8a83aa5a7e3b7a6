using System.Text.Json;
using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>What people do with applications, over the endpoints of Discord's own client: which commands there are, and using them.</summary>
internal sealed class InteractionRoutes(World world, Access access, InteractionDispatch dispatch, CommandIndex index, InteractionFiles files)
{
    private static readonly int[] Types = [2, 3, 4, 5];

    public void Map(Routes routes)
    {
        routes.Get("guilds/{guild_id}/application-command-index", call => Answer.Ok(index.Of(call.User, access.Guild(call.User, call.Id("guild_id")))), Callers.People);
        routes.Get("channels/{channel_id}/application-command-index", call => Answer.Ok(index.Of(call.User, access.Channel(call.User, call.Id("channel_id")))), Callers.People);
        routes.Post("interactions", Interact, Callers.People);
    }

    private Answer Interact(Call call)
    {
        var form = call.Form;
        var type = (InteractionType)(form.OneOf("type", Types, required: true) ?? 0);
        var (application, channelId) = (form.Id("application_id", required: true), form.Id("channel_id", required: true));
        if (form.Object("data") is not { } data)
        {
            form.Refuse("data", "BASE_TYPE_REQUIRED", "This field is required");
            form.Check();
            return Answer.Nothing;
        }
        form.Check();
        var channel = access.Channel(call.User, channelId!.Value);
        var bot = world.Users.Find(application!.Value) is { IsBot: true } user && IsHere(user, channel) ? user : throw ApiError.UnknownApplication;

        var draft = new Interaction(world.Ids.Next(), bot.Id, type, "", call.User.Id, channel.Id) { GuildId = channel.GuildId, Nonce = form.Get("nonce") };
        switch (type)
        {
            case InteractionType.MessageComponent:
                Component(call, channel, draft, data);
                break;
            case InteractionType.ModalSubmit:
                Modal(call, channel, draft, data);
                break;
            default:
                Command(call, channel, draft, data);
                break;
        }
        return Answer.Nothing;
    }

    private void Command(Call call, Channel channel, Interaction draft, Form data)
    {
        access.Channel(call.User, channel.Id, Permissions.UseApplicationCommands);
        var command = data.Id("id", required: true) is { } id ? world.Commands.Find(id) : null;
        if (command is null || command.ApplicationId != draft.ApplicationId || !index.Shows(command, call.User, channel))
            throw ApiError.UnknownCommand;
        if (data.Says("version") && data.Id("version") != command.Version)
            data.Refuse("version", "INTERACTION_APPLICATION_COMMAND_INVALID_VERSION", "This command is outdated, please try again in a few minutes");
        if (draft.Type == InteractionType.ApplicationCommand)
            OptionCheck.Run(data, command.Options ?? []);
        data.Check();
        var used = files.Put(call.Uploads, channel, dispatch.CommandData(command, data, channel, call.User.Id));
        dispatch.Send(draft with { CommandName = OptionCheck.FullName(command.Name, data) }, channel, used, null);
    }

    private void Component(Call call, Channel channel, Interaction draft, Form data)
    {
        var message = call.Form.Id("message_id", required: true) is { } id ? world.Messages.Find(channel.Id, id, call.User.Id) : null;
        call.Form.Check();
        if (message is null)
            throw ApiError.UnknownMessage;
        var customId = data.Text("custom_id", 100, 1, required: true);
        var component = message.Author.Id == draft.ApplicationId || message.ApplicationId == draft.ApplicationId
            ? message.Components.SelectMany(Nested).FirstOrDefault(c => c.TryGetProperty("custom_id", out var known) && known.GetString() == customId)
            : default;
        if (component.ValueKind == JsonValueKind.Undefined || (component.TryGetProperty("disabled", out var disabled) && disabled.GetBoolean()))
            data.Refuse("custom_id", "COMPONENT_VALIDATION_FAILED", "Component validation failed");
        else
            SelectCheck.Run(data, component);
        data.Check();
        dispatch.Send(draft with { MessageId = message.Id }, channel, dispatch.ComponentData(data, component, channel, call.User.Id), message);
    }

    private void Modal(Call call, Channel channel, Interaction draft, Form data)
    {
        data.Text("custom_id", 100, 1, required: true);
        data.List("components", 40);
        // Discord's client sends the id that came with the modal; the message the modal was opened from goes along.
        var opened = data.Id("id") is { } id ? world.Interactions.Find(id) : null;
        if (opened is null || opened.Answer != CallbackType.Modal || opened.UserId != draft.UserId)
            data.Refuse("id", "MODAL_UNKNOWN", "Unknown modal");
        data.Check();
        var message = opened!.MessageId is { } source ? world.Messages.Find(channel.Id, source, draft.UserId) : null;
        var filledIn = files.Put(call.Uploads, channel, dispatch.ModalData(data, channel, draft.UserId));
        dispatch.Send(draft with { MessageId = message?.Id, OpenedBy = opened.Id, CommandName = opened.CommandName }, channel, filledIn, message);
    }

    private bool IsHere(User bot, Channel channel) => channel.GuildId is { } guild ? access.IsIn(bot, guild) : channel.Recipients!.Any(recipient => recipient.Id == bot.Id);

    private static IEnumerable<JsonElement> Nested(JsonElement component)
    {
        var inner = component.TryGetProperty("components", out var children) ? children.EnumerateArray().SelectMany(Nested) : [];
        if (component.TryGetProperty("accessory", out var accessory))
            inner = inner.Append(accessory);
        return inner.Prepend(component);
    }
}
