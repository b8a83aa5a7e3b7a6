using NewsBot.Articles;

namespace NewsBot.Sources.Comments;

/// <summary>Collects a discussion page by page, and ends what would never end.</summary>
internal sealed class ThreadBuilder(Branch branch)
{
    /// <summary>Far above any discussion that people can follow.</summary>
    public const int MostComments = 50_000;

    private const int MostPages = 2_000;
    private const int MostWarnings = 20;
    private readonly List<SourceComment> _comments = [];
    private readonly HashSet<string> _ids = [];
    private readonly HashSet<string> _pages = [];
    private readonly List<string> _warnings = [];

    public IReadOnlyList<SourceComment> Comments => _comments;

    public bool Has(string? id) => id is not null && _ids.Contains(id);

    /// <summary>Takes a comment; false where it is there already, as where pages overlap because somebody wrote meanwhile.</summary>
    public bool Add(SourceComment comment)
    {
        if (comment.Id is not null && !_ids.Add(comment.Id))
            return false;
        _comments.Add(comment);
        return true;
    }

    /// <summary>Takes what a comment that is there says now.</summary>
    public void Replace(SourceComment comment)
    {
        if (_comments.FindIndex(known => known.Id == comment.Id) is >= 0 and var place)
            _comments[place] = comment;
    }

    public void Warn(string sentence)
    {
        if (_warnings.Count < MostWarnings && !_warnings.Contains(sentence))
            _warnings.Add(sentence);
    }

    /// <summary>Whether another page may be asked for, by its number or cursor; a page asked for before leads in a circle.</summary>
    public bool TurnsTo(string page)
    {
        if (!_pages.Add(page))
            Warn($"The discussion's pages lead in a circle at '{Short(page)}': it was read so far.");
        else if (_pages.Count > MostPages || _comments.Count >= MostComments)
            Warn($"The discussion does not end: it was read to {_comments.Count} comments.");
        else
            return true;
        return false;
    }

    /// <param name="isWhole">Whether the source gives all that there is: a feed gives the newest, and a page what it likes.</param>
    public CommentThread Build(bool isWhole = false) => new(branch, _comments, _warnings, isWhole && _warnings.Count == 0);

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
