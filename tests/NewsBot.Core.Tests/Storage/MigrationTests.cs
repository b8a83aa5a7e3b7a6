using NewsBot.Storage;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Storage;

/// <summary>Each migration, from a database as the version before it left it.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("newsbot.db");

    [Fact]
    public async Task Comments_from_before_there_were_branches_are_their_pages_own()
    {
        OlderDatabase.Make(Path, "003_branch", OlderDatabase.Article + """
            INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at)
            VALUES ('a', 'c', 'Site', 'ann', 'Ann', 'ann', 'Hello', 'c', 0, 0);
            """);

        using var database = Database.Open(Path, TimeProvider.System);

        var comment = Assert.Single(await database.ReadAsync(session => session.Comments.FromSite(new("a")), default)).Comment;
        Assert.Equal(("Hello", null), (comment.Text, comment.Branch));
        Assert.True(await database.WriteAsync(session => session.Branches.Save(new("a"), new(new("x"), "X", null, null)), default));
    }

    public void Dispose() => _folder.Dispose();
}
