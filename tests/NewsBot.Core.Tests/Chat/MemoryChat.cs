using System.Globalization;
using System.Runtime.CompilerServices;
using NewsBot.Chat;
using Events = System.Threading.Channels.Channel<NewsBot.Chat.ChatEvent>;

namespace NewsBot.Core.Tests.Chat;

/// <summary>A chat in memory that keeps the contract: the pipeline's counterpart in tests, which can fail where a test wants it to.</summary>
internal sealed class MemoryChat : IChatClient
{
    public static readonly UserId Me = new("1000");

    /// <summary>Who owns every guild.</summary>
    public static readonly UserId Owner = new("11");

    private const string SendMessages = "Send Messages";

    /// <summary>How people mention us.</summary>
    public static readonly string Mention = $"<@{Me}>";

    private readonly Lock _lock = new();
    private readonly Events _events = System.Threading.Channels.Channel.CreateUnbounded<ChatEvent>();
    private readonly Dictionary<ChannelId, MemoryPlace> _places = [];
    private readonly HashSet<ChannelId> _silenced = [];
    private readonly Dictionary<DeliveryKey, MessageId> _nonces = [];
    private readonly Dictionary<InteractionId, TaskCompletionSource<object>> _waiting = [];
    private long _lastId = 1_000_000;
    private int _lastDirect;

    public bool EnforcesNonce { get; init; } = true;

    public bool ReadsMessages { get; set; } = true;

    public bool IsConnected => true;

    /// <summary>When people write from now on; else their messages' ids tell.</summary>
    public DateTimeOffset? Now { get; set; }

    /// <summary>Called before and after each request takes effect; what it throws is what the caller gets.</summary>
    public Action<ChatRequest> At { get; set; } = _ => { };

    public IReadOnlyList<CommandDefinition> Commands { get; private set; } = [];

    /// <summary>How many messages were ever created here by us.</summary>
    public int Created { get; private set; }

    /// <summary>Every message in a guild, channel by channel.</summary>
    public IReadOnlyList<(ChannelId Place, MemoryMessage Message)> All
    {
        get
        {
            lock (_lock)
                return [.. _places.Values.Where(place => place.Guild.Value.Length > 0).SelectMany(place => place.Messages.Select(message => (place.Channel.Id, message)))];
        }
    }

    /// <summary>Adds a channel to a guild.</summary>
    public ChannelId Open(GuildId guild, string name, ChannelKind kind = ChannelKind.Text, bool managersOnly = false, bool ageRestricted = false)
    {
        lock (_lock)
            return Add(new(NewId()), new(guild, new(default, name, kind, ageRestricted), null, managersOnly));
    }

    /// <summary>Takes a channel away with all that is in it.</summary>
    public void Close(ChannelId channel)
    {
        lock (_lock)
            _places.Remove(channel);
    }

    /// <summary>Takes a channel or a thread away, and says so.</summary>
    public void Delete(ChannelId place)
    {
        Close(place);
        Tell(new PlaceDeleted(place));
    }

    /// <summary>Where we speak to the owner alone; empty before we did.</summary>
    public IReadOnlyList<MemoryMessage> ToOwner
    {
        get
        {
            lock (_lock)
                return _places.TryGetValue(DirectTo(Owner), out var direct) ? [.. direct.Messages] : [];
        }
    }

    /// <summary>Takes our right to send in a channel and its threads, or gives it back.</summary>
    public void Permit(ChannelId channel, bool sending)
    {
        lock (_lock)
        {
            _ = sending ? _silenced.Remove(channel) : _silenced.Add(channel);
            Tell(new RightsChanged(Place(channel).Guild, channel));
        }
    }

    /// <summary>As time passes, sent keys are no longer known.</summary>
    public void ForgetKeys()
    {
        lock (_lock)
            _nonces.Clear();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!ReadsMessages)
            Tell(new ContentRefused());
        Tell(new Connected(Me, [.. Guilds()]));
        foreach (var guild in Guilds())
            Tell(new GuildAvailable(guild, $"Guild {guild}", Owner, [.. Places(guild).Where(place => place.Parent is null).Select(place => place.Channel)], Threads(guild)));

        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public IAsyncEnumerable<ChatEvent> EventsAsync(CancellationToken cancellationToken) => _events.Reader.ReadAllAsync(cancellationToken);

