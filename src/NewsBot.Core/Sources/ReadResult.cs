using NewsBot.Sources.Comments;

namespace NewsBot.Sources;

/// <summary>A page, or the one sentence that says why there is none.</summary>
public sealed record ReadResult(string File, Page? Page, string? Problem)
{
    /// <summary>Where its discussions are, if it was read from its address: that may be found also where its article cannot be read.</summary>
    public IReadOnlyList<CommentSection> Sections { get; init; } = [];

    public static ReadResult Of(Page page) => new(page.File, page, null);

    public static ReadResult Failed(string file, string problem) => new(file, null, problem);
}
