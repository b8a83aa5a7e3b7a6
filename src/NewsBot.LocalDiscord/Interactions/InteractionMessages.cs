using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Messages;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>The messages that answer interactions (https://docs.discord.com/developers/interactions/receiving-and-responding#responding-to-an-interaction).</summary>
internal sealed class InteractionMessages(World world, MessageWriter writer)
{
    public Interaction Post(Interaction interaction, MessageDraft draft, Form form)
    {
        form.Check();
        if (draft.IsEmpty)
            throw ApiError.EmptyMessage;
        return interaction with { ResponseMessageId = Write(interaction, draft, isFirst: true).Id };
    }

    public Interaction Defer(Interaction interaction, MessageFlags flags) =>
        interaction with { ResponseMessageId = Write(interaction, new("", [], [], flags | MessageFlags.Loading, AllowedMentions.OnlyUsers), isFirst: true).Id };

    public void Update(Interaction interaction, Form form, IReadOnlyList<Upload> uploads) =>
        Edit(Find(interaction, interaction.MessageId), form, uploads);

    /// <summary>What follows the first answer; after a deferral the first of these takes its place, unless that was deleted.</summary>
    public Message Follow(Interaction interaction, MessageDraft draft)
    {
        if (interaction is { Answer: CallbackType.DeferredChannelMessageWithSource, ResponseMessageId: { } promised } && world.Messages.Find(interaction.ChannelId, promised, interaction.UserId) is { } waiting && waiting.Flags.HasFlag(MessageFlags.Loading))
        {
            var flags = (waiting.Flags & MessageFlags.Ephemeral) | (draft.Flags & ~MessageFlags.Ephemeral);
            var channel = Channel(interaction);
            return writer.Replace(channel, AttachmentLinks.Resolve(waiting with
            {
                Flags = flags,
                Content = draft.Content,
                Embeds = draft.Embeds,
                Components = draft.Components,
                Attachments = [.. draft.Files.Select(file => writer.Keep(channel, file.Upload, file.Description))],
            }), draft.Mentions);
        }
        return Write(interaction, draft, isFirst: false);
    }

    public Message Edit(Message message, Form form, IReadOnlyList<Upload> uploads)
    {
        var channel = world.Channels.Find(message.ChannelId) ?? throw ApiError.UnknownChannel;
        var wasLoading = message.Flags.HasFlag(MessageFlags.Loading);
        var edited = MessageEdit.Apply(message, form, uploads, (upload, description) => writer.Keep(channel, upload, description), world.Now);
        var mentions = AllowedMentions.Read(form.Object("allowed_mentions"), AllowedMentions.OnlyUsers);
        form.Check();
        if (wasLoading)
            edited = edited with { Flags = edited.Flags & ~MessageFlags.Loading, EditedTimestamp = null };
        if (edited is { Content: "", Embeds: [], Components: [], Attachments: [] })
            throw ApiError.EmptyMessage;
        return writer.Replace(channel, edited, mentions);
    }

    public void Delete(Message message) => writer.Delete(world.Channels.Find(message.ChannelId) ?? throw ApiError.UnknownChannel, message);

    public Message Find(Interaction interaction, Snowflake? id) =>
        id is { } known && world.Messages.Find(interaction.ChannelId, known, interaction.UserId) is { } message ? message : throw ApiError.UnknownMessage;

    private Message Write(Interaction interaction, MessageDraft draft, bool isFirst)
    {
        var bot = world.Users.Find(interaction.ApplicationId)!;
        var person = world.Users.Find(interaction.UserId)!;
        var answered = isFirst ? interaction.MessageId : interaction.ResponseMessageId;
        return writer.Post(
            Channel(interaction),
            bot,
            draft,
            message => Sign(message, interaction, person, isFirst, answered),
            draft.Flags.HasFlag(MessageFlags.Ephemeral) ? person.Id : null);
    }

    private Message Sign(Message message, Interaction interaction, User person, bool isFirst, Snowflake? answered)
    {
        var isCommand = isFirst && interaction is { Type: InteractionType.ApplicationCommand, CommandName: not null };
        var metadata = Metadata(interaction, person);
        if (!isFirst)
            metadata["original_response_message_id"] = interaction.ResponseMessageId?.ToString();
        return message with
        {
            Type = isCommand ? MessageType.ChatInputCommand : answered is null ? MessageType.Default : MessageType.Reply,
            MessageReference = isCommand || answered is null ? null : new(interaction.ChannelId, answered, interaction.GuildId),
            ApplicationId = interaction.ApplicationId,
            WebhookId = interaction.ApplicationId,
            InteractionMetadata = Wire.Element(metadata),
            Interaction = isCommand ? Wire.Element(Invocation(interaction, person)) : null,
        };
    }

    // https://docs.discord.com/developers/interactions/receiving-and-responding#message-interaction-object
    private static JsonObject Invocation(Interaction interaction, User person) => new()
    {
        ["id"] = interaction.Id.ToString(),
        ["type"] = (int)interaction.Type,
        ["name"] = interaction.CommandName,
        ["user"] = Wire.Object(person),
    };

    // https://docs.discord.com/developers/resources/message#message-interaction-metadata-object
    private JsonObject Metadata(Interaction interaction, User person)
    {
        var metadata = new JsonObject
        {
            ["id"] = interaction.Id.ToString(),
            ["type"] = (int)interaction.Type,
            ["user"] = Wire.Object(person),
            ["authorizing_integration_owners"] = InteractionEvents.Owners(interaction),
        };
        if (interaction.Type == InteractionType.MessageComponent)
            metadata["interacted_message_id"] = interaction.MessageId?.ToString();
        if (interaction.OpenedBy is { } id && world.Interactions.Find(id) is { } opened)
            metadata["triggering_interaction_metadata"] = Metadata(opened, person);
        return metadata;
    }

    private Channel Channel(Interaction interaction) => world.Channels.Find(interaction.ChannelId) ?? throw ApiError.UnknownChannel;
}
