using NewsBot.Articles;

namespace NewsBot.Posting;

/// <summary>What was new in a while, as those who read it may know it.</summary>
/// <param name="Articles">The newest; <paramref name="ArticleCount"/> says how many there were.</param>
/// <param name="Liveliest">The articles under which most was said in that while, most first.</param>
/// <param name="MostAnswered">The comments that most others answered in that while, most first.</param>
public sealed record Digest(DateTimeOffset From, DateTimeOffset To, int ArticleCount, IReadOnlyList<DigestArticle> Articles, IReadOnlyList<DigestDiscussion> Liveliest, IReadOnlyList<DigestComment> MostAnswered)
{
    public bool IsEmpty => ArticleCount == 0 && Liveliest.Count == 0;
}

/// <param name="Link">Its post, where there is one that they can see, or else its page.</param>
public sealed record DigestArticle(ArticleId Id, string Title, SourceName Source, DateTimeOffset DatedAt, string? Link);

/// <param name="Comments">How many were written in that while.</param>
public sealed record DigestDiscussion(DigestArticle Article, int Comments);

/// <param name="Answers">How many others answered it in that while.</param>
public sealed record DigestComment(Pointed Pointed, int Answers);
