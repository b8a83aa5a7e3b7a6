using System.Text.Json;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Messages as one user sees them: with reactions, threads and what they answer.</summary>
internal sealed class MessageView(World world)
{
    private static readonly JsonElement Gone = JsonElement.Parse("null");

    public Message Show(Message message, User? viewer) => Show([message], viewer)[0];

    /// <summary>A message that was only just written, so that nobody can have reacted.</summary>
    public Message ShowNew(Message message, User? viewer) => Show(message, viewer, []);

    public IReadOnlyList<Message> Show(IReadOnlyList<Message> messages, User? viewer)
    {
        if (messages.Count == 0)
            return messages;

        var reactions = world.Reactions.Between(messages.Min(m => m.Id), messages.Max(m => m.Id), viewer?.Id ?? default);
        return [.. messages.Select(message => Show(message, viewer, [.. reactions[message.Id]]))];
    }

    /// <summary>A message as an event tells it: to many, so without anyone's own reactions.</summary>
    public Message Tell(Message message, bool isNew)
    {
        var channel = world.Channels.Find(message.ChannelId);
        var member = channel?.GuildId is { } guild && (message.WebhookId is null || message.ApplicationId is not null) ? world.Members.Find(new(guild, message.Author.Id)) : null;
        return (isNew ? ShowNew(message, null) : Show(message, null)) with { GuildId = channel?.GuildId, Member = member?.Shown(null) };
    }

    private Message Show(Message message, User? viewer, IReadOnlyList<Reaction> reactions)
    {
        var shown = message with
        {
            Reactions = reactions.Count > 0 ? reactions : null,
            Thread = message.Flags.HasFlag(MessageFlags.HasThread) ? world.Channels.Find(message.Id) : null,
            ReferencedMessage = Referenced(message),
        };
        return MayReadContent(message, viewer) ? shown : shown.WithoutContent() with { ReferencedMessage = null };
    }

    private JsonElement? Referenced(Message message)
    {
        if (message.Type is not (MessageType.Reply or MessageType.ThreadStarterMessage) || message.MessageReference is not { MessageId: { } id } reference)
            return null;
        return world.Messages.Find(reference.ChannelId, id) is { } referenced ? Wire.Element(referenced) : Gone;
    }

    // Without the privileged intent REST keeps others' words back too: https://docs.discord.com/developers/events/gateway#http-restrictions
    private bool MayReadContent(Message message, User? viewer) =>
        viewer is not { IsBot: true }
        || world.Options.PrivilegedIntents
        || message.Author.Id == viewer.Id
        || message.Mentions.Any(user => user.Id == viewer.Id)
        || world.Channels.Find(message.ChannelId) is { IsDm: true };
}
