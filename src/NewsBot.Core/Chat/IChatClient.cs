namespace NewsBot.Chat;

/// <summary>The port to any chat; what it must do is told by the contract tests, which every adapter passes.</summary>
public interface IChatClient
{
    /// <summary>Whether a message sent twice with one key within minutes is created once.</summary>
    bool EnforcesNonce { get; }

    /// <summary>Whether what people write is told to us; where it is not, only what mentions us is.</summary>
    bool ReadsMessages { get; }

    /// <summary>Whether what happens in the chat reaches us just now.</summary>
    bool IsConnected { get; }

    /// <summary>Connects and stays connected until cancelled; ends early only with a <see cref="ChatRefusedException"/>.</summary>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>What happens in the chat, in order; read by one reader.</summary>
    IAsyncEnumerable<ChatEvent> EventsAsync(CancellationToken cancellationToken);

    /// <summary>Sends a message that notifies nobody unless the card is a post of its own; throws <see cref="ChatException"/>.</summary>
    Task<MessageId> SendAsync(ChannelId channel, Card card, MessageId? replyTo, DeliveryKey key, Notify notify, CancellationToken cancellationToken);

    /// <summary>Our own messages after one, oldest first, without answers to interactions; for looking before sending again.</summary>
    Task<IReadOnlyList<OwnMessage>> OwnMessagesSinceAsync(ChannelId channel, MessageId? after, CancellationToken cancellationToken);

    /// <summary>Everything people have said in a channel that is still there, oldest first; refused where messages are not read.</summary>
    Task<IReadOnlyList<ChatMessage>> MessagesAsync(ChannelId channel, CancellationToken cancellationToken);

    Task EditAsync(ChannelId channel, MessageId message, Card card, CancellationToken cancellationToken);

    Task DeleteAsync(ChannelId channel, MessageId message, CancellationToken cancellationToken);

    /// <summary>Starts the thread of a message; where it has one already, that one.</summary>
    Task<ChannelId> StartThreadAsync(ChannelId channel, MessageId message, ThreadPlan thread, CancellationToken cancellationToken);

    /// <summary>Posts in a forum: a thread and its first message, which share one id.</summary>
    /// <param name="topics">What it is about: it is tagged with those that the forum has tags for, the first before the later.</param>
    Task<MessageId> PostInForumAsync(ChannelId forum, ThreadPlan thread, IReadOnlyList<string> topics, Card card, CancellationToken cancellationToken);

    /// <summary>Keeps people from writing in a thread, or lets them again.</summary>
    Task LockAsync(ChannelId thread, bool isLocked, CancellationToken cancellationToken);

    /// <summary>Removes a thread with all that is in it, whoever said it; one that is not there any more is passed over.</summary>
    Task DeleteThreadAsync(ChannelId thread, CancellationToken cancellationToken);

    /// <summary>Gives a thread of ours another name and puts it to rest, which we may without being allowed to delete it; one that is so already is left alone.</summary>
    Task PutAwayAsync(ChannelId thread, string name, CancellationToken cancellationToken);

    /// <summary>Shows a message of an announcement channel wherever that channel is followed; one shown there already stays so.</summary>
    Task PublishAsync(ChannelId channel, MessageId message, CancellationToken cancellationToken);

    /// <summary>Where we can speak to one person alone.</summary>
    Task<ChannelId> DirectChannelAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Who somebody is in a guild, with the roles that they have there now; null where they are not in it.</summary>
    Task<Member?> MemberAsync(GuildId guild, UserId user, CancellationToken cancellationToken);

    /// <summary>The threads of a channel that were put to rest since a moment.</summary>
    Task<IReadOnlyList<ChatThread>> ArchivedThreadsAsync(ChannelId channel, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The first messages of our own threads in a forum, oldest first; for looking before posting again.</summary>
    Task<IReadOnlyList<OwnMessage>> OwnForumPostsAsync(ChannelId forum, MessageId? after, CancellationToken cancellationToken);

    /// <summary>Makes exactly these commands known; writes nothing where they are known already.</summary>
    Task RegisterCommandsAsync(IReadOnlyList<CommandDefinition> commands, CancellationToken cancellationToken);

    /// <summary>Answers an interaction; an expired one is passed over.</summary>
    Task AnswerAsync(InteractionId interaction, Answer answer, CancellationToken cancellationToken);

    /// <summary>Offers at most 25 values for an option.</summary>
    Task CompleteAsync(InteractionId interaction, IReadOnlyList<Choice> choices, CancellationToken cancellationToken);

    /// <summary>What a file holds that somebody gave with a command; throws <see cref="ChatException"/>, too, where it holds more than so many bytes.</summary>
    Task<ReadOnlyMemory<byte>> ReadFileAsync(GivenFile file, int most, CancellationToken cancellationToken);

    /// <summary>The channel, or for a thread the channel that it belongs to; null where we do not see it.</summary>
    Channel? ChannelOf(ChannelId channel);

    /// <summary>The rights that we lack for posting in a channel, named as people know them.</summary>
    IReadOnlyList<string> MissingToPost(ChannelId channel);

    /// <summary>Whether we may show messages under other names in a channel.</summary>
    bool MayPose(ChannelId channel);

    /// <summary>Whether we may keep people from writing in a channel's threads, and delete them.</summary>
    bool MayLock(ChannelId channel);

    /// <summary>Whether those who have a role are notified where we mention it.</summary>
    bool MayNotify(ChannelId channel, RoleId role);

    /// <summary>The chat's limits that let nothing of ours through just now: those of all guilds, and those of the channels of this one.</summary>
    IReadOnlyList<ChatLimit> LimitsInForce(GuildId guild);

    /// <summary>Whether the member may read the channel, or the channel that a thread belongs to.</summary>
    bool CanSee(Member member, ChannelId channel);

    /// <summary>The address that opens a message.</summary>
    string LinkTo(GuildId guild, ChannelId channel, MessageId message);
}

/// <summary>A thread as it is begun: its name, and after how long without a word it is put to rest, or else after a day.</summary>
public readonly record struct ThreadPlan(string Name, TimeSpan? RestAfter = null)
{
    public static implicit operator ThreadPlan(string name) => new(name);
}

/// <summary>Whether a message tells the channel's people that it is there.</summary>
public enum Notify
{
    Nobody,
    Channel,
}

/// <summary>A message of ours as the channel has it.</summary>
public sealed record OwnMessage(MessageId Id, MessageId? ReplyTo, CardFingerprint Fingerprint);
