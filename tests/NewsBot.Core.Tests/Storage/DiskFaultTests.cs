using Microsoft.Data.Sqlite;
using NewsBot.Articles;
using NewsBot.Core.Tests.Articles;
using NewsBot.Storage;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Storage;

/// <summary>F19: a disk, a file or a clock that fails; each is told in one line, and what was there stays.</summary>
public sealed class DiskFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("newsbot.db");

    [Fact]
    public async Task F19_A_full_disk_is_told_and_what_could_not_be_written_can_be_once_there_is_room()
    {
        using var database = Open();
        await SaveAsync(database, "Before");
        await LimitAsync(database, await database.ReadAsync(session => session.First<long>("SELECT page_count FROM pragma_page_count"), default));

        var told = await Assert.ThrowsAsync<DatabaseException>(() => SaveAsync(database, new string('x', 1_000_000)));
        Assert.Contains("has no room left", told.Message, StringComparison.Ordinal);
        Assert.Equal(["Before"], await TitlesAsync(database));

        await LimitAsync(database, 1_000_000);
        await SaveAsync(database, "After");
        Assert.Equal(2, (await TitlesAsync(database)).Count);
    }

    [Fact]
    public void F19_A_database_that_another_program_holds_is_told()
    {
        Open().Dispose();
        using var other = new SqliteConnection($"Data Source={Path};Pooling=False");
        other.Open();
        DatabaseFile.Ask(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");

        var told = Assert.Throws<DatabaseException>(() => Open().Dispose());

        Assert.Contains("is held by another program", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F19_A_torn_end_of_what_was_written_last_costs_nothing_that_was_committed()
    {
        using (var database = Open())
        {
            await SaveAsync(database, "Committed");
            File.Copy(Path, _folder.File("killed.db"));
            File.Copy(Path + "-wal", _folder.File("killed.db-wal"));
        }

        using (var wal = new FileStream(_folder.File("killed.db-wal"), FileMode.Append))
            wal.Write(new byte[] { 0x37, 0x7f, 0x06, 0x82, 1, 2, 3 });
        using var recovered = Database.Open(_folder.File("killed.db"), new ManualTime());

        Assert.Equal(["Committed"], await TitlesAsync(recovered));
        Assert.Null(await recovered.ProblemAsync(default));
    }

    [Fact]
    public async Task F19_A_damaged_file_is_found_when_it_is_looked_for()
    {
        using (var database = Open())
        {
            for (var number = 0; number < 200; number++)
                await SaveAsync(database, $"Article {number}");
        }

        using (var file = new FileStream(Path, FileMode.Open))
        {
            // The last pages: the articles came after all that is read when the file is opened.
            file.Seek(-8_192, SeekOrigin.End);
            file.Write(new byte[8_192]);
        }

        using var damaged = Database.OpenReadOnly(Path);
        Assert.NotNull(await ProblemAsync(damaged));
    }

    [Fact]
    public void F19_A_file_that_may_not_be_written_is_told()
    {
        Directory.CreateDirectory(Path);

        Assert.Contains(Path, Assert.Throws<DatabaseException>(() => Open().Dispose()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void F19_A_database_that_may_only_be_read_is_told_before_anything_is_written()
    {
        Open().Dispose();
        using (var file = new FileStream(Path, FileMode.Open))
        {
            // For everybody, whatever rights they have: https://www.sqlite.org/fileformat2.html#file_format_version_numbers
            file.Seek(18, SeekOrigin.Begin);
            file.WriteByte(3);
        }

        Assert.Contains("may not be written", Assert.Throws<DatabaseException>(() => Open().Dispose()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Database Open() => Database.Open(Path, new ManualTime());

    private static async Task<string?> ProblemAsync(Database database)
    {
        try
        {
            return await database.ProblemAsync(default);
        }
        catch (DatabaseException exception)
        {
            return exception.Message;
        }
    }

    private static Task<bool> SaveAsync(Database database, string title) =>
        database.WriteAsync(session => session.Articles.Save(Some.Article(title, $"https://herald.example/{title.Length}/{title[..1]}{title[^1..]}/{title.GetHashCode(StringComparison.Ordinal)}"), Some.Source, Some.Time), default);

    private static Task<IReadOnlyList<string>> TitlesAsync(Database database) =>
        database.ReadAsync<IReadOnlyList<string>>(session => [.. session.ArticleLists.Latest(SourceName.Every, 1_000).Select(article => article.Title)], default);

    private static Task<int> LimitAsync(Database database, long pages) =>
        database.WriteAsync(session => session.Execute($"PRAGMA max_page_count = {pages}"), default);

}
