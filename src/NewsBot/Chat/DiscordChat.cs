using Microsoft.Extensions.Logging;
using NewsBot.Discord;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>Discord behind the chat port, over our own client of its API.</summary>
public sealed class DiscordChat : IChatClient, IDisposable
{
    private readonly DiscordClient _client;
    private readonly ChannelRights _rights;
    private readonly DiscordMessages _messages;
    private readonly DiscordThreads _threads;
    private readonly DiscordMembers _members;
    private readonly InteractionAnswers _answers;
    private readonly DiscordFiles _files;
    private readonly DiscordLimits _limits;
    private readonly PhraseBooks _phrases;
    private readonly Uri _pages;

    /// <param name="sessions">Where sessions are kept over a restart.</param>
    public DiscordChat(ChatSettings settings, ISessionStore sessions, TimeProvider time, ILoggerFactory loggers, PhraseBooks? phrases = null)
    {
        _client = new(DiscordSetup.OptionsFor(settings) with { Sessions = sessions, Time = time, LoggerFactory = loggers });
        _rights = new(_client);
        var room = new ThreadRoom(_client, settings.ActiveThreads);
        var personas = new DiscordPersonas(_client, _rights);
        _messages = new(_client, _rights, personas, room);
        _limits = new(_client, personas, time);
        _threads = new(_client, _rights, room);
        _members = new(_client);
        _answers = new(_client, time, loggers.CreateLogger<InteractionAnswers>());
        _files = new(settings);
        _phrases = phrases ?? PhraseBooks.None;
        _pages = new(settings.ApiUrl, "/channels/");
    }

    public bool EnforcesNonce => true;

    public bool ReadsMessages => _client.Intents.HasFlag(Intents.MessageContent);

    public bool IsConnected => _client.IsConnected;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client.RunAsync(cancellationToken);
        }
        catch (GatewayClosedException exception)
        {
            throw new ChatRefusedException(exception.Message, exception);
        }
    }

    public async IAsyncEnumerable<ChatEvent> EventsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var translation = new EventTranslation(_client);
        await foreach (var happened in _client.ReadEventsAsync(cancellationToken))
        {
            foreach (var translated in translation.Of(happened))
            {
                if (happened is InteractionCreateEvent { Interaction: var interaction })
                    _answers.Begin(interaction, cancellationToken);
                yield return translated;
            }
        }
    }

    public Task<MessageId> SendAsync(ChannelId channel, Card card, MessageId? replyTo, DeliveryKey key, Notify notify, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _messages.SendAsync(channel, card, replyTo, key, notify, cancellationToken));

    public Task<IReadOnlyList<OwnMessage>> OwnMessagesSinceAsync(ChannelId channel, MessageId? after, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _messages.OwnSinceAsync(channel, after, cancellationToken));

    public Task<IReadOnlyList<ChatMessage>> MessagesAsync(ChannelId channel, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _messages.OfPeopleAsync(channel, cancellationToken));

    public Task EditAsync(ChannelId channel, MessageId message, Card card, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _messages.EditAsync(channel, message, card, cancellationToken));

    public Task DeleteAsync(ChannelId channel, MessageId message, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _messages.DeleteAsync(channel, message, cancellationToken));

    public Task<ChannelId> StartThreadAsync(ChannelId channel, MessageId message, ThreadPlan thread, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _threads.StartAsync(channel, message, thread, cancellationToken));

    public Task LockAsync(ChannelId thread, bool isLocked, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _threads.LockAsync(thread, isLocked, cancellationToken));

    public Task DeleteThreadAsync(ChannelId thread, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _threads.DeleteAsync(thread, cancellationToken));

    public Task PutAwayAsync(ChannelId thread, string name, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _threads.PutAwayAsync(thread, name, cancellationToken));

    public Task<MessageId> PostInForumAsync(ChannelId forum, ThreadPlan thread, IReadOnlyList<string> topics, Card card, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _threads.PostAsync(forum, thread, topics, card, cancellationToken));

    public Task PublishAsync(ChannelId channel, MessageId message, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _messages.PublishAsync(channel, message, cancellationToken));

    public Task<ChannelId> DirectChannelAsync(UserId user, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(async () => (await _client.Rest.Channels.OpenDirectAsync(user.Snowflake(), cancellationToken)).Id.ChannelId());

    public Task<Member?> MemberAsync(GuildId guild, UserId user, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _members.FindAsync(guild, user, cancellationToken));

    public Task<IReadOnlyList<ChatThread>> ArchivedThreadsAsync(ChannelId channel, DateTimeOffset since, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _threads.ArchivedSinceAsync(channel, since, cancellationToken));

    public Task<IReadOnlyList<OwnMessage>> OwnForumPostsAsync(ChannelId forum, MessageId? after, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _threads.OwnPostsAsync(forum, after, cancellationToken));

    public Task RegisterCommandsAsync(IReadOnlyList<CommandDefinition> commands, CancellationToken cancellationToken)
    {
        _answers.Know(commands);
        return ChatErrors.TranslateAsync(() => _client.Rest.Commands.RegisterAsync(_client.Cache.ApplicationId!.Value, [.. commands.Select(command => CommandDrawing.Draw(command, _phrases))], null, cancellationToken));
    }

    public Task AnswerAsync(InteractionId interaction, Answer answer, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _answers.AnswerAsync(interaction, answer, cancellationToken));

    public Task CompleteAsync(InteractionId interaction, IReadOnlyList<Choice> choices, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _answers.CompleteAsync(interaction, choices, cancellationToken));

    public Task<ReadOnlyMemory<byte>> ReadFileAsync(GivenFile file, int most, CancellationToken cancellationToken) =>
        _files.ReadAsync(file, most, cancellationToken);

    public Channel? ChannelOf(ChannelId channel) =>
        _rights.Known(channel) is { } known && _rights.Has(known, Permissions.ViewChannel) ? EventTranslation.ChannelOf(known) : null;

    public IReadOnlyList<string> MissingToPost(ChannelId channel) => _rights.Known(channel) is { } known ? _rights.MissingToPost(known) : [];

    public bool MayPose(ChannelId channel) => _rights.Has(channel, Permissions.ManageWebhooks);

    public bool MayLock(ChannelId channel) => _rights.Has(channel, Permissions.ManageThreads);

    public bool MayNotify(ChannelId channel, RoleId role) => _rights.Known(channel) is { } known && _rights.MayNotify(known, Snowflake.Parse(role.Value));

    public IReadOnlyList<ChatLimit> LimitsInForce(GuildId guild) => _limits.InForce(guild);

    public bool CanSee(Member member, ChannelId channel) => _rights.CanSee(member, channel);

    public string LinkTo(GuildId guild, ChannelId channel, MessageId message) => $"{_pages}{guild}/{channel}/{message}";

    public void Dispose()
    {
        _files.Dispose();
        _client.Dispose();
    }
}
