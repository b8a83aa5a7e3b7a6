using System.Text.Json;
using NewsBot.Discord.Limits;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>The commands people can call: https://docs.discord.com/developers/interactions/application-commands#endpoints.</summary>
public sealed class CommandRoutes
{
    private readonly RestSender _sender;

    internal CommandRoutes(RestSender sender) => _sender = sender;

    public Task<IReadOnlyList<ApplicationCommand>> ListAsync(Snowflake application, Snowflake? guild = null, CancellationToken cancellationToken = default) =>
        _sender.SendAsync(Of(HttpMethod.Get, application, guild).Query(("with_localizations", "true")), DiscordJson.Default.IReadOnlyListApplicationCommand, null, cancellationToken);

    /// <summary>Makes these the commands, global ones without a guild. Written only if they differ: new names are limited to 200 a day.</summary>
    /// <returns>Whether anything was written.</returns>
    public async Task<bool> RegisterAsync(Snowflake application, IReadOnlyList<ApplicationCommand> commands, Snowflake? guild = null, CancellationToken cancellationToken = default)
    {
        CommandLimits.Check(commands);
        if (CommandComparison.AreEqual(commands, await ListAsync(application, guild, cancellationToken)))
            return false;
        var body = RequestBody.Of(commands, DiscordJson.Default.IReadOnlyListApplicationCommand);
        await _sender.SendAsync(Of(HttpMethod.Put, application, guild), DiscordJson.Default.IReadOnlyListApplicationCommand, body, cancellationToken);
        return true;
    }

    private static Route Of(HttpMethod method, Snowflake application, Snowflake? guild) => guild is { } id
        ? Route.To(method, $"/applications/{application}/guilds/{id}/commands")
        : Route.To(method, $"/applications/{application}/commands");
}

/// <summary>Tells what Discord added from what really differs.</summary>
internal static class CommandComparison
{
    public static bool AreEqual(IReadOnlyList<ApplicationCommand> ours, IReadOnlyList<ApplicationCommand> theirs) =>
        ours.Count == theirs.Count && ours.All(command => theirs.Any(other => AreEqual(command, other)));

    private static bool AreEqual(ApplicationCommand ours, ApplicationCommand theirs) =>
        ours.Name == theirs.Name && ours.Type == theirs.Type && Text(ours) == Text(theirs with
        {
            // Where we leave the choice to Discord, what it chose is no difference.
            Contexts = ours.Contexts is null ? null : theirs.Contexts,
            IntegrationTypes = ours.IntegrationTypes is null ? null : theirs.IntegrationTypes,
        });

    private static string Text(ApplicationCommand command) => JsonSerializer.Serialize(Plain(command), DiscordJson.Default.ApplicationCommand);

    private static ApplicationCommand Plain(ApplicationCommand command) => command with
    {
        Id = null,
        Version = null,
        Options = Plain(command.Options),
        Nsfw = command.Nsfw == true ? true : null,
        NameLocalizations = Plain(command.NameLocalizations),
        DescriptionLocalizations = Plain(command.DescriptionLocalizations),
    };

    private static IReadOnlyList<CommandOption>? Plain(IReadOnlyList<CommandOption>? options) => options is not { Count: > 0 } ? null : [.. options.Select(option => option with
    {
        Required = option.Required == true ? true : null,
        Autocomplete = option.Autocomplete == true ? true : null,
        Options = Plain(option.Options),
        Choices = option.Choices is { Count: > 0 } ? option.Choices : null,
        ChannelTypes = option.ChannelTypes is { Count: > 0 } ? [.. option.ChannelTypes.Order()] : null,
        NameLocalizations = Plain(option.NameLocalizations),
        DescriptionLocalizations = Plain(option.DescriptionLocalizations),
    })];

    private static SortedDictionary<string, string>? Plain(IReadOnlyDictionary<string, string>? localizations) =>
        localizations is { Count: > 0 } ? new(localizations.ToDictionary(), StringComparer.Ordinal) : null;
}
