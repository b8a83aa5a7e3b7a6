using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Storage.Deliveries;

/// <summary>A queue of the outbox, and when the first delivery in it is due.</summary>
public sealed record QueueDue(string Queue, DateTimeOffset DueAt);

/// <summary>The outbox: what is still to be said, what is being said, and what was.</summary>
public sealed class DeliveryStore(Session session)
{
    private const string ToDo = "state IN ('Pending', 'Sending', 'Removing')";

    // Without an error it is on its way, and when to look for it stands fixed.
    private const string Refused = """
        refusals > 0 AND error IS NOT NULL AND (@channel IS NULL OR channel_id = @channel)
        AND EXISTS (SELECT 1 FROM post p WHERE p.article_id = delivery.article_id AND p.channel_id = delivery.channel_id AND p.guild_id = @guild)
        """;

    private const string PossibleOnly = """
        JOIN post p ON p.article_id = d.article_id AND p.channel_id = d.channel_id AND p.closed_at IS NULL
        JOIN guild g ON g.id = p.guild_id AND g.present = 1
        LEFT JOIN channel c ON c.id = p.channel_id AND c.paused = 1
        WHERE (c.id IS NULL OR d.message_id IS NOT NULL) AND (d.kind IN ('Post', 'Thread') OR EXISTS (
            SELECT 1
            FROM delivery t
            WHERE t.article_id = d.article_id AND t.channel_id = d.channel_id
              AND (d.kind IN ('Mirror', 'Rest') AND t.kind = 'Thread' AND t.message_id IS NOT NULL AND (d.message_id IS NOT NULL OR t.state NOT IN ('Removing', 'Gone'))
                OR d.kind = 'Publication' AND t.kind = 'Post' AND (t.message_id IS NOT NULL OR t.state IN ('Gone', 'Dead', 'Dropped')))))
        """;

    /// <summary>Adds a delivery at the end of its queue; one that exists stays as it is.</summary>
    public void Add(Delivery delivery)
    {
        const string sql = """
            INSERT INTO delivery (id, kind, article_id, channel_id, comment_id, part, queue, ordinal, state, due_at, refusals)
            SELECT @Key, @Kind, @Article, @Channel, @Comment, @Part, @Queue, COALESCE(MAX(ordinal), 0) + 1, @State, @DueAt, 0
            FROM delivery
            WHERE queue = @Queue
            ON CONFLICT DO NOTHING
            """;

        session.Execute(sql, new
        {
            delivery.Key,
            Kind = delivery.Kind.ToString(),
            delivery.Post.Article,
            delivery.Post.Channel,
            delivery.Comment,
            delivery.Part,
            delivery.Queue,
            State = session.Restores.Ready(delivery.State, delivery.Post.Article, delivery.Comment, delivery.Kind).ToString(),
            delivery.DueAt,
        });
    }

    /// <summary>The queues in which something can be done, and when. Where we are not in the guild, or the thread or the post is not there yet, nothing can.</summary>
    public IReadOnlyList<QueueDue> Queues()
    {
        // Steps from queue to queue, so that what waits behind the first in each costs nothing.
        const string sql = $"""
            WITH RECURSIVE waiting (queue) AS (
                SELECT MIN(queue)
                FROM delivery
                WHERE {ToDo}
                UNION ALL
                SELECT (SELECT MIN(queue) FROM delivery WHERE {ToDo} AND queue > waiting.queue)
                FROM waiting
                WHERE waiting.queue IS NOT NULL)
            SELECT d.queue, d.due_at
            FROM waiting w
            JOIN delivery d ON d.queue = w.queue AND d.ordinal = (SELECT MIN(ordinal) FROM delivery WHERE queue = w.queue AND {ToDo})
            {PossibleOnly}
            """;

        return session.Query<QueueDue>(sql);
    }

    /// <summary>What comes next in a queue: its oldest delivery that is not done; null where nothing can be done.</summary>
    public Delivery? Next(string queue)
    {
        const string sql = $"""
            SELECT {DeliveryRow.Columns}
            FROM delivery d
            {PossibleOnly} AND d.queue = @queue AND d.{ToDo}
            ORDER BY d.ordinal
            LIMIT 1
            """;

        return session.First<DeliveryRow>(sql, new { queue })?.ToDelivery();
    }

    public Delivery? Find(DeliveryKey key) =>
        session.First<DeliveryRow>($"SELECT {DeliveryRow.Columns} {DeliveryRow.From} WHERE d.id = @key", new { key })?.ToDelivery();

    /// <summary>What a post has one of: its message, its thread, its publication.</summary>
    public Delivery? Find(Post post, DeliveryKind kind) =>
        session.First<DeliveryRow>($"SELECT {DeliveryRow.Columns} {DeliveryRow.From} WHERE d.article_id = @Article AND d.channel_id = @Channel AND d.kind = @kind", new { post.Article, post.Channel, kind = kind.ToString() })?.ToDelivery();

