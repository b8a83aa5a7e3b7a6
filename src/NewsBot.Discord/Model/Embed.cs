namespace NewsBot.Discord.Model;

/// <summary>A card below the text; two with one <paramref name="Url"/> are shown once: https://docs.discord.com/developers/resources/message#embed-object.</summary>
public sealed record Embed(
    string? Title = null,
    string? Description = null,
    string? Url = null,
    DateTimeOffset? Timestamp = null,
    int? Color = null,
    EmbedFooter? Footer = null,
    EmbedMedia? Image = null,
    EmbedMedia? Thumbnail = null,
    EmbedAuthor? Author = null,
    IReadOnlyList<EmbedField>? Fields = null,
    string? Type = null);

/// <summary>The small line at an embed's foot: https://docs.discord.com/developers/resources/message#embed-object-embed-footer-structure.</summary>
public sealed record EmbedFooter(string Text, string? IconUrl = null);

/// <summary>An embed's picture: https://docs.discord.com/developers/resources/message#embed-object-embed-image-structure.</summary>
public sealed record EmbedMedia(string Url);

/// <summary>The line above an embed's title: https://docs.discord.com/developers/resources/message#embed-object-embed-author-structure.</summary>
public sealed record EmbedAuthor(string Name, string? Url = null, string? IconUrl = null);

/// <summary>A name with a value: https://docs.discord.com/developers/resources/message#embed-object-embed-field-structure.</summary>
public sealed record EmbedField(string Name, string Value, bool Inline = false);