    /// <summary>The events that nobody has read yet.</summary>
    public IReadOnlyList<ChatEvent> TakeEvents()
    {
        var taken = new List<ChatEvent>();
        while (_events.Reader.TryRead(out var happened))
            taken.Add(happened);
        return taken;
    }

    public Task<MessageId> SendAsync(ChannelId channel, Card card, MessageId? replyTo, DeliveryKey key, Notify notify, CancellationToken cancellationToken) =>
        DoAsync(() =>
        {
            var place = SpeakingIn(channel);
            CardLimits.Check(card);
            if (EnforcesNonce && card.Persona is null && _nonces.TryGetValue(key, out var known))
                return place.Find(known)?.Id ?? throw new ChatException(ChatFailure.Gone, "Unknown message");

            var message = Create(place, new(new(place.Guild.Value.Length > 0 ? NewId() : $"{++_lastDirect}"), Me, card.Persona ?? "NewsBot", card, card.Persona is null ? place.Find(replyTo)?.Id : null) { Notify = notify });
            if (card.Persona is null)
            {
                _nonces[key] = message.Id;
                Tell(new OwnMessageArrived(channel, message.Id, key));
            }

            return message.Id;
        }, cancellationToken);

    public Task<IReadOnlyList<OwnMessage>> OwnMessagesSinceAsync(ChannelId channel, MessageId? after, CancellationToken cancellationToken) =>
        DoAsync<IReadOnlyList<OwnMessage>>(() =>
            [.. Place(channel).Messages.Where(message => message is { IsOurs: true, IsAnswer: false } && IsAfter(message.Id, after)).Select(Own)], cancellationToken);

    public Task<IReadOnlyList<ChatMessage>> MessagesAsync(ChannelId channel, CancellationToken cancellationToken) =>
        DoAsync<IReadOnlyList<ChatMessage>>(() => !ReadsMessages
            ? throw new ChatException(ChatFailure.Refused, "What people write cannot be read.")
            : [.. Place(channel).Messages.Where(message => message.IsPerson).Select(message => message.Told(Place(channel)))], cancellationToken);

    public Task EditAsync(ChannelId channel, MessageId message, Card card, CancellationToken cancellationToken) =>
        DoAsync(() =>
        {
            var place = Place(channel);
            CardLimits.Check(card);
            place.Replace(Existing(place, message) with { Card = card });
            return true;
        }, cancellationToken);

    public Task DeleteAsync(ChannelId channel, MessageId message, CancellationToken cancellationToken) =>
        DoAsync(() =>
        {
            Remove(Place(channel), Existing(Place(channel), message));
            return true;
        }, cancellationToken);

    public Task<ChannelId> StartThreadAsync(ChannelId channel, MessageId message, ThreadPlan plan, CancellationToken cancellationToken) =>
        DoAsync(() =>
        {
            CardLimits.CheckThreadName(plan.Name);
            var thread = new ChannelId(Existing(Place(channel), message).Id.Value);
            return _places.ContainsKey(thread) ? thread : Add(thread, new(Place(channel).Guild, new(default, plan.Name, ChannelKind.Text), channel, Place(channel).ManagersOnly) { RestAfter = plan.RestAfter });
        }, cancellationToken);

    public Task<MessageId> PostInForumAsync(ChannelId forum, ThreadPlan plan, IReadOnlyList<string> topics, Card card, CancellationToken cancellationToken) =>
        DoAsync(() =>
        {
            CardLimits.CheckThreadName(plan.Name);
            CardLimits.Check(card);
            var id = NewId();
            Add(new(id), new(SpeakingIn(forum).Guild, new(default, plan.Name, ChannelKind.Text), forum, Place(forum).ManagersOnly) { RestAfter = plan.RestAfter });
            return Create(Place(new(id)), new(new(id), Me, "NewsBot", card, null) { Notify = Notify.Channel, Topics = topics }).Id;
        }, cancellationToken);

    public Task LockAsync(ChannelId thread, bool isLocked, CancellationToken cancellationToken) =>
        DoAsync(() =>
        {
            SpeakingIn(thread).IsLocked = isLocked;
            return true;
        }, cancellationToken);

    public Task DeleteThreadAsync(ChannelId thread, CancellationToken cancellationToken) =>
        DoAsync(() =>
        {
            if (!_places.TryGetValue(thread, out var place))
                return true;
            if (place.Parent is null)
                throw new ChatException(ChatFailure.Invalid, "This is no thread.");
            if (!LocksThreads)
                throw new ChatException(ChatFailure.Refused, "In “news” (1) these permissions are missing: Manage Threads.");
            Delete(thread);
            return true;
        }, cancellationToken);

