using NewsBot.Sources.Fetching;

namespace NewsBot.Sources.Comments;

/// <summary>Reads the discussions of one comment system, each to its end.</summary>
internal interface ICommentReader
{
    CommentSystem Reads { get; }

    /// <summary>Reads a discussion; what is wrong with a comment becomes a warning. Throws <see cref="FetchException"/> with one sentence where there is nothing to read.</summary>
    Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken);
}
