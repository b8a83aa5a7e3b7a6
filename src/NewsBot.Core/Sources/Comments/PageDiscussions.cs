namespace NewsBot.Sources.Comments;

/// <summary>Adds to a page what is said of it in the comment systems that it points to.</summary>
public sealed class PageDiscussions(CommentReading reading, CommentAccess access)
{
    /// <summary>The page with these discussions; one that cannot be read is told among its warnings.</summary>
    public async Task<Page> ReadAsync(Page page, IReadOnlyList<CommentSection> sections, CancellationToken cancellationToken)
    {
        // What the page lists was read with it.
        var asked = sections.Where(section => section.System != CommentSystem.Markup || page.Branches.All(branch => branch.Branch.Id != section.Id));
        var (threads, problems) = await reading.ReadAllAsync([.. asked], access, cancellationToken);

        var warnings = new List<string>([.. page.Warnings, .. problems]);
        var read = threads.Where(thread => thread.Comments.Count > 0).Select(thread => thread.ToBranch(page.Article.Id, warnings)).ToList();
        warnings.AddRange(threads.SelectMany(thread => thread.Warnings));
        return page with
        {
            Branches = [.. page.Branches.Where(listed => read.All(branch => branch.Branch.Id != listed.Branch.Id)), .. read],
            Warnings = warnings,
        };
    }
}