    public Task PutAwayAsync(ChannelId thread, string name, CancellationToken cancellationToken) =>
        DoAsync(() =>
        {
            if (Place(thread) is { ArchivedAt: null } place)
                _places[thread] = place with { Channel = place.Channel with { Name = name }, ArchivedAt = Now ?? DateTimeOffset.UnixEpoch };
            return true;
        }, cancellationToken);

    /// <summary>The files that people give, by their addresses.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    public Task<ReadOnlyMemory<byte>> ReadFileAsync(GivenFile file, int most, CancellationToken cancellationToken) =>
        DoAsync<ReadOnlyMemory<byte>>(() => !Files.TryGetValue(file.Url, out var content) || content.Length > most ? throw new ChatException(ChatFailure.Invalid, "The file is too large.") : content, cancellationToken);

    public Task PublishAsync(ChannelId channel, MessageId message, CancellationToken cancellationToken) =>
        DoAsync(() =>
        {
            var place = SpeakingIn(channel);
            if (place.Channel.Kind != ChannelKind.Announcement)
                throw new ChatException(ChatFailure.Invalid, "Nobody can follow this channel.");
            place.Replace(Existing(place, message) with { IsPublished = true });
            return true;
        }, cancellationToken);

    public Task<ChannelId> DirectChannelAsync(UserId user, CancellationToken cancellationToken) =>
        DoAsync(() =>
        {
            var direct = DirectTo(user);
            return _places.ContainsKey(direct) ? direct : Add(direct, new(new(""), new(default, "", ChannelKind.Text), null, false));
        }, cancellationToken);

    /// <summary>Who left a guild.</summary>
    public HashSet<UserId> Gone { get; } = [new("404")];

    public Task<Member?> MemberAsync(GuildId guild, UserId user, CancellationToken cancellationToken) =>
        DoAsync(() => Gone.Contains(user) ? null : new Member(guild, user, "somebody", ManagesGuild: user == Owner, []), cancellationToken);

    /// <summary>Where we speak to one person alone; empty before we did.</summary>
    public IReadOnlyList<MemoryMessage> To(UserId user)
    {
        lock (_lock)
            return _places.TryGetValue(DirectTo(user), out var direct) ? [.. direct.Messages] : [];
    }

    public Task<IReadOnlyList<ChatThread>> ArchivedThreadsAsync(ChannelId channel, DateTimeOffset since, CancellationToken cancellationToken) =>
        DoAsync<IReadOnlyList<ChatThread>>(() => [.. _places.Values.Where(place => place.Parent == channel && place.ArchivedAt >= since).Select(Thread)], cancellationToken);

    /// <summary>Puts a thread to rest: it is no longer among those that are told of.</summary>
    public void Archive(ChannelId thread, DateTimeOffset now)
    {
        lock (_lock)
            _places[thread] = Place(thread) with { ArchivedAt = now };
    }

    public Task<IReadOnlyList<OwnMessage>> OwnForumPostsAsync(ChannelId forum, MessageId? after, CancellationToken cancellationToken) =>
        DoAsync<IReadOnlyList<OwnMessage>>(() =>
        [
            .. _places.Values.Where(place => place.Parent == forum && IsAfter(new(place.Channel.Id.Value), after))
                .Select(place => place.Find(new MessageId(place.Channel.Id.Value)))
                .OfType<MemoryMessage>().Where(message => message.IsOurs).Select(Own),
        ], cancellationToken);

    public Task RegisterCommandsAsync(IReadOnlyList<CommandDefinition> commands, CancellationToken cancellationToken)
    {
        Commands = commands;
        return Task.CompletedTask;
    }

    public Task AnswerAsync(InteractionId interaction, Answer answer, CancellationToken cancellationToken)
    {
        CardLimits.Check(answer.Card);
        if (answer.Form is { } form)
            CardLimits.Check(form);
        return FinishAsync(interaction, answer);
    }

    public Task CompleteAsync(InteractionId interaction, IReadOnlyList<Choice> choices, CancellationToken cancellationToken)
    {
        CardLimits.Check(choices);
        return FinishAsync(interaction, choices);
    }

