using System.ComponentModel.DataAnnotations;
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
public sealed class BotSettings
{
    [ValidateObjectMembers]
    public DatabaseSettings Database { get; init; } = new();

    [ValidateObjectMembers]
    public DiscordSettings Discord { get; init; } = new();

    [ValidateObjectMembers]
    public LocalDiscordSettings LocalDiscord { get; init; } = new();

    [ValidateObjectMembers]
    public SourcesSettings Sources { get; init; } = new();

    [ValidateObjectMembers]
    public FetchOptions Fetching { get; init; } = new();

    [ValidateObjectMembers]
    public FollowOptions Following { get; init; } = new();

    [ValidateObjectMembers]
    public ElsewhereOptions Elsewhere { get; init; } = new();

    /// <summary>What sources and comment systems are asked with, each under the name that a source's definition, or its system, has for it.</summary>
    public IDictionary<string, string> Credentials { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    [ValidateObjectMembers]
    public SamplesSettings Samples { get; init; } = new();

    [ValidateObjectMembers]
    public CommentsSettings Comments { get; init; } = new();

    [ValidateObjectMembers]
    public DiscussionOptions Discussion { get; init; } = new();

    [ValidateObjectMembers]
    public ModelOptions Model { get; init; } = new();

    [ValidateObjectMembers]
    public DeliveryOptions Delivery { get; init; } = new();

    [ValidateObjectMembers]
    public CommandOptions Commands { get; init; } = new();

    [ValidateObjectMembers]
    public PrivacySettings Privacy { get; init; } = new();

    [ValidateObjectMembers]
    public GuildsSettings Guilds { get; init; } = new();

    [ValidateObjectMembers]
    public BackupSettings Backup { get; init; } = new();

    [ValidateObjectMembers]
    public StatusSettings Status { get; init; } = new();

    public LoggingSettings Logging { get; init; } = new();

    /// <summary>What nobody may learn of a log, an answer or a file of ours.</summary>
    internal IEnumerable<string> Secrets => new[] { Discord.Token, Model.Key, Status.Password }.Concat(Credentials.Values).Where(secret => secret.Length > 0);

    /// <summary>Without a token the bot runs on the local Discord that it brings along.</summary>
    public bool IsLocal => Discord.Token.Length == 0;
}

[OptionsValidator]
internal sealed partial class BotSettingsValidator : IValidateOptions<BotSettings>;

/// <summary>Where everything is kept.</summary>
public sealed class DatabaseSettings
{
    /// <summary>The SQLite file, relative to where the bot is started.</summary>
    [Required]
    public string Path { get; init; } = "data/newsbot.db";
}

/// <summary>The servers that the bot is or was in.</summary>
public sealed class GuildsSettings
{
    /// <summary>How long what a server had set is kept after it put the bot out.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(30);
}

/// <summary>The copies of the database that the bot makes once a day.</summary>
public sealed class BackupSettings
{
    /// <summary>Where they are kept, relative to where the bot is started.</summary>
    [Required]
    public string Folder { get; init; } = "data/backups";

    /// <summary>The local time of day at which one is made.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:59")]
    public TimeSpan At { get; init; } = new(3, 30, 0);

    /// <summary>How many of the newest are kept; 0 makes none.</summary>
    [Range(0, 1_000)]
    public int Keep { get; init; } = 7;
}

/// <summary>How long is kept what people wrote on Discord.</summary>
public sealed class PrivacySettings
{
    /// <summary>How long replies are kept; left out, until their author erases them.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan? RepliesFor { get; init; }

    /// <summary>How long the replies of a server are kept that has removed the bot.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00")]
    public TimeSpan LeftServersFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long any copy of the database is kept that the bot has made: what was erased is in none that is older.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan CopiesFor { get; init; } = TimeSpan.FromDays(30);
}

/// <summary>The Discord to connect to.</summary>
public sealed class DiscordSettings : IValidatableObject
{
    /// <summary>The bot's token; empty for the local Discord.</summary>
    public string Token { get; init; } = "";

