namespace NewsBot.Sources;

/// <summary>A page, or the one sentence that says why there is none.</summary>
public sealed record ReadResult(string File, Page? Page, string? Problem)
{
    public static ReadResult Of(Page page) => new(page.File, page, null);

    public static ReadResult Failed(string file, string problem) => new(file, null, problem);
}
