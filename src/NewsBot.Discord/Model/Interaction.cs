using System.Text.Json.Serialization;

namespace NewsBot.Discord.Model;

/// <summary>Someone called a command, pressed a button, chose, typed or submitted: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object.</summary>
/// <param name="Member">Who it was, in a guild, with roles and permissions.</param>
/// <param name="DirectUser">Who it was, in direct messages; <see cref="User"/> is whoever it was.</param>
/// <param name="Message">The message that the component used belongs to.</param>
/// <param name="AppPermissions">What we may do in the channel.</param>
public sealed record Interaction(
    Snowflake Id,
    Snowflake ApplicationId,
    InteractionType Type,
    string Token,
    InteractionData? Data = null,
    Snowflake? GuildId = null,
    Snowflake? ChannelId = null,
    Channel? Channel = null,
    Member? Member = null,
    [property: JsonPropertyName("user")] User? DirectUser = null,
    Message? Message = null,
    Permissions AppPermissions = Permissions.None,
    string? Locale = null,
    string? GuildLocale = null,
    InteractionContext? Context = null,
    IReadOnlyDictionary<string, Snowflake>? AuthorizingIntegrationOwners = null)
{
    /// <summary>Whoever did it, in a guild or not.</summary>
    [JsonIgnore]
    public User User => Member?.User ?? DirectUser ?? throw new InvalidOperationException("The interaction names nobody.");

    // The token lets anyone answer in our name for 15 minutes and must not reach a log.
    public override string ToString() => $"Interaction {Id} ({Type})";
}

/// <summary>What happened: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type.</summary>
public enum InteractionType
{
    Ping = 1,
    ApplicationCommand = 2,
    MessageComponent = 3,
    ApplicationCommandAutocomplete = 4,
    ModalSubmit = 5,
}

/// <summary>The command with its options, or the component or modal that was used: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-data.</summary>
/// <param name="Name">The command's name.</param>
/// <param name="TargetId">Whom or what a context menu was opened on; found in <paramref name="Resolved"/>.</param>
/// <param name="Values">What was chosen in a select.</param>
/// <param name="Components">What was filled in, in a modal.</param>
public sealed record InteractionData(
    Snowflake? Id = null,
    string? Name = null,
    [property: JsonPropertyName("type")] CommandType? CommandType = null,
    [property: JsonPropertyName("options")] IReadOnlyList<InteractionOption>? OptionTree = null,
    ResolvedData? Resolved = null,
    Snowflake? TargetId = null,
    string? CustomId = null,
    int? ComponentType = null,
    IReadOnlyList<string>? Values = null,
    IReadOnlyList<Component>? Components = null)
{
    /// <summary>The command with its group and subcommand: <c>article latest</c>.</summary>
    [JsonIgnore]
    public string CommandPath => string.Join(' ', Steps.Select(step => step.Name).Prepend(Name));

    /// <summary>The options of the command or subcommand that was called.</summary>
    [JsonIgnore]
    public IReadOnlyList<InteractionOption> Options => (Steps.LastOrDefault() is { } step ? step.Options : OptionTree) ?? [];

    /// <summary>The option being typed, for completion.</summary>
    [JsonIgnore]
    public InteractionOption? Focused => Options.FirstOrDefault(option => option.Focused);

    public InteractionOption? Option(string name) => Options.FirstOrDefault(option => option.Name == name);

    /// <summary>What stands in a modal's field, a text or the chosen values.</summary>
    public IReadOnlyList<string> Submitted(string customId) => Find(Components ?? [], customId) switch
    {
        TextInput { Value: { } text } => [text],
        Select { Values: { } values } => values,
        _ => [],
    };

    private IEnumerable<InteractionOption> Steps
    {
        get
        {
            for (var options = OptionTree; options is [{ IsStep: true } step, ..]; options = step.Options)
                yield return step;
        }
    }

    private static Component? Find(IEnumerable<Component> components, string customId) =>
        components.Select(component => component.Key == customId ? component : Find(component.Children, customId)).FirstOrDefault(found => found is not null);
}

/// <summary>The users, channels and so on that the options name: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-resolved-data-structure.</summary>
public sealed record ResolvedData(
    IReadOnlyDictionary<Snowflake, User>? Users = null,
    IReadOnlyDictionary<Snowflake, Member>? Members = null,
    IReadOnlyDictionary<Snowflake, Role>? Roles = null,
    IReadOnlyDictionary<Snowflake, Channel>? Channels = null,
    IReadOnlyDictionary<Snowflake, Message>? Messages = null,
    IReadOnlyDictionary<Snowflake, Attachment>? Attachments = null);
