using Microsoft.Data.Sqlite;
using NewsBot.Storage;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Storage;

/// <summary>Each migration from the version before it, with something in every table that there was from the beginning.</summary>
public sealed class MigrationTests : IDisposable
{
    private const string Something = """
        INSERT INTO guild (id, name, present, heard_at) VALUES ('5', 'Guild', 1, 7);
        INSERT INTO article (id, source, title, title_key, body, tags, related, content, seen_at, summarized, offered) VALUES ('a', 'Herald', 'Title', 'title', '["Text"]', '[]', '[]', 'x', 1, 1, 1);
        INSERT INTO summary (article_id, sentences, made_by) VALUES ('a', '[]', 'nobody');
        INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at) VALUES ('a', 'c', 'Site', 'w', 'Ann', 'ann', 'Text', 'c', 0, 1);
        INSERT INTO subscription (source, channel_id, guild_id, channel_kind, mirror, publishes) VALUES ('Herald', '9', '5', 'Text', 'All', 0);
        INSERT INTO post (article_id, channel_id, guild_id, channel_kind, mirror, behind) VALUES ('a', '9', '5', 'Text', 'All', 0);
        INSERT INTO delivery (id, kind, article_id, channel_id, part, queue, ordinal, state, due_at, refusals, message_id) VALUES ('d', 'Post', 'a', '9', 0, '9', 1, 'Sent', 1, 0, '11');
        INSERT INTO delivery (id, kind, article_id, channel_id, part, queue, ordinal, state, due_at, refusals) VALUES ('t', 'Thread', 'a', '9', 0, '9', 2, 'Pending', 1, 0);
        """;

    private static readonly string[] Tables = ["guild", "article", "summary", "comment", "subscription", "post", "delivery"];
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<long> Numbers => [.. Migrator.Migrations.Select(migration => migration.Number).Skip(1)];

    private string Path => _folder.File("newsbot.db");

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_database_of_the_version_before_is_copied_and_loses_nothing(long number)
    {
        MakeBefore(number);
        var before = Rows();

        using (var database = Database.Open(Path, new ManualTime()))
        {
            var posts = await database.ReadAsync(session => session.Posts.InGuild(new("a"), new("5")), default);
            Assert.Equal(new(new("9"), new("11")), Assert.Single(posts));
            Assert.Equal("9", Assert.Single(await database.ReadAsync(session => session.Deliveries.Queues(), default)).Queue);
        }

        Assert.Equal(before, Rows());
        Assert.Equal("ok", Ask("PRAGMA integrity_check"));
        Assert.Null(Ask("PRAGMA foreign_key_check"));
        Assert.Equal($"{Migrator.Migrations[^1].Number}", Ask("SELECT MAX(number) FROM migration"));
        var copy = Assert.Single(Directory.GetFiles(_folder.Path, "newsbot.db.before-*"));
        Assert.Equal($"{number - 1}", Ask("SELECT MAX(number) FROM migration", copy));
        Assert.Equal(before, Rows(copy));
    }

    [Fact]
    public void They_are_numbered_one_after_another() =>
        Assert.Equal(Enumerable.Range(1, Migrator.Migrations.Count), Migrator.Migrations.Select(migration => (int)migration.Number));

    public void Dispose() => _folder.Dispose();

    private void MakeBefore(long number)
    {
        Execute("CREATE TABLE migration (number BIGINT NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)");
        foreach (var (earlier, resource) in Migrator.Migrations.Where(migration => migration.Number < number))
        {
            Execute($"{Migrator.Read(resource)}; INSERT INTO migration (number, applied_at) VALUES ({earlier}, 0)");
            if (earlier == 1)
                Execute(Something);
        }
    }

    private List<(string, string?)> Rows(string? path = null) => [.. Tables.Select(table => (table, Ask($"SELECT COUNT(*) FROM {table}", path)))];

    private void Execute(string sql) => Ask(sql);

    private string? Ask(string sql, string? path = null)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path ?? Path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // only the tests' own words
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar()?.ToString();
    }
}
