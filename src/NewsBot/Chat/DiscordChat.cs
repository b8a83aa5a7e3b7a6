using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Discord;
using NewsBot.Discord.Cache;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;
using NewsBot.Storage;

namespace NewsBot.Chat;

/// <summary>Discord behind the chat port, over our own client of its API.</summary>
public sealed class DiscordChat : IChatClient, IDisposable
{
    private const int ArchiveAfterMinutes = 1440;
    private const int PageSize = 100;

    private readonly DiscordClient _client;
    private readonly InteractionAnswers _answers;
    private readonly Uri _pages;

    /// <param name="sessions">Where sessions are kept over a restart.</param>
    public DiscordChat(ChatSettings settings, ISessionStore sessions, TimeProvider time, ILoggerFactory loggers)
    {
        _client = new(OptionsFor(settings) with { Sessions = sessions, Time = time, LoggerFactory = loggers });
        _answers = new(_client, time, loggers.CreateLogger<InteractionAnswers>());
        _pages = new(settings.ApiUrl, "/channels/");
    }

    public bool EnforcesNonce => true;

    public bool ReadsMessages => _client.Intents.HasFlag(Intents.MessageContent);

    /// <summary>Registers Discord as the chat.</summary>
    public static void Add(IServiceCollection services, ChatSettings settings)
    {
        services.AddSingleton<IChatClient>(provider => new DiscordChat(
            settings,
            settings.KeepsSessions ? new KeptSessions(provider.GetRequiredService<Database>()) : new MemorySessionStore(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(new ChatExamination(cancellationToken => DiscordExamination.RunAsync(OptionsFor(settings), cancellationToken)));
    }

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
                // Discord may tell of one twice, which is then answered once.
                if (happened is not InteractionCreateEvent { Interaction: var interaction } || _answers.Begin(interaction, cancellationToken))
                    yield return translated;
            }
        }
    }