    public Channel? ChannelOf(ChannelId channel)
    {
        lock (_lock)
            return _places.TryGetValue(channel, out var place) ? place.Parent is { } parent ? _places.GetValueOrDefault(parent)?.Channel : place.Channel : null;
    }

    public IReadOnlyList<string> MissingToPost(ChannelId channel)
    {
        lock (_lock)
            return _silenced.Contains(channel) ? [SendMessages] : [];
    }

    public bool MayPose(ChannelId channel) => true;

    /// <summary>Whether we were given the right to lock threads and to delete them.</summary>
    public bool LocksThreads { get; set; } = true;

    public bool MayLock(ChannelId channel) => LocksThreads;

    /// <summary>Whether roles may be mentioned.</summary>
    public bool NotifiesRoles { get; set; } = true;

    public bool MayNotify(ChannelId channel, RoleId role) => NotifiesRoles;

    /// <summary>The limits that are used up, told to every guild.</summary>
    public IReadOnlyList<ChatLimit> Limits { get; set; } = [];

    public IReadOnlyList<ChatLimit> LimitsInForce(GuildId guild) => Limits;

    public bool CanSee(Member member, ChannelId channel)
    {
        lock (_lock)
            return _places.TryGetValue(channel, out var place) && place.Guild == member.Guild && (!place.ManagersOnly || member.ManagesGuild);
    }

    public string LinkTo(GuildId guild, ChannelId channel, MessageId message) => $"https://chat.example/channels/{guild}/{channel}/{message}";

    /// <summary>Does something as a person does, at once and without failing.</summary>
    public T As<T>(ChannelId channel, Func<MemoryPlace, T> work)
    {
        lock (_lock)
            return work(Place(channel));
    }

    public MemoryMessage Write(ChannelId channel, UserId author, string name, string text, MessageId? replyTo = null, bool isPerson = true) =>
        As(channel, place =>
        {
            var message = new MemoryMessage(new(NewId()), author, name, new(MessageText.Plain(text)), replyTo) { IsPerson = isPerson, SentAt = Now };
            place.Messages.Add(message);
            if (isPerson && IsTold(message))
                Tell(new MessagePosted(message.Told(place)));
            return message;
        });

    public MemoryMessage Answered(ChannelId channel, Answer answer, MessageId? replaced, InteractionId interaction = default) =>
        As(channel, place =>
        {
            var answers = new MemoryMessage(replaced ?? new(NewId()), Me, "NewsBot", answer.Card, null) { IsAnswer = true, Answers = interaction };
            place.Messages.RemoveAll(message => message.Id == replaced);
            place.Messages.Add(answers);
            if (replaced is null)
                Tell(new OwnAnswerArrived(channel, answers.Id, interaction));
            return answers;
        });

    public void Rewrite(ChannelId channel, MessageId message, string text) => As(channel, place =>
    {
        var edited = place.Find(message)! with { Card = new(MessageText.Plain(text)), EditedAt = DateTimeOffset.UnixEpoch.AddDays(1) };
        place.Replace(edited);
        if (ReadsMessages)
            Tell(new MessageEdited(channel, message, text, edited.EditedAt.Value));
        else if (IsTold(edited))
            Tell(new MessagePosted(edited.Told(place)));
        return edited;
    });

    public void Erase(ChannelId channel, MessageId message) => As(channel, place =>
    {
        Remove(place, place.Find(message)!);
        return true;
    });

    /// <summary>Starts an interaction; the task ends with what it is answered.</summary>
    public async Task<object> InteractAsync(Func<InteractionId, Interaction> start)
    {
        var answer = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            var id = new InteractionId(NewId());
            _waiting[id] = answer;
            Tell(new InteractionStarted(start(id)));
        }