    /// <summary>Everything of one article in one channel, in order.</summary>
    public IReadOnlyList<Delivery> Of(Post post) =>
        [.. session.Query<DeliveryRow>($"SELECT {DeliveryRow.Columns} {DeliveryRow.From} WHERE d.article_id = @Article AND d.channel_id = @Channel ORDER BY d.ordinal", new { post.Article, post.Channel }).Select(row => row.ToDelivery())];

    /// <summary>Marks a delivery as being sent, with what it says and answers, before it is; false where it was sent or given up meanwhile.</summary>
    /// <param name="lookAt">When, without an answer, the channel is to be looked at.</param>
    public bool Claim(DeliveryKey key, CardFingerprint fingerprint, MessageId? replyTo, DateTimeOffset now, DateTimeOffset lookAt)
    {
        const string sql = """
            UPDATE delivery
            SET state = 'Sending', fingerprint = @fingerprint, reply_to = @replyTo, sent_at = @now, due_at = @lookAt, error = NULL
            WHERE id = @key AND state IN ('Pending', 'Sending') AND message_id IS NULL
            """;

        return session.Execute(sql, new { key, fingerprint, replyTo, now, lookAt }) > 0;
    }

    /// <summary>When the so-manieth newest post of a channel was sent; null where there are fewer.</summary>
    public DateTimeOffset? PostedAt(ChannelId channel, int newest) =>
        session.First<DateTimeOffset?>("SELECT sent_at FROM delivery WHERE channel_id = @channel AND kind = 'Post' AND sent_at IS NOT NULL ORDER BY sent_at DESC LIMIT 1 OFFSET @skipped", new { channel, skipped = newest - 1 });

    /// <summary>Says that a message is there, whatever it was found to say; true for the first to say so.</summary>
    public bool Acknowledge(DeliveryKey key, MessageId message) =>
        session.Execute("UPDATE delivery SET state = 'Sent', message_id = @message, refusals = 0, error = NULL WHERE id = @key AND state = 'Sending' AND message_id IS NULL", new { key, message }) > 0;

    public void ThreadStarted(DeliveryKey key, ChannelId thread) =>
        session.Execute("UPDATE delivery SET state = 'Sent', message_id = @thread, refusals = 0, error = NULL WHERE id = @key", new { key, thread });

    /// <summary>Says that a message shows this now.</summary>
    public void Shown(DeliveryKey key, CardFingerprint fingerprint) =>
        session.Execute("UPDATE delivery SET state = 'Sent', fingerprint = @fingerprint, refusals = 0, error = NULL WHERE id = @key AND state = 'Pending'", new { key, fingerprint });

    /// <summary>Has a delivery wait for its next try, unless somebody else has brought it further since it was read.</summary>
    /// <param name="state">Null leaves its state as it is.</param>
    public bool Wait(Delivery delivery, DeliveryState? state, DateTimeOffset until, bool isRefusal, string error)
    {
        const string sql = """
            UPDATE delivery
            SET state = COALESCE(@state, state), due_at = @until, refusals = CASE WHEN @isRefusal = 1 THEN refusals + 1 ELSE 0 END, error = @error
            WHERE id = @Key AND state IN ('Pending', 'Sending', 'Removing') AND message_id IS NOT DISTINCT FROM @Message
            """;

        return session.Execute(sql, new { delivery.Key, delivery.Message, state = state?.ToString(), until, isRefusal = isRefusal ? 1L : 0L, error }) > 0;
    }

    /// <summary>Has what was tried in vain tried again now, given up or not; the waits go on growing where it is in vain again.</summary>
    public void TryAgain(GuildId guild, ChannelId? channel, DateTimeOffset now)
    {
        session.Execute($"UPDATE delivery SET due_at = @now WHERE due_at > @now AND {ToDo} AND {Refused}", new { guild, channel, now });
        foreach (var dead in session.Query<DeliveryKey>($"SELECT id FROM delivery WHERE state = 'Dead' AND {Refused}", new { guild, channel }))
            session.DeadLetters.Retry(dead, now);
    }

    /// <summary>Has a message that was taken away sent once more, under a key of its own: the chat may still know the old one.</summary>
    public void Revive(Delivery delivery, DeliveryState state, DateTimeOffset now)
    {
        const string sql = """
            UPDATE delivery
            SET id = @again, state = @state, due_at = @now, refusals = 0, message_id = NULL, reply_to = NULL, fingerprint = NULL, error = NULL
            WHERE id = @Key AND state = 'Gone'
            """;

        session.Execute(sql, new { delivery.Key, again = new DeliveryKey(ShortHash.Of("again", delivery.Key.Value)), state = state.ToString(), now });
    }

    /// <summary>Puts a delivery into another state, due at once or later, for a reason or for none.</summary>
    public void Set(DeliveryKey key, DeliveryState state, DateTimeOffset dueAt, string? error = null) =>
        session.Execute("UPDATE delivery SET state = @state, due_at = @dueAt, error = @error WHERE id = @key", new { key, state = state.ToString(), dueAt, error });

    /// <summary>Why the last try of a delivery was in vain; null where none was.</summary>
    public string? ErrorOf(DeliveryKey key) => session.First<string>("SELECT error FROM delivery WHERE id = @key", new { key });
}
