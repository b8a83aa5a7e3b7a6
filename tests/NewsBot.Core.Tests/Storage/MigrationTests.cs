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

    [Fact]
    public async Task What_was_stored_before_there_was_an_index_is_indexed()
    {
        OlderDatabase.Make(Path, "005_search", OlderDatabase.Article + """
            INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at)
            VALUES ('a', 'c', 'Site', 'ann', 'Ann', 'ann', 'Hello harbour', 'c', 0, 0);
            """);

        using var database = Database.Open(Path, TimeProvider.System);
        Assert.True(await database.WriteAsync(session => session.Search.CatchUp(100), default));

        var query = SearchQuery.Parse("harbour", new("1"));
        var entry = Assert.Single(await database.ReadAsync(session => session.Search.Newest(query.Match, query.Range, 10), default));
        Assert.Equal("Hello harbour", (await database.ReadAsync(session => session.Search.Find(entry, new("1")), default))!.Text);
    }

    [Fact]
    public async Task Posts_from_before_they_told_of_their_discussions_have_told_nothing_and_nobody_has_asked()
    {
        OlderDatabase.Make(Path, "004_discussion", OlderDatabase.Article + """
            INSERT INTO post (article_id, channel_id, guild_id, channel_kind, mirror, behind) VALUES ('a', 'n', 'g', 'Text', 'All', 0);
            INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at)
            VALUES ('a', 'c', 'Site', 'ann', 'Ann', 'ann', 'Hello', 'c', 0, 0);
            """);

        using var database = Database.Open(Path, TimeProvider.System);

        await database.WriteAsync(session =>
        {
            var post = session.Posts.Find(new("a"), new("n"))!;
            Assert.Null(session.Discussions.Told(post));
            Assert.Null(session.Questions.Open());
            Assert.Equal((1, 0), session.Discussions.CountInThread(post, withPeople: true));

            session.Questions.Ask(session.Comments.Find(new("a"), new("c"))!, post.Channel, default);
            Assert.Equal(new OpenQuestion(new("a"), new("c"), new("n")), session.Questions.Open());
        }, default);
    }

    [Fact]
    public async Task Articles_from_before_it_was_kept_were_never_changed()
    {
        OlderDatabase.Make(Path, "006_modified", OlderDatabase.Article);

        using var database = Database.Open(Path, TimeProvider.System);

        Assert.Null((await database.ReadAsync(session => session.Articles.Find(new("a")), default))!.ModifiedAt);
    }

    public void Dispose() => _folder.Dispose();
}
