using System.Text.Json;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>A message as someone asked for it: checked, not yet posted.</summary>
internal sealed record MessageDraft(string Content, IReadOnlyList<JsonElement> Embeds, IReadOnlyList<JsonElement> Components, MessageFlags Flags, AllowedMentions Mentions)
{
    public IReadOnlyList<(Upload Upload, string? Description)> Files { get; init; } = [];

    public bool Tts { get; init; }

    public Snowflake? ReplyTo { get; init; }

    public Snowflake? ReplyToChannel { get; init; }

    public bool FailIfNotExists { get; init; } = true;

    public JsonElement? Nonce { get; init; }

    public bool EnforceNonce { get; init; }

    public bool IsEmpty => Content.Length == 0 && Embeds.Count == 0 && Components.Count == 0 && Files.Count == 0;

    /// <summary>The nonce as it is compared: 5 and "5" are one.</summary>
    public string? NonceText => Nonce?.ToString();
}

/// <summary>Whom a message may notify (https://docs.discord.com/developers/resources/message#allowed-mentions-object).</summary>
internal sealed record AllowedMentions(IReadOnlyCollection<string> Parse, IReadOnlyCollection<Snowflake> Users, IReadOnlyCollection<Snowflake> Roles, bool RepliedUser)
{
    public static AllowedMentions Everyone { get; } = new(["users", "roles", "everyone"], [], [], true);

    /// <summary>What webhooks and interactions have unless they say otherwise.</summary>
    public static AllowedMentions OnlyUsers { get; } = new(["users"], [], [], true);

    public static AllowedMentions Read(Form? form, AllowedMentions unlessSaid)
    {
        if (form is null)
            return unlessSaid;

        var parse = form.List("parse", 3).Select(item => item.Value.ToString()).ToList();
        var (users, roles) = (form.Ids("users", 100), form.Ids("roles", 100));
        foreach (var unknown in parse.Where(type => type is not ("users" or "roles" or "everyone")))
            form.Refuse("parse", "BASE_TYPE_CHOICES", $"Value \"{unknown}\" must be one of ('roles', 'users', 'everyone').");
        if (parse.Contains("users") && users.Count > 0)
            form.Refuse("", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", "parse:[\"users\"] and users: [ids...] are mutually exclusive.");
        if (parse.Contains("roles") && roles.Count > 0)
            form.Refuse("", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", "parse:[\"roles\"] and roles: [ids...] are mutually exclusive.");
        return new(parse, users, roles, form.Flag("replied_user") ?? false);
    }
}
