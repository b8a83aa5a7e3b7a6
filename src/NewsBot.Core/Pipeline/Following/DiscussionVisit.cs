using NewsBot.Sources.Fetching;

namespace NewsBot.Pipeline.Following;

/// <summary>One reading of a discussion: has nothing sent again that is known, and hears how long the answer holds.</summary>
/// <param name="known">The version of the answer that held the whole discussion the last time, where one did.</param>
internal sealed class DiscussionVisit(Fetcher fetcher, PageVersion known)
{
    /// <summary>The version of what has to be sent whole.</summary>
    public static readonly PageVersion Unknown = new(null, null);

    private FetchAnswer? _first;
    private int _asked;

    /// <summary>How long the site says that its first answer holds; null where it does not.</summary>
    public TimeSpan? KeepFor => _first?.KeepFor;

    /// <summary>What to say the next time. Where it took several answers, or was not simply asked for, no one of them shows whatever changes.</summary>
    public PageVersion Version => _asked == 1 && _first?.Page is { } whole ? whole.Version : Unknown;

    /// <summary>A <see cref="Fetch"/> for the discussion's reader; throws <see cref="UnchangedException"/> where all is as it was.</summary>
    public async Task<FetchedPage> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var isFirst = ++_asked == 1 && request.Body is null;
        var answer = await fetcher.AskAsync(request with { Known = isFirst && known != Unknown ? known : null }, cancellationToken);
        if (isFirst)
            _first = answer;
        return answer.Page ?? throw new UnchangedException();
    }
}

/// <summary>A discussion is as it was: no reader has a word for that, and none has to go on.</summary>
internal sealed class UnchangedException : Exception;