    public Task<MessageId> SendAsync(ChannelId channel, Card card, MessageId? replyTo, DeliveryKey key, Notify notify, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(async () =>
        {
            var message = CardDrawing.Create(card) with
            {
                Nonce = key.Value,
                MessageReference = replyTo is { } answered ? new(answered.Snowflake()) : null,
                Flags = notify == Notify.Nobody ? Quiet(card) : null,
            };
            return (await _client.Rest.Messages.CreateAsync(channel.Snowflake(), message, cancellationToken)).Id.MessageId();
        });

    public Task<IReadOnlyList<OwnMessage>> OwnMessagesSinceAsync(ChannelId channel, MessageId? after, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync<IReadOnlyList<OwnMessage>>(async () =>
        {
            var messages = await AllAsync(channel.Snowflake(), after?.Snowflake() ?? default, cancellationToken);
            return [.. messages.Where(IsOwn).Select(CardDrawing.Own)];
        });

    public Task<IReadOnlyList<ChatMessage>> MessagesAsync(ChannelId channel, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync<IReadOnlyList<ChatMessage>>(async () =>
        {
            // Discord then gives every message, each without its text: nothing that was said could be told from nothing said.
            if (!ReadsMessages)
                throw new ChatException(ChatFailure.Refused, "What people write cannot be read without the MESSAGE CONTENT intent; switch it on in the developer portal.");

            var guild = _client.Cache.GuildOf(channel.Snowflake())?.Id;
            var messages = await AllAsync(channel.Snowflake(), default, cancellationToken);
            return [.. messages.Select(message => EventTranslation.FromPerson(message with { GuildId = message.GuildId ?? guild }, _client.Cache.Me?.Id)).OfType<ChatMessage>()];
        });

    public Task EditAsync(ChannelId channel, MessageId message, Card card, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => InOpenThreadAsync(
            channel,
            () => _client.Rest.Messages.EditAsync(channel.Snowflake(), message.Snowflake(), CardDrawing.Edit(card), cancellationToken),
            cancellationToken));

    public Task DeleteAsync(ChannelId channel, MessageId message, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => InOpenThreadAsync(
            channel,
            async () =>
            {
                await _client.Rest.Messages.DeleteAsync(channel.Snowflake(), message.Snowflake(), cancellationToken);
                return true;
            },
            cancellationToken));

    public Task<ChannelId> StartThreadAsync(ChannelId channel, MessageId message, string name, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(async () =>
            (await _client.Rest.Threads.StartFromMessageAsync(channel.Snowflake(), message.Snowflake(), new(name, ArchiveAfterMinutes), cancellationToken)).Id.ChannelId());

    public Task<MessageId> PostInForumAsync(ChannelId forum, string name, Card card, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(async () =>
            (await _client.Rest.Threads.PostAsync(forum.Snowflake(), new(name, CardDrawing.Create(card), ArchiveAfterMinutes), cancellationToken)).Id.MessageId());

    public Task<IReadOnlyList<OwnMessage>> OwnForumPostsAsync(ChannelId forum, MessageId? after, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync<IReadOnlyList<OwnMessage>>(async () =>
        {
            var guild = _client.Cache.GuildOf(forum.Snowflake()) ?? throw new ChatException(ChatFailure.Refused, $"Channel {forum} cannot be seen.");
            var threads = await _client.Rest.Guilds.ListActiveThreadsAsync(guild.Id, cancellationToken);
            var since = after?.Snowflake() ?? default;
            var ours = threads.Threads.Where(thread => thread.ParentId == forum.Snowflake() && thread.OwnerId == _client.Cache.Me?.Id && thread.Id > since).OrderBy(thread => thread.Id);

            var messages = new List<OwnMessage>();
            foreach (var thread in ours)
            {
                if (await FirstMessageAsync(thread.Id, cancellationToken) is { } first)
                    messages.Add(CardDrawing.Own(first));
            }

            return messages;
        });

    public Task RegisterCommandsAsync(IReadOnlyList<CommandDefinition> commands, CancellationToken cancellationToken)
    {
        _answers.Know(commands);
        return ChatErrors.TranslateAsync(() => _client.Rest.Commands.RegisterAsync(_client.Cache.ApplicationId!.Value, [.. commands.Select(CommandDrawing.Draw)], null, cancellationToken));
    }

    public Task AnswerAsync(InteractionId interaction, Answer answer, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _answers.AnswerAsync(interaction, answer, cancellationToken));

    public Task CompleteAsync(InteractionId interaction, IReadOnlyList<Choice> choices, CancellationToken cancellationToken) =>
        ChatErrors.TranslateAsync(() => _answers.CompleteAsync(interaction, choices, cancellationToken));

    public Channel? ChannelOf(ChannelId channel)
    {
        var found = Known(channel);
        return found is null ? null : EventTranslation.ChannelOf(found);
    }

    public bool CanSee(Member member, ChannelId channel) =>
        Known(channel) is { } known
        && _client.Cache.GuildOf(known.Id) is { } guild
        && guild.Id == member.Guild.Snowflake()
        && guild.PermissionsOf(member.User.Snowflake(), member.Roles.Select(Snowflake.Parse), known).HasFlag(Permissions.ViewChannel);

    public string LinkTo(GuildId guild, ChannelId channel, MessageId message) => $"{_pages}{guild}/{channel}/{message}";

    public void Dispose() => _client.Dispose();

    internal static DiscordOptions OptionsFor(ChatSettings settings) => new(settings.Token)
    {
        ApiUrl = settings.ApiUrl,
        Intents = Intents.Guilds | Intents.GuildMessages | Intents.MessageContent,
        HttpTimeout = settings.RequestTimeout,
        RequestsPerSecond = settings.RequestsPerSecond,

        // Who sends looks first, and a nonce is remembered for minutes only.
        RepeatsMessages = false,
    };

    // A link in a comment would be unfolded into a panel of its own; with one of ours the flag would take that away too.
    private static MessageFlags Quiet(Card card) =>
        card.Panel is null ? MessageFlags.SuppressNotifications | MessageFlags.SuppressEmbeds : MessageFlags.SuppressNotifications;

    // A thread shows and hides with the channel that it belongs to.
    private Discord.Model.Channel? Known(ChannelId channel) =>
        _client.Cache.Channel(channel.Snowflake()) is { IsThread: true, ParentId: { } parent } ? _client.Cache.Channel(parent) : _client.Cache.Channel(channel.Snowflake());

    private bool IsOwn(Message message) =>
        message.Author.Id == _client.Cache.Me?.Id && message.InteractionMetadata is null && message.Type is MessageType.Default or MessageType.Reply;

    private async Task<List<Message>> AllAsync(Snowflake channel, Snowflake after, CancellationToken cancellationToken)
    {
        var all = new List<Message>();
        while (true)
        {
            var page = await _client.Rest.Messages.ListAsync(channel, after: after, limit: PageSize, cancellationToken: cancellationToken);
            all.AddRange(page.OrderBy(message => message.Id));
            if (page.Count < PageSize)
                return all;
            after = all[^1].Id;
        }
    }

    // Of a forum post that a moderator emptied, the thread stays.
    private async Task<Message?> FirstMessageAsync(Snowflake thread, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.Rest.Messages.GetAsync(thread, thread, cancellationToken);
        }
        catch (Discord.Rest.DiscordException exception) when (exception.Code == Discord.Rest.ErrorCode.UnknownMessage)
        {
            return null;
        }
    }

    // An archived thread takes new messages, which open it, but no changes of old ones.
    private async Task<T> InOpenThreadAsync<T>(ChannelId channel, Func<Task<T>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await change();
        }
        catch (Discord.Rest.DiscordException exception) when (exception.Code == Discord.Rest.ErrorCode.ThreadArchived)
        {
            await _client.Rest.Channels.EditAsync(channel.Snowflake(), new(Archived: false), cancellationToken);
            return await change();
        }
    }
}
