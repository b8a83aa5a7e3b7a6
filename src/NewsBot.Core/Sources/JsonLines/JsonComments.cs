using NewsBot.Articles;
using NewsBot.Sources.Comments;

namespace NewsBot.Sources.JsonLines;

/// <summary>The comments of a line of JSON: the page's own, and those of its branches.</summary>
internal static class JsonComments
{
    public static (IReadOnlyList<PageComment> Comments, bool HaveIds) Own(ArticleId article, PageLine line, List<string> warnings)
    {
        var own = Read(line, null, warnings);
        var comments = SourceComments.Join(own, id => CommentId.OfSource(article, id), (author, text, occurrence) => CommentId.OfContent(article, author, null, text, occurrence), warnings);
        return (comments, SourceComments.HaveIds(own));
    }

    public static IReadOnlyList<PageBranch> Branches(ArticleId article, PageLine line, List<string> warnings)
    {
        var known = (line.Branches ?? []).Where(branch => JsonPage.Known(branch?.Id) is not null).DistinctBy(branch => branch!.Id).ToList();
        foreach (var unknown in (line.Comments ?? []).Select(comment => JsonPage.Known(comment?.Branch)).OfType<string>().Distinct().Where(id => known.All(branch => branch!.Id != id)))
        {
            warnings.Add($"There are comments of a branch '{unknown}' that is not described.");
            known.Add(new(unknown, unknown, null, unknown));
        }

        return [.. known.Select(branch => Branch(article, line, branch!, warnings))];
    }

    private static PageBranch Branch(ArticleId article, PageLine line, BranchLine named, List<string> warnings)
    {
        var branch = new Branch(new(named.Id!), JsonPage.Known(named.Label) ?? named.Id!, JsonPage.Known(named.Url), JsonPage.Known(named.Site));
        var read = Read(line, branch.Id.Value, warnings);
        var comments = SourceComments.Join(
            read,
            id => ShortHash.HasForm(id) ? new(id) : CommentId.OfBranch(article, branch.Id, id),
            (author, text, occurrence) => CommentId.OfBranch(article, branch.Id, ShortHash.Of("content", author, text, $"{occurrence}")),
            warnings);
        return new(branch, comments, SourceComments.HaveIds(read));
    }

    private static List<SourceComment> Read(PageLine line, string? branch, List<string> warnings) =>
    [
        .. from comment in (line.Comments ?? []).OfType<CommentLine>()
           where JsonPage.Known(comment.Branch) == branch
           select new SourceComment(
               JsonPage.Known(comment.Id),
               JsonPage.Known(comment.InReplyTo),
               comment.Author ?? "",
               JsonPage.Known(comment.AuthorKey),
               comment.Text ?? "",
               JsonPage.Time(comment.PostedAt, "postedAt", warnings),
               JsonPage.Time(comment.EditedAt, "editedAt", warnings),
               comment.Edited ?? false,
               comment.Deleted ?? false,
               comment.Orphan ?? false),
    ];
}
