using NewsBot.LocalDiscord.Rest;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Reads what is to be posted (https://docs.discord.com/developers/resources/message#create-message).</summary>
internal static class MessageForm
{
    public const int MaxContent = 2_000;
    private const int MaxNonce = 25;
    private const int MaxFiles = 10;
    private const MessageFlags Settable = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

    public static MessageDraft Read(Form form, IReadOnlyList<Upload> uploads, AllowedMentions mentions, MessageFlags alsoSettable = MessageFlags.None)
    {
        var flags = (MessageFlags)(form.Integer("flags", 0, int.MaxValue) ?? 0) & (Settable | alsoSettable);
        var isV2 = flags.HasFlag(MessageFlags.IsComponentsV2);
        var content = form.Text("content", MaxContent)?.Trim() ?? "";
        var draft = new MessageDraft(content, EmbedForm.Read(form), ComponentForm.Read(form, isV2), flags, AllowedMentions.Read(form.Object("allowed_mentions"), mentions))
        {
            Files = Files(form, uploads),
            Tts = form.Flag("tts") ?? false,
        };
        if (isV2)
            RefuseLegacyFields(form);
        return draft;
    }

    /// <summary>What only a plain message has: what it answers, and its nonce.</summary>
    public static MessageDraft ReadReplyAndNonce(Form form, MessageDraft draft)
    {
        var reference = form.Object("message_reference");
        var nonce = form.Get("nonce");
        if (nonce?.ToString().Length > MaxNonce)
            form.Refuse("nonce", "NONCE_TYPE_TOO_LONG", $"Must be {MaxNonce} or fewer in length.");
        return draft with
        {
            ReplyTo = reference?.Id("message_id", required: true),
            ReplyToChannel = reference?.Id("channel_id"),
            FailIfNotExists = reference?.Flag("fail_if_not_exists") ?? true,
            Nonce = nonce,
            EnforceNonce = form.Flag("enforce_nonce") ?? false,
        };
    }

    public static void RefuseLegacyFields(Form form)
    {
        foreach (var key in (ReadOnlySpan<string>)["content", "embeds"])
        {
            if (form.Says(key))
                form.Refuse(key, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", $"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }
    }

    // attachments[] describes files[n] by its id; files it does not name are taken all the same.
    public static IReadOnlyList<(Upload Upload, string? Description)> Files(Form form, IReadOnlyList<Upload> uploads)
    {
        var described = form.List("attachments", MaxFiles).Where(a => a.Says("id"))
            .GroupBy(a => a.Id("id") ?? default)
            .ToDictionary(same => same.Key, same => (Name: same.Last().Text("filename", 1_024), Description: same.Last().Text("description", 1_024)));
        if (uploads.Count > MaxFiles)
            form.Refuse("attachments", "BASE_TYPE_MAX_LENGTH", $"Must be {MaxFiles} or fewer in length.");
        return
        [
            .. uploads.Select(upload => described.TryGetValue(new((ulong)upload.Number), out var about)
                ? (upload with { Filename = about.Name ?? upload.Filename }, about.Description)
                : (upload, null)),
        ];
    }
}
