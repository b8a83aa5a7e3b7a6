using NewsBot.Sources.Fetching;

namespace NewsBot.Sources.Comments;

/// <summary>Reads discussions, each by the reader of its system.</summary>
public sealed class CommentReading
{
    private readonly Dictionary<CommentSystem, ICommentReader> _readers;

    /// <param name="readsOpenWeb">Whether OpenWeb is read, whose interface is not documented.</param>
    /// <param name="redditLogin">Where Reddit gives tokens; the usual place where it is left out.</param>
    /// <param name="hackerNewsItems">Hacker News' own interface; the usual one where it is left out.</param>
    public CommentReading(bool readsOpenWeb = false, Uri? redditLogin = null, Uri? hackerNewsItems = null)
        : this(All(readsOpenWeb, redditLogin, hackerNewsItems))
    {
    }

    internal CommentReading(IReadOnlyList<ICommentReader> readers) => _readers = readers.ToDictionary(reader => reader.Reads);

    /// <summary>Reads a discussion to its end; throws <see cref="FetchException"/> with one sentence that names the system, the address and the cause.</summary>
    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        try
        {
            var thread = await _readers[section.System].ReadAsync(section, access, cancellationToken);
            return thread with { Warnings = [.. thread.Warnings.Select(warning => $"{section.System}: {Withheld(warning, section, access)}")] };
        }
        catch (FetchException exception)
        {
            throw new FetchException($"{section.System} at {section.Page} could not be read: {Withheld(exception.Message, section, access)}") { Status = exception.Status, RetryAfter = exception.RetryAfter };
        }
    }

    /// <summary>Reads several discussions of one article; what is wrong with one is told and leaves the others alone.</summary>
    public async Task<(IReadOnlyList<CommentThread> Threads, IReadOnlyList<string> Problems)> ReadAllAsync(IReadOnlyList<CommentSection> sections, CommentAccess access, CancellationToken cancellationToken)
    {
        var (threads, problems) = (new List<CommentThread>(), new List<string>());
        foreach (var section in sections)
        {
            try
            {
                threads.Add(await ReadAsync(section, access, cancellationToken));
            }
            catch (FetchException exception)
            {
                problems.Add(exception.Message);
            }
        }

        return (threads, problems);
    }

    private static IReadOnlyList<ICommentReader> All(bool readsOpenWeb, Uri? redditLogin, Uri? hackerNewsItems)
    {
        var (page, feed) = (new MarkupReader(), new FeedCommentReader());
        return
        [
            new WordPressReader(page, feed), new DisqusReader(), new DiscourseReader(), new HackerNewsReader(hackerNewsItems), new RedditReader(redditLogin), new LemmyReader(), new MastodonReader(),
            new IssoReader(), new Remark42Reader(), new CommentoReader(), new CoralReader(), new OpenWebReader(readsOpenWeb), feed, page,
        ];
    }

    // Some interfaces want their key in the address, and an address stands in what is told of it.
    private static string Withheld(string sentence, CommentSection section, CommentAccess access) =>
        access.Secret(section.SecretName) is { Length: > 0 } secret
            ? sentence.Replace(secret.Escaped(), "…", StringComparison.Ordinal).Replace(secret, "…", StringComparison.Ordinal)
            : sentence;
}
