using NewsBot.Discord.Model;

namespace NewsBot.Discord.Limits;

/// <summary>See https://docs.discord.com/developers/resources/message#create-message.</summary>
internal static class MessageLimits
{
    private const int MaxContent = 2_000;
    private const int MaxEmbeds = 10;
    private const int MaxNonce = 25;
    private const int MaxFiles = 10;
    private const int MaxFileBytes = 10 * 1024 * 1024;
    private const int MaxRequestBytes = 25 * 1024 * 1024;
    private const int MaxMentions = 100;

    public static void Check(MessageCreate message, string prefix = "")
    {
        Check(message.Content, message.Embeds, message.Components, message.Flags, message.AllowedMentions, message.Files, prefix);
        Limit.Length(message.Nonce, MaxNonce, prefix + "nonce");
        if (string.IsNullOrWhiteSpace(message.Content) && message.Embeds is not { Count: > 0 } && message.Components is not { Count: > 0 } && message.Files is not { Count: > 0 })
            throw Limit.Broken(prefix + "content", "a message needs content, embeds, components or files");
    }

    public static void Check(MessageEdit message) =>
        Check(message.Content, message.Embeds, message.Components, message.Flags, message.AllowedMentions, message.Files, "");

    private static void Check(string? content, IReadOnlyList<Embed>? embeds, IReadOnlyList<Component>? components, MessageFlags? flags, AllowedMentions? mentions, IReadOnlyList<FileUpload>? files, string prefix)
    {
        Limit.Length(content, MaxContent, prefix + "content");
        Limit.Count(embeds, MaxEmbeds, prefix + "embeds");
        EmbedLimits.Check(embeds ?? [], prefix + "embeds");
        var isV2 = flags?.HasFlag(MessageFlags.IsComponentsV2) == true;
        if (isV2 && (!string.IsNullOrEmpty(content) || embeds is { Count: > 0 }))
            throw Limit.Broken(prefix + "content", "a message of components (IS_COMPONENTS_V2) has neither content nor embeds");
        ComponentLimits.CheckMessage(components ?? [], isV2, prefix + "components");
        Check(mentions, prefix + "allowed_mentions");
        Check(files ?? [], prefix + "files");
    }

    private static void Check(AllowedMentions? mentions, string field)
    {
        Limit.Count(mentions?.Users, MaxMentions, field + ".users");
        Limit.Count(mentions?.Roles, MaxMentions, field + ".roles");
        if (mentions is { Users.Count: > 0 } && mentions.Parse.Contains("users"))
            throw Limit.Broken(field + ".users", "cannot be named while parse has users");
        if (mentions is { Roles.Count: > 0 } && mentions.Parse.Contains("roles"))
            throw Limit.Broken(field + ".roles", "cannot be named while parse has roles");
    }

    private static void Check(IReadOnlyList<FileUpload> files, string field)
    {
        Limit.Count(files, MaxFiles, field);
        Limit.Each(files, field, (file, field) =>
        {
            if (file.Content.Length > MaxFileBytes)
                throw Limit.Broken(field, $"is larger than {MaxFileBytes} bytes");
        });
        if (files.Sum(file => (long)file.Content.Length) > MaxRequestBytes)
            throw Limit.Broken(field, $"are larger than {MaxRequestBytes} bytes in all");
    }
}
