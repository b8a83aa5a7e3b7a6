using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Interactions;
using NewsBot.LocalDiscord.Messages;
using NewsBot.LocalDiscord.Threads;
using NewsBot.LocalDiscord.Users;
using NewsBot.LocalDiscord.Webhooks;

namespace NewsBot.LocalDiscord.State;

/// <summary>All there is on this Discord. Whoever reads or changes it holds the gate, so that everything happens in one order.</summary>
internal sealed class World : IDisposable
{
    private readonly Database _database;
    private readonly Dictionary<string, User> _accounts = new(StringComparer.Ordinal);

    public World(LocalDiscordOptions options, TimeProvider time)
    {
        (Options, Time, NonceWindow) = (options, time, options.NonceWindow);
        _database = Database.Open(options.DataFile);
        Ids = new(time, _database.NewestId());
        Users = new(_database, "user", user => user.Id, _ => null);
        Settings = new(_database, "settings", settings => settings.UserId, _ => null);
        Guilds = new(_database, "guild", guild => guild.Id, _ => null);
        Members = new(_database, "member", member => member.Id, member => member.GuildId);
        Channels = new(_database, "channel", channel => channel.Id, channel => channel.GuildId);
        ThreadMembers = new(_database, "thread_member", member => member.Key, member => member.Id);
        Commands = new(_database, "command", command => command.Id, command => command.GuildId ?? command.ApplicationId);
        Interactions = new(_database, "interaction", interaction => interaction.Id, _ => null);
        Webhooks = new(_database, "webhook", webhook => webhook.Id, webhook => webhook.ChannelId);
        Messages = new(_database, time);
        Reactions = new(_database);
        Attachments = new(_database);
    }

    public Lock Gate { get; } = new();

    public LocalDiscordOptions Options { get; }

    public TimeProvider Time { get; }

    public SnowflakeSource Ids { get; }

    /// <summary>How long a nonce is remembered; the one option that may change.</summary>
    public TimeSpan NonceWindow { get; set; }

    public Documents<Snowflake, User> Users { get; }

    public Documents<Snowflake, UserSettings> Settings { get; }

    public Documents<Snowflake, Guild> Guilds { get; }

    public Documents<MemberId, Member> Members { get; }

    public Documents<Snowflake, Channel> Channels { get; }

    public Documents<ThreadMemberId, ThreadMember> ThreadMembers { get; }

    public Documents<Snowflake, Command> Commands { get; }

    public Documents<Snowflake, Interaction> Interactions { get; }

    public Documents<Snowflake, Webhook> Webhooks { get; }

    public MessageStore Messages { get; }

    public ReactionStore Reactions { get; }

    public AttachmentStore Attachments { get; }

    /// <summary>To the millisecond, as snowflakes are.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(Time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>The language that somebody uses Discord in.</summary>
    public string LocaleOf(Snowflake user) => Settings.Find(user)?.Locale ?? Locales.Default;

    public User? Authenticate(string token) => _accounts.GetValueOrDefault(token) ?? LongToken.Find(token, secret => _accounts.GetValueOrDefault(secret));

    /// <summary>Lets a user log in; tokens are settings and never stored.</summary>
    public void Admit(LocalAccount account, User user) => _accounts[account.Token] = user;

    /// <summary>Runs a request's changes as one: all of them are stored, or none.</summary>
    public T InTransaction<T>(Func<T> changes)
    {
        using var transaction = _database.BeginTransaction();
        var result = changes();
        transaction.Commit();
        return result;
    }

    public void InTransaction(Action changes) => InTransaction(() =>
    {
        changes();
        return true;
    });

    public void Dispose() => _database.Dispose();
}
