using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.State;
using static System.Text.Json.Serialization.JsonIgnoreCondition;

namespace NewsBot.LocalDiscord.Interactions;

internal enum CommandType
{
    ChatInput = 1,
    User = 2,
    Message = 3,
}

/// <summary>A command that an application registered, for one guild or everywhere (https://docs.discord.com/developers/interactions/application-commands#application-command-object).</summary>
internal sealed record Command(Snowflake Id, Snowflake ApplicationId, Snowflake Version, CommandType Type, string Name, string Description)
{
    public Snowflake? GuildId { get; init; }

    [JsonIgnore(Condition = Never)]
    public Permissions? DefaultMemberPermissions { get; init; }

    public JsonElement? NameLocalizations { get; init; }

    public JsonElement? DescriptionLocalizations { get; init; }

    public bool? DmPermission { get; init; }

    public IReadOnlyList<int>? Contexts { get; init; }

    public IReadOnlyList<int>? IntegrationTypes { get; init; }

    public bool Nsfw { get; init; }

    public IReadOnlyList<JsonElement>? Options { get; init; }
}
