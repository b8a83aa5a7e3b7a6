using NewsBot.Articles;

namespace NewsBot.Storage.Sources;

/// <summary>What is asked, and when.</summary>
public sealed class PollStore(Session session)
{
    private const string Columns = "kind, subject, part, source, address, details, state, next_at, begun_at, polled_at, changed_at, entity_tag, modified_at, failures, error, rest_until";

    /// <summary>Begins to ask for something, unless it is asked for already or was.</summary>
    public bool Begin(Poll poll) => session.Execute($"{Insert} ON CONFLICT DO NOTHING", Row.Of(poll)) > 0;

    /// <summary>Asks for something as is said here, whatever was before.</summary>
    public void Save(Poll poll)
    {
        const string update = $"""
            {Insert}
            ON CONFLICT (kind, subject, part) DO UPDATE SET
                source = excluded.source, address = excluded.address, host = excluded.host, details = excluded.details, state = excluded.state,
                next_at = excluded.next_at, polled_at = excluded.polled_at, changed_at = excluded.changed_at,
                entity_tag = excluded.entity_tag, modified_at = excluded.modified_at, failures = excluded.failures, error = excluded.error, rest_until = excluded.rest_until
            """;

        session.Execute(update, Row.Of(poll));
    }

    /// <summary>Keeps how asking went, unless somebody has paused or ended it meanwhile.</summary>
    public bool Done(Poll poll)
    {
        const string sql = """
            UPDATE poll
            SET address = @Address, host = @Host, details = @Details, state = @State, next_at = @NextAt, polled_at = @PolledAt, changed_at = @ChangedAt,
                entity_tag = @EntityTag, modified_at = @ModifiedAt, failures = @Failures, error = @Error, rest_until = @RestUntil
            WHERE kind = @Kind AND subject = @Subject AND part = @Part AND state IN ('Live', 'Failing')
            """;

        return session.Execute(sql, Row.Of(poll)) > 0;
    }

    public Poll? Find(PollKey key) =>
        session.First<Row>($"SELECT {Columns} FROM poll WHERE kind = @Kind AND subject = @Subject AND part = @Part", Parameters(key))?.ToPoll();

    /// <summary>What of one kind was ever asked for an article.</summary>
    public IReadOnlyList<Poll> Of(PollKind kind, ArticleId article) =>
        [.. session.Query<Row>($"SELECT {Columns} FROM poll WHERE kind = @kind AND subject = @article ORDER BY part", new { kind = kind.ToString(), article }).Select(row => row.ToPoll())];

    /// <summary>What is due, longest waiting first: of each host that is not busy, one.</summary>
    public IReadOnlyList<(PollKey Key, string Host)> Due(DateTimeOffset now, Predicate<string> isBusy)
    {
        const string sql = """
            SELECT kind, subject, part, host
            FROM poll
            WHERE next_at <= @now AND state IN ('Live', 'Failing')
            ORDER BY next_at
            """;

        var due = new List<(PollKey, string)>();
        var hosts = new HashSet<string>();
        foreach (var row in session.Query<DueRow>(sql, new { now }))
        {
            if (!isBusy(row.Host) && hosts.Add(row.Host))
                due.Add((new(Enum.Parse<PollKind>(row.Kind), row.Subject, row.Part), row.Host));
        }

        return due;
    }

    /// <summary>Says whether a source is asked; true where that changes anything.</summary>
    public bool SetState(PollKey key, PollState state, DateTimeOffset nextAt)
    {
        const string sql = """
            UPDATE poll
            SET state = @state, next_at = @nextAt, failures = 0, error = NULL
            WHERE kind = @Kind AND subject = @Subject AND part = @Part AND state <> @state
            """;

        return session.Execute(sql, new { Kind = key.Kind.ToString(), key.Subject, key.Part, state = state.ToString(), nextAt }) > 0;
    }

    /// <summary>Has what belongs to an article asked for at once, unless it gave no answer, was asked since a moment, or its site wants to be left alone; returns how much there was.</summary>
    public int Hasten(ArticleId article, DateTimeOffset now, DateTimeOffset since)
    {
        const string sql = """
            UPDATE poll
            SET next_at = @now
            WHERE kind IN ('Article', 'Discussion') AND subject = @article AND state = 'Live' AND failures = 0 AND next_at > @now
              AND (polled_at IS NULL OR polled_at <= @since) AND (rest_until IS NULL OR rest_until <= @now)
            """;

        return session.Execute(sql, new { article, now, since });
    }

    /// <summary>How many articles that sources have listed are still to be read.</summary>
    public int Unread() => session.First<int>("SELECT COUNT(*) FROM poll WHERE state IN ('Live', 'Failing') AND kind = 'Article' AND polled_at IS NULL");

    /// <summary>When something that belongs to an article is asked for next; null where nothing is.</summary>
    public DateTimeOffset? NextOf(ArticleId article) =>
        session.First<DateTimeOffset?>("SELECT MIN(next_at) FROM poll WHERE kind IN ('Article', 'Discussion') AND subject = @article AND state IN ('Live', 'Failing')", new { article });

    /// <summary>Asks for nothing any more that a source led to; the discussions of an article that another source has too are asked for that one.</summary>
    public void Forget(SourceName source)
    {
        const string heir = "SELECT MIN(s.source) FROM sighting s JOIN source o ON o.name = s.source WHERE s.article_id = poll.subject AND s.source <> @source AND o.ended_at IS NULL";
        const string handOn = $"UPDATE poll SET source = ({heir}) WHERE source = @source AND kind IN ('Discussion', 'Lookup') AND ({heir}) IS NOT NULL";

        session.Execute(handOn, new { source });
        session.Execute("DELETE FROM poll WHERE source = @source", new { source });
    }

    private const string Insert = $"""
        INSERT INTO poll ({Columns}, host)
        VALUES (@Kind, @Subject, @Part, @Source, @Address, @Details, @State, @NextAt, @BegunAt, @PolledAt, @ChangedAt, @EntityTag, @ModifiedAt, @Failures, @Error, @RestUntil, @Host)
        """;

    private static object Parameters(PollKey key) => new { Kind = key.Kind.ToString(), key.Subject, key.Part };

    private sealed record DueRow(string Kind, string Subject, string Part, string Host);

    private sealed record Row(
        string Kind,
        string Subject,
        string Part,
        SourceName Source,
        string Address,
        string? Details,
        string State,
        DateTimeOffset NextAt,
        DateTimeOffset BegunAt,
        DateTimeOffset? PolledAt,
        DateTimeOffset? ChangedAt,
        string? EntityTag,
        DateTimeOffset? ModifiedAt,
        long Failures,
        string? Error,
        DateTimeOffset? RestUntil)
    {
        public string Host => new Uri(Address).Authority;

        public static Row Of(Poll poll) => new(
            poll.Key.Kind.ToString(), poll.Key.Subject, poll.Key.Part, poll.Source, poll.Address.AbsoluteUri, poll.Details, poll.State.ToString(),
            poll.NextAt, poll.BegunAt, poll.PolledAt, poll.ChangedAt, poll.EntityTag, poll.ModifiedAt, poll.Failures, poll.Error, poll.RestUntil);

        public Poll ToPoll() => new(
            new(Enum.Parse<PollKind>(Kind), Subject, Part), Source, new(Address), Details, Enum.Parse<PollState>(State),
            NextAt, BegunAt, PolledAt, ChangedAt, EntityTag, ModifiedAt, Failures, Error, RestUntil);
    }
}
