using NewsBot.Articles;
using NewsBot.Core.Tests.Articles;
using NewsBot.Storage;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Storage;

public sealed class DatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("newsbot.db");

    [Fact]
    public async Task What_throws_is_undone()
    {
        using var database = Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync(session =>
        {
            session.Articles.Save(Some.Article(), Some.Source, Some.Time);
            throw new InvalidOperationException();
        }, default));

        Assert.Null(await FindAsync(database));
        await SaveAsync(database);
        Assert.NotNull(await FindAsync(database));
    }

    [Fact]
    public async Task Who_waits_for_a_change_sees_it()
    {
        using var database = Open();
        var seen = Task.Run(async () =>
        {
            await database.Changed.WaitAsync(default);
            return await FindAsync(database);
        });

        await SaveAsync(database);

        Assert.NotNull(await seen);
    }

    [Fact]
    public async Task Any_number_of_changes_before_somebody_looks_are_one()
    {
        using var database = Open();
        for (var i = 0; i < 3; i++)
            await SaveAsync(database);

        await database.Changed.WaitAsync(default);

        Assert.False(database.Changed.WaitAsync(default).IsCompleted);
    }

    [Fact]
    public async Task Closing_lets_a_reader_end_and_lets_nobody_begin()
    {
        var database = Open();
        await SaveAsync(database);
        using var reading = new SemaphoreSlim(0);
        using var goOn = new ManualResetEventSlim();
        var reader = database.ReadAsync(session =>
        {
            reading.Release();
            goOn.Wait();
            return session.Articles.Find(Some.Article().Id);
        }, default);
        await reading.WaitAsync();

        var closing = Task.Run(database.Dispose);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
        {
            while (true)
                await SaveAsync(database);
        });
        Assert.False(closing.IsCompleted);
        goOn.Set();

        Assert.NotNull(await reader);
        await closing;
        database.Dispose();
    }

    [Fact]
    public async Task Who_closes_the_file_leaves_others_in_the_process_that_read_it_alone()
    {
        using var database = Database.Open(Path, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var reading = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                await database.ReadAsync(session => session.Kept.Find("a"), default);
        })).ToList();

        for (var i = 0; i < 300; i++)
        {
            using var other = Database.OpenReadOnly(Path);
            await Task.WhenAll(other.ReadAsync(session => session.Kept.Find("a"), default), other.ReadAsync(session => session.Kept.Find("a"), default));
        }

        await stop.CancelAsync();
        await Task.WhenAll(reading);
    }

    [Fact]
    public async Task Readers_do_not_wait_for_the_writer_and_see_what_was_there_before()
    {
        using var database = Open();
        using var isWriting = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        var writing = database.WriteAsync(session =>
        {
            session.Articles.Save(Some.Article(), Some.Source, Some.Time);
            isWriting.Set();
            mayEnd.Wait();
        }, default);
        isWriting.Wait();

        Assert.Null(await FindAsync(database));

        mayEnd.Set();
        await writing;
        Assert.NotNull(await FindAsync(database));
    }

    [Fact]
    public async Task Writers_take_turns()
    {
        using var database = Open();
        var inside = 0;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => database.WriteAsync(session =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            session.Guilds.Join(new($"{number}"), "Guild");
            Interlocked.Decrement(ref inside);
        }, default)));

        Assert.Equal(20, await database.ReadAsync(session => session.First<long>("SELECT COUNT(*) FROM guild"), default));
    }

    [Fact]
    public async Task What_is_cancelled_before_its_turn_is_not_done()
    {
        using var database = Open();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SaveAsync(database, new(canceled: true)));

        Assert.Null(await FindAsync(database));
    }

    [Fact]
    public async Task What_was_written_is_there_at_the_next_start_and_for_a_reader_on_its_own()
    {
        using (var first = Open())
            await SaveAsync(first);

        using (var reader = Database.OpenReadOnly(Path))
            Assert.NotNull(await FindAsync(reader));
        using var second = Open();
        Assert.NotNull(await FindAsync(second));
    }

    [Fact]
    public async Task A_reader_beside_the_writer_sees_each_commit_and_can_write_nothing()
    {
        using var database = Open();
        using var reader = Database.OpenReadOnly(Path);

        await SaveAsync(database);

        Assert.NotNull(await FindAsync(reader));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SaveAsync(reader));
        await Assert.ThrowsAsync<DatabaseException>(() => reader.ReadAsync(session => session.Execute("DELETE FROM article"), default));
    }

    [Fact]
    public async Task A_closed_database_is_one_file()
    {
        using (var database = Open())
            await FindAsync(database);

        Assert.Equal([Path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_database_that_is_not_there_is_not_made_by_reading_it()
    {
        Assert.Contains("There is no database", Explained(() => Database.OpenReadOnly(Path)), StringComparison.Ordinal);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void A_file_that_is_no_database_is_told_and_left_alone()
    {
        File.WriteAllText(Path, string.Concat(Enumerable.Repeat("This is a letter to the editor. ", 100)));

        foreach (var open in Both)
            Assert.Contains("is damaged or is no database", Explained(open), StringComparison.Ordinal);

        Assert.StartsWith("This is a letter", File.ReadAllText(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_program_s_database_is_told_and_left_alone()
    {
        DatabaseFile.Ask(Path, "CREATE TABLE song (title TEXT)");

        foreach (var open in Both)
            Assert.Contains("is not a database of NewsBot", Explained(open), StringComparison.Ordinal);

        DatabaseFile.Ask(Path, "INSERT INTO song VALUES ('x')");
    }

    [Fact]
    public void A_database_of_a_newer_version_is_told_and_left_open_to_it()
    {
        Open().Dispose();
        DatabaseFile.Ask(Path, "INSERT INTO migration (number, applied_at) VALUES (999, 0)");

        foreach (var open in Both)
            Assert.Contains("was written by a newer version", Explained(open), StringComparison.Ordinal);

        DatabaseFile.Ask(Path, "DELETE FROM migration WHERE number = 999");
        Open().Dispose();
    }

    [Fact]
    public void A_database_of_an_older_version_is_not_read_before_it_is_brought_up_to_date()
    {
        DatabaseFile.Ask(Path, "CREATE TABLE migration (number BIGINT NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)");
        Assert.Contains("was written by an older version", Explained(() => Database.OpenReadOnly(Path)), StringComparison.Ordinal);

        Open().Dispose();

        Database.OpenReadOnly(Path).Dispose();
    }

    [Fact]
    public void A_place_where_no_file_can_be_is_told()
    {
        File.WriteAllText(_folder.File("file"), "");

        Explained(() => Database.Open(_folder.File("file/newsbot.db"), TimeProvider.System));
        Explained(() => Database.Open(_folder.Path, TimeProvider.System));
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Func<Database>> Both => [Open, () => Database.OpenReadOnly(Path)];

    private Database Open() => Database.Open(Path, TimeProvider.System);

    private static string Explained(Func<Database> open)
    {
        var message = Assert.Throws<DatabaseException>(open).Message;
        Assert.DoesNotContain('\n', message);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        return message;
    }

    private static Task<bool> SaveAsync(Database database, CancellationToken cancellationToken = default) =>
        database.WriteAsync(session => session.Articles.Save(Some.Article(), Some.Source, Some.Time), cancellationToken);

    private static Task<Article?> FindAsync(Database database) =>
        database.ReadAsync(session => session.Articles.Find(Some.ArticleId), default);
}
