namespace NewsBot.Sources.Comments;

/// <summary>Reads discussions, each by the reader of its system.</summary>
public sealed class CommentReading
{
    private readonly Dictionary<CommentSystem, ICommentReader> _readers;

    public CommentReading()
        : this([new HackerNewsReader()])
    {
    }

    internal CommentReading(IReadOnlyList<ICommentReader> readers) => _readers = readers.ToDictionary(reader => reader.System);

    /// <summary>Reads a discussion to its end; throws <see cref="FetchException"/> with one sentence that names the system, the address and the cause.</summary>
    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        if (!_readers.TryGetValue(section.System, out var reader))
            throw new FetchException($"{section.System} at {section.Page} is not read.");

        try
        {
            return await reader.ReadAsync(section, access, cancellationToken);
        }
        catch (FetchException exception)
        {
            throw new FetchException($"{section.System} at {section.Page} could not be read: {exception.Message}", exception) { Status = exception.Status, RetryAfter = exception.RetryAfter };
        }
    }
}