        return await answer.Task;
    }

    private bool IsTold(MemoryMessage message) => ReadsMessages || message.Text.Contains(Mention, StringComparison.Ordinal);

    private async Task<T> DoAsync<T>(Func<T> work, CancellationToken cancellationToken, [CallerMemberName] string name = "")
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        At(new(name, IsDone: false));
        T result;
        lock (_lock)
            result = work();
        At(new(name, IsDone: true));
        return result;
    }

    private Task FinishAsync(InteractionId interaction, object answer)
    {
        lock (_lock)
        {
            if (_waiting.Remove(interaction, out var waiting))
                waiting.SetResult(answer);
        }

        return Task.CompletedTask;
    }

    private MemoryMessage Create(MemoryPlace place, MemoryMessage message)
    {
        Created++;
        place.Messages.Add(message);
        return message;
    }

    private void Remove(MemoryPlace place, MemoryMessage message)
    {
        place.Messages.Remove(message);
        Tell(new MessagesDeleted(place.Channel.Id, [message.Id]));
    }

    private ChannelId Add(ChannelId id, MemoryPlace place)
    {
        _places.Add(id, place with { Channel = place.Channel with { Id = id } });
        return id;
    }

    private List<GuildId> Guilds()
    {
        lock (_lock)
            return [.. _places.Values.Select(place => place.Guild).Where(guild => guild.Value.Length > 0).Distinct()];
    }

    private List<MemoryPlace> Places(GuildId guild)
    {
        lock (_lock)
            return [.. _places.Values.Where(place => place.Guild == guild)];
    }

    private List<ChatThread> Threads(GuildId guild) =>
        [.. Places(guild).Where(place => place is { Parent: not null, ArchivedAt: null }).Select(Thread)];

    private static ChatThread Thread(MemoryPlace place) => new(place.Channel.Id, place.Messages.LastOrDefault()?.Id);

    private MemoryPlace Place(ChannelId channel) =>
        _places.TryGetValue(channel, out var place) ? place : throw new ChatException(ChatFailure.Closed, "Unknown channel");

    private MemoryPlace SpeakingIn(ChannelId channel) =>
        Place(channel) is var place && !_silenced.Contains(place.Parent ?? channel) ? place : throw new ChatException(ChatFailure.Refused, $"Missing: {SendMessages}");

    private static MemoryMessage Existing(MemoryPlace place, MessageId message) =>
        place.Find(message) ?? throw new ChatException(ChatFailure.Gone, "Unknown message");

    private static OwnMessage Own(MemoryMessage message) => new(message.Id, message.ReplyTo, message.Card.Fingerprint);

    private static ChannelId DirectTo(UserId user) => new($"9{user.Value}");

    private static bool IsAfter(MessageId message, MessageId? after) => after is null || long.Parse(message.Value, CultureInfo.InvariantCulture) > long.Parse(after.Value.Value, CultureInfo.InvariantCulture);

    private string NewId() => (++_lastId).ToString(CultureInfo.InvariantCulture);

    private void Tell(ChatEvent happened) => _events.Writer.TryWrite(happened);
}

/// <summary>A request to the chat, before it takes effect or after.</summary>
internal sealed record ChatRequest(string Name, bool IsDone);

/// <summary>A channel or a thread.</summary>
internal sealed record MemoryPlace(GuildId Guild, Channel Channel, ChannelId? Parent, bool ManagersOnly)
{
    public List<MemoryMessage> Messages { get; } = [];

    public DateTimeOffset? ArchivedAt { get; init; }

    public TimeSpan? RestAfter { get; init; }

    public bool IsLocked { get; set; }

    public MemoryMessage? Find(MessageId? message) => Messages.FirstOrDefault(other => other.Id == message);

    public void Replace(MemoryMessage message) => Messages[Messages.FindIndex(other => other.Id == message.Id)] = message;
}

/// <summary>A message in it.</summary>
internal sealed record MemoryMessage(MessageId Id, UserId Author, string AuthorName, Card Card, MessageId? ReplyTo)
{
    public bool IsOurs => Author == MemoryChat.Me;

    public bool IsPerson { get; init; }

    public bool IsAnswer { get; init; }

    /// <summary>The interaction that it answers, where it does.</summary>
    public InteractionId Answers { get; init; }

    public Notify Notify { get; init; }

    public bool IsPublished { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    public DateTimeOffset? EditedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public string Text => Card.Text.Value;

    public ChatMessage Told(MemoryPlace place) =>
        new(place.Guild, place.Channel.Id, Id, Author, AuthorName, Text.Replace(MemoryChat.Mention, "", StringComparison.Ordinal).TrimStart(), ReplyTo, SentAt ?? DateTimeOffset.UnixEpoch.AddMilliseconds(long.Parse(Id.Value, CultureInfo.InvariantCulture)), EditedAt, Text.Contains(MemoryChat.Mention, StringComparison.Ordinal), place.Find(ReplyTo) is { IsAnswer: true } answer ? answer.Answers : null);
}
