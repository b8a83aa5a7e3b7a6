using System.Text.Json.Serialization;

namespace NewsBot.Discord.Model;

/// <summary>A message to send, to a channel, a webhook or as an answer: https://docs.discord.com/developers/resources/message#create-message.</summary>
/// <param name="AllowedMentions">Nobody is notified when this is left out.</param>
/// <param name="Nonce">The same for every try of one message, at most 25 characters; Discord then keeps the first. Only for channels.</param>
/// <param name="Username">Only for webhooks: the name shown instead of the webhook's.</param>
/// <param name="AvatarUrl">Only for webhooks, as is <paramref name="ThreadName"/>.</param>
/// <param name="ThreadName">In a forum: the post to begin.</param>
public sealed record MessageCreate(
    string? Content = null,
    IReadOnlyList<Embed>? Embeds = null,
    IReadOnlyList<Component>? Components = null,
    AllowedMentions? AllowedMentions = null,
    MessageReference? MessageReference = null,
    MessageFlags? Flags = null,
    string? Nonce = null,
    string? Username = null,
    string? AvatarUrl = null,
    string? ThreadName = null,
    [property: JsonIgnore] IReadOnlyList<FileUpload>? Files = null)
{
    /// <summary>A nonce that is not enforced prevents nothing, so one goes with the other.</summary>
    public bool? EnforceNonce => Nonce is null ? null : true;

    public IReadOnlyList<AttachmentName>? Attachments => AttachmentName.Of(Files);
}

/// <summary>What changes about a message; what is left out stays, what is empty is taken away: https://docs.discord.com/developers/resources/message#edit-message.</summary>
/// <param name="AllowedMentions">Nobody is notified when this is left out, where Discord's own default would notify again.</param>
public sealed record MessageEdit(
    string? Content = null,
    IReadOnlyList<Embed>? Embeds = null,
    IReadOnlyList<Component>? Components = null,
    AllowedMentions? AllowedMentions = null,
    MessageFlags? Flags = null,
    [property: JsonIgnore] IReadOnlyList<FileUpload>? Files = null)
{
    public IReadOnlyList<AttachmentName>? Attachments => AttachmentName.Of(Files);
}

/// <summary>A file to send, in memory so that a repeated request can send it again: https://docs.discord.com/developers/reference#uploading-files.</summary>
public sealed record FileUpload(string Filename, ReadOnlyMemory<byte> Content, string ContentType = "application/octet-stream", string? Description = null);

/// <summary>Ties a sent file to its description: https://docs.discord.com/developers/reference#uploading-files.</summary>
public sealed record AttachmentName(int Id, string Filename, string? Description)
{
    internal static IReadOnlyList<AttachmentName>? Of(IReadOnlyList<FileUpload>? files) =>
        files is null ? null : [.. files.Select((file, index) => new AttachmentName(index, file.Filename, file.Description))];
}
