using NewsBot.Articles;

namespace NewsBot.Storage.Sources;

/// <summary>What is asked.</summary>
public enum PollKind
{
    /// <summary>A source, for what is new.</summary>
    Source,

    /// <summary>An article's page, for its text and its discussions.</summary>
    Article,

    /// <summary>A discussion, for its comments.</summary>
    Discussion,

    /// <summary>A place elsewhere, for discussions of an article.</summary>
    Lookup,
}

/// <summary>Whether something is asked.</summary>
public enum PollState
{
    /// <summary>It is.</summary>
    Live,

    /// <summary>Seldom, until it answers again.</summary>
    Failing,

    /// <summary>Somebody said not to.</summary>
    Paused,

    /// <summary>No more: there is nothing more to come.</summary>
    Over,
}

/// <summary>Names what is asked: a source by its name, what belongs to an article by that and which part of it.</summary>
public sealed record PollKey(PollKind Kind, string Subject, string Part = "")
{
    public static PollKey Of(SourceName source) => new(PollKind.Source, source.Value);

    public static PollKey Of(PollKind kind, ArticleId article, string part = "") => new(kind, article.Value, part);
}

/// <summary>What is asked, when the next time, and how it went the last time.</summary>
/// <param name="Details">What whoever asks needs to know; opaque here.</param>
/// <param name="ChangedAt">When it last had something new; null where it never had.</param>
/// <param name="Failures">How often in a row there was no answer.</param>
/// <param name="RestUntil">Until when the site wants to be left alone; null where it does not say.</param>
public sealed record Poll(
    PollKey Key,
    SourceName Source,
    Uri Address,
    string? Details,
    PollState State,
    DateTimeOffset NextAt,
    DateTimeOffset BegunAt,
    DateTimeOffset? PolledAt = null,
    DateTimeOffset? ChangedAt = null,
    string? EntityTag = null,
    DateTimeOffset? ModifiedAt = null,
    long Failures = 0,
    string? Error = null,
    DateTimeOffset? RestUntil = null)
{
    public string Host => Address.Authority;

    public ArticleId Article => new(Key.Subject);

    public static Poll New(PollKey key, SourceName source, Uri address, DateTimeOffset now, string? details = null, TimeSpan wait = default) =>
        new(key, source, address, details, PollState.Live, now + wait, now);
}

/// <summary>A source as it is listed: its definition, and how asking it goes.</summary>
public sealed record PolledSource(KeptSource Source, Poll? Poll);
