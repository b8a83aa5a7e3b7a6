using Microsoft.Extensions.Options;
using NewsBot.Commands;
using NewsBot.Discussions;
using NewsBot.Models;
using NewsBot.Pipeline;
using NewsBot.Pipeline.Following;
using NewsBot.Sources.Elsewhere;
using NewsBot.Sources.Fetching;
using NewsBot.Status;

namespace NewsBot.Settings;

/// <summary>Every setting there is, with its default: appsettings.json, NEWSBOT_Section__Key in the environment, and user secrets, the later before the earlier.</summary>
// Settable throughout: the binder that is made when the program is built leaves out what can only be set at first.
public sealed class BotSettings
{
    [ValidateObjectMembers]
    public DatabaseSettings Database { get; set; } = new();

    [ValidateObjectMembers]
    public DiscordSettings Discord { get; set; } = new();

    [ValidateObjectMembers]
    public LocalDiscordSettings LocalDiscord { get; set; } = new();

    [ValidateObjectMembers]
    public SourcesSettings Sources { get; set; } = new();

    [ValidateObjectMembers]
    public FetchOptions Fetching { get; set; } = new();

    [ValidateObjectMembers]
    public FollowOptions Following { get; set; } = new();

    [ValidateObjectMembers]
    public ElsewhereOptions Elsewhere { get; set; } = new();

    /// <summary>What sources and comment systems are asked with, each under the name that a source's definition, or its system, has for it.</summary>
    public IDictionary<string, string> Credentials { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    [ValidateObjectMembers]
    public SamplesSettings Samples { get; set; } = new();

    [ValidateObjectMembers]
    public CommentsSettings Comments { get; set; } = new();

    [ValidateObjectMembers]
    public DiscussionOptions Discussion { get; set; } = new();

    [ValidateObjectMembers]
    public ModelOptions Model { get; set; } = new();

    [ValidateObjectMembers]
    public DeliveryOptions Delivery { get; set; } = new();

    [ValidateObjectMembers]
    public CommandOptions Commands { get; set; } = new();

    [ValidateObjectMembers]
    public PrivacySettings Privacy { get; set; } = new();

    [ValidateObjectMembers]
    public GuildsSettings Guilds { get; set; } = new();

    [ValidateObjectMembers]
    public BackupSettings Backup { get; set; } = new();

    [ValidateObjectMembers]
    public StatusSettings Status { get; set; } = new();

    public LoggingSettings Logging { get; set; } = new();

    /// <summary>What nobody may learn of a log, an answer or a file of ours.</summary>
    internal IEnumerable<string> Secrets => new[] { Discord.Token, Model.Key, Status.Password }.Concat(Credentials.Values).Where(secret => secret.Length > 0);

    /// <summary>Without a token the bot runs on the local Discord that it brings along.</summary>
    public bool IsLocal => Discord.Token.Length == 0;
}

[OptionsValidator]
internal sealed partial class BotSettingsValidator : IValidateOptions<BotSettings>;
