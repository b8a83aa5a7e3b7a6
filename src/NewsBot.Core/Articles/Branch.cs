namespace NewsBot.Articles;

/// <summary>Names one discussion of an article among its others: "wordpress", "hackernews/8863".</summary>
public readonly record struct BranchId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A discussion of an article as one comment system holds it: a labelled branch of the article's tree.</summary>
/// <param name="Url">Where people read it; null where that is not known.</param>
/// <param name="Site">Where its authors' names are at home; null where that is the article's own site.</param>
public sealed record Branch(BranchId Id, string Label, string? Url, string? Site)
{
    /// <summary>Whether it is held elsewhere than under the article, so that readers must be told where.</summary>
    public bool IsElsewhere => Site is not null;
}
