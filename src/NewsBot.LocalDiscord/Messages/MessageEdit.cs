using NewsBot.LocalDiscord.Rest;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>What an edit changes: only the fields it names (https://docs.discord.com/developers/resources/message#edit-message).</summary>
internal static class MessageEdit
{
    private const MessageFlags Settable = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;

    public static Message Apply(Message message, Form form, IReadOnlyList<Upload> uploads, Func<Upload, string?, Attachment> keep, DateTimeOffset now)
    {
        if (form.Integer("flags", 0, int.MaxValue) is { } flags)
        {
            // Once components carry the message there is no way back.
            var lasting = message.Flags & ~MessageFlags.SuppressEmbeds;
            message = message with { Flags = lasting | ((MessageFlags)flags & Settable) };
        }

        var isV2 = message.Flags.HasFlag(MessageFlags.IsComponentsV2);
        if (isV2)
            MessageForm.RefuseLegacyFields(form);
        if (form.Has("content"))
            message = message with { Content = form.Text("content", MessageForm.MaxContent)?.Trim() ?? "", EditedTimestamp = now };
        if (form.Has("embeds"))
            message = message with { Embeds = EmbedForm.Read(form), EditedTimestamp = now };
        if (form.Has("components"))
            message = message with { Components = ComponentForm.Read(form, isV2), EditedTimestamp = now };
        if (form.Has("attachments"))
        {
            var kept = form.List("attachments", 10).Select(attachment => attachment.Id("id")).ToHashSet();
            message = message with { Attachments = [.. message.Attachments.Where(attachment => kept.Contains(attachment.Id))], EditedTimestamp = now };
        }
        var files = MessageForm.Files(form, uploads);
        form.Check();
        if (files.Count > 0)
            message = message with { Attachments = [.. message.Attachments, .. files.Select(file => keep(file.Upload, file.Description))], EditedTimestamp = now };
        return AttachmentLinks.Resolve(message);
    }
}
