using Microsoft.Extensions.Options;
using NewsBot.Storage.Sources;

namespace NewsBot.Pipeline.Following;

/// <summary>When something is asked again: soon where there was something new a short while ago, ever later where it is quiet or gives no answer.</summary>
public sealed class Schedule(IOptions<FollowOptions> options, TimeProvider time)
{
    // What was last new an hour ago is asked again after a fifth of that.
    private const double PartOfQuiet = 0.2;

    // So that what began together does not stay together.
    private const double Jitter = 0.1;

    private static readonly TimeSpan LongestLeastWait = TimeSpan.FromDays(1);
    private static readonly TimeSpan[] Readings = [TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8), TimeSpan.FromDays(1), TimeSpan.FromDays(3)];
    private static readonly TimeSpan[] Lookups = [TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1)];

    private readonly FollowOptions _options = options.Value;

    /// <summary>How long after an article came it is first looked for elsewhere.</summary>
    public static TimeSpan FirstLookup => Lookups[0];

    /// <summary>How many times an article of this age was looked for before.</summary>
    public static int LookupsBefore(TimeSpan age) => Math.Max(0, Lookups.Count(lookup => lookup <= age) - 1);

    /// <summary>What was asked, and when the next time, after an answer.</summary>
    public Poll Answered(Poll poll, PollOutcome outcome)
    {
        var now = time.GetUtcNow();
        var changedAt = outcome.HasNews ? now : poll.ChangedAt;
        var quiet = now - (changedAt ?? poll.BegunAt);
        var wait = poll.Key.Kind switch
        {
            PollKind.Source => outcome.Every ?? Between(_options.Quickest, quiet * PartOfQuiet, _options.SlowestSource),
            PollKind.Article => Next(Readings, now - poll.BegunAt),
            PollKind.Lookup => Next(Lookups, now - poll.BegunAt),
            _ => Between(_options.Quickest, quiet * PartOfQuiet, _options.SlowestDiscussion),
        };

        var isOver = outcome.IsOver || wait is null || (poll.Key.Kind == PollKind.Discussion && quiet > _options.CloseAfter);
        return poll with
        {
            Address = outcome.MovedTo ?? poll.Address,
            Details = isOver ? null : poll.Details,
            State = isOver ? PollState.Over : PollState.Live,
            NextAt = now + Spread(Longer(wait ?? TimeSpan.Zero, Shorter(outcome.LeastWait ?? TimeSpan.Zero, LongestLeastWait))),
            PolledAt = now,
            ChangedAt = changedAt,
            EntityTag = outcome.Version is { } version ? version.EntityTag : poll.EntityTag,
            ModifiedAt = outcome.Version is { } known ? known.LastModified : poll.ModifiedAt,
            Failures = 0,
            Error = null,
            RestUntil = Until(outcome.LeastWait),
        };
    }

    /// <summary>What was asked, and when the next time, after none.</summary>
    /// <param name="leastWait">How long the site wants to be left alone.</param>
    /// <param name="isGone">Whether it will never be there again.</param>
    public Poll Failed(Poll poll, string reason, TimeSpan? leastWait, bool isGone)
    {
        var now = time.GetUtcNow();
        var doubled = _options.Quickest * Math.Pow(2, Math.Min(poll.Failures, 20));
        var failures = poll.Failures + 1;
        var isFailing = failures >= _options.PauseAfter;
        var wait = isFailing ? _options.SlowestDiscussion : Shorter(doubled, _options.SlowestDiscussion);
        var isClosed = poll.Key.Kind != PollKind.Source && isFailing && now - (poll.ChangedAt ?? poll.BegunAt) > _options.CloseAfter;

        return poll with
        {
            State = isGone || isClosed ? PollState.Over : isFailing ? PollState.Failing : PollState.Live,
            NextAt = now + Spread(Longer(wait, Shorter(leastWait ?? TimeSpan.Zero, LongestLeastWait))),
            PolledAt = now,
            Failures = failures,
            Error = reason,
            RestUntil = Until(leastWait),
        };
    }

    private DateTimeOffset? Until(TimeSpan? leastWait) => leastWait is { } wait ? time.GetUtcNow() + Shorter(wait, LongestLeastWait) : null;

    private static TimeSpan? Next(TimeSpan[] ages, TimeSpan age) => ages.Where(next => next > age).Select(next => (TimeSpan?)(next - age)).FirstOrDefault();

    private static TimeSpan Between(TimeSpan least, TimeSpan wait, TimeSpan most) => Longer(least, Shorter(wait, most));

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Spread(TimeSpan wait) => wait * (1 + (Jitter * Random.Shared.NextDouble()));
}