    /// <summary>Discord's API, or another server that speaks it.</summary>
    [WebAddress]
    public Uri ApiUrl { get; init; } = new("https://discord.com/api/v10");

    /// <summary>Requests a second in all; Discord allows 50, a server of one's own may allow more.</summary>
    [Range(1, 10_000)]
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>How long a request may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:02:00")]
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Over how many connections the guilds are spread; left out, as many as Discord recommends.</summary>
    [Range(1, ShardList.Most)]
    public int? Shards { get; init; }

    /// <summary>Those of them that this process runs, as in 0,2 or 0-3; empty for all.</summary>
    public string ShardIds { get; init; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ProblemOfShards() is { } problem)
            yield return new(problem, [nameof(ShardIds)]);
    }

    private string? ProblemOfShards()
    {
        try
        {
            return ShardList.Parse(ShardIds) is not { } ids ? null
                : Shards is not { } shards ? "Discord:ShardIds needs Discord:Shards: how many there are in all must be the same for every process."
                : ids[^1] >= shards ? $"Discord:ShardIds names shard {ids[^1]}, and of {shards} shards the last is {shards - 1}."
                : null;
        }
        catch (FormatException exception)
        {
            return $"Discord:ShardIds: {exception.Message}";
        }
    }
}

/// <summary>The local Discord that serves where no token is set.</summary>
public sealed class LocalDiscordSettings
{
    /// <summary>Where its page and its API are; a loopback address.</summary>
    [WebAddress]
    public Uri Url { get; init; } = new("http://127.0.0.1:5080");

    /// <summary>The SQLite file with its guild, its people and its messages.</summary>
    [Required]
    public string Data { get; init; } = "data/local-discord.db";

    /// <summary>Messages that may be sent to one channel within <see cref="MessagesPer"/>.</summary>
    [Range(1, 100_000)]
    public int Messages { get; init; } = 5;

    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan MessagesPer { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>Where news comes from.</summary>
public sealed class SourcesSettings
{
    /// <summary>The file that lists the sources; see config/sources.schema.json.</summary>
    [Required]
    public string File { get; init; } = "config/sources.json";

    /// <summary>How often a folder is looked at for new and changed pages.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>The articles that come with the bot, for trying it.</summary>
public sealed class SamplesSettings
{
    /// <summary>Whether they are read; left out, they are exactly where no token is set.</summary>
    public bool? Enabled { get; init; }

    /// <summary>A folder with a folder for each source.</summary>
    [Required]
    public string Folder { get; init; } = "data/samples";
}

/// <summary>What is looked at before a comment is shown.</summary>
public sealed class CommentsSettings
{
    /// <summary>The rules of the mirror mode "filtered"; see config/comment-rules.schema.json.</summary>
    [Required]
    public string RulesFile { get; init; } = "config/comment-rules.json";

    /// <summary>Whether OpenWeb's comments are read, whose interface is not documented: look at its terms first.</summary>
    public bool OpenWeb { get; init; }
}

/// <summary>What is logged: a level for each category, as everywhere in .NET (https://learn.microsoft.com/dotnet/core/extensions/logging).</summary>
public sealed class LoggingSettings
{
    /// <summary>How a line looks.</summary>
    public LogFormat Format { get; init; }

    public IDictionary<string, Microsoft.Extensions.Logging.LogLevel> LogLevel { get; init; } =
        new Dictionary<string, Microsoft.Extensions.Logging.LogLevel> { ["Default"] = Microsoft.Extensions.Logging.LogLevel.Warning };
}

/// <summary>How what is logged is written.</summary>
public enum LogFormat
{
    /// <summary>A line to read.</summary>
    Text,

    /// <summary>A JSON object a line, for programs that collect them.</summary>
    Json,
}
