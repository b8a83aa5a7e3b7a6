using NewsBot.Sources.Fetching;
using NewsBot.Storage;
using NewsBot.Storage.Sources;

namespace NewsBot.Pipeline.Following;

/// <summary>What asking came to, where there was an answer.</summary>
/// <param name="HasNews">Whether there was anything new; what has, is asked again soon.</param>
/// <param name="Keep">Writes it down, in the transaction that also says that it was asked; null where there is nothing to write.</param>
/// <param name="Every">How often to ask; null for as often as there is something new.</param>
/// <param name="LeastWait">How long not to ask again, as the answer says.</param>
/// <param name="Version">What to say the next time, so that it is not sent again.</param>
/// <param name="MovedTo">Where to ask from now on.</param>
/// <param name="IsOver">Whether there is nothing more to ask for.</param>
public sealed record PollOutcome(
    bool HasNews,
    Action<Session>? Keep = null,
    TimeSpan? Every = null,
    TimeSpan? LeastWait = null,
    PageVersion? Version = null,
    Uri? MovedTo = null,
    bool IsOver = false);

/// <summary>Asks for one kind of thing.</summary>
public interface IPolling
{
    PollKind Kind { get; }

    /// <summary>Asks, and writes nothing; throws <see cref="FetchException"/> or <see cref="FormatException"/> where there is no answer that can be read.</summary>
    Task<PollOutcome> AskAsync(Poll poll, CancellationToken cancellationToken);
}
