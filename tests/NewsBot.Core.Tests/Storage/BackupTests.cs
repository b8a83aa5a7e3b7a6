using NewsBot.Core.Tests.Articles;
using NewsBot.Storage;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    private string Path => _folder.File("newsbot.db");

    private string Copy => _folder.File("copy.db");

    [Fact]
    public async Task A_copy_made_beside_the_writer_is_one_file_with_all_that_was_written()
    {
        using var database = Open();
        await SaveAsync(database, "Before");

        Backup.Write(Path, Copy);
        await SaveAsync(database, "After");

        Assert.Equal(["Before"], await TitlesAsync(Copy));
        Assert.DoesNotContain(Directory.GetFiles(_folder.Path), file => file.EndsWith(".part", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
    }

    [Fact]
    public async Task What_is_there_already_is_not_written_over()
    {
        using var database = Open();
        await File.WriteAllTextAsync(Copy, "a letter");

        Assert.Contains("already", Explained(() => Backup.Write(Path, Copy)), StringComparison.Ordinal);
        Assert.Equal("a letter", await File.ReadAllTextAsync(Copy));
    }

    [Fact]
    public void What_cannot_be_copied_is_told()
    {
        Assert.Contains("There is no database", Explained(() => Backup.Write(Path, Copy)), StringComparison.Ordinal);

        Open().Dispose();
        Explained(() => Backup.Write(Path, _folder.File("nowhere/copy.db")));
        Assert.Equal([Path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_restored_copy_takes_the_place_of_a_database_which_is_kept()
    {
        using (var database = Open())
        {
            await SaveAsync(database, "Before");
            Backup.Write(Path, Copy);
            await SaveAsync(database, "After");
        }

        var replaced = await Backup.RestoreAsync(Copy, Path, _time, default);

        Assert.Equal(["Before"], await TitlesAsync(Path));
        Assert.Equal(["After", "Before"], await TitlesAsync(replaced!));
        Assert.Equal(["Before"], await TitlesAsync(Copy));
    }

    [Fact]
    public async Task A_copy_is_restored_where_the_database_is_lost_or_damaged()
    {
        using (var database = Open())
            await SaveAsync(database, "Before");
        Backup.Write(Path, Copy);

        File.Delete(Path);
        Assert.Null(await Backup.RestoreAsync(Copy, Path, _time, default));
        await File.WriteAllTextAsync(Path, "damaged");
        Assert.NotNull(await Backup.RestoreAsync(Copy, Path, _time, default));

        Assert.Equal(["Before"], await TitlesAsync(Path));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("letter")]
    [InlineData("another program's")]
    [InlineData("newer")]
    [InlineData("damaged")]
    public async Task A_copy_that_is_no_good_is_told_and_changes_nothing(string copy)
    {
        using (var database = Open())
            await SaveAsync(database, "Before");
        Spoil(copy);

        var exception = await Assert.ThrowsAsync<DatabaseException>(() => Backup.RestoreAsync(Copy, Path, _time, default));

        Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["Before"], await TitlesAsync(Path));
        Assert.DoesNotContain(Directory.GetFiles(_folder.Path), file => file.Contains("replaced", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restore_that_was_cut_off_is_told_and_can_be_done_again()
    {
        using (var database = Open())
            await SaveAsync(database, "Before");
        Backup.Write(Path, Copy);
        File.Move(Path, Path + ".restored");

        Assert.Contains("restore once more", Explained(() => Open()), StringComparison.Ordinal);
        await Backup.RestoreAsync(Copy, Path, _time, default);

        Assert.Equal(["Before"], await TitlesAsync(Path));
    }

    public void Dispose() => _folder.Dispose();

    private Database Open() => Database.Open(Path, _time);

    private void Spoil(string copy)
    {
        if (copy == "nothing")
            return;
        if (copy == "letter")
            File.WriteAllText(Copy, string.Concat(Enumerable.Repeat("This is a letter to the editor. ", 100)));
        else if (copy == "another program's")
            DatabaseFile.Ask(Copy, "CREATE TABLE song (title TEXT)");
        else
            Backup.Write(Path, Copy);

        if (copy == "newer")
            DatabaseFile.Ask(Copy, "INSERT INTO migration (number, applied_at) VALUES (999, 0)");
        if (copy == "damaged")
            Damage(Copy);
    }

    // All pages but the first, which says what the file is.
    private static void Damage(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(4096).Fill(0xA5);
        File.WriteAllBytes(path, bytes);
    }

    private static string Explained(Action work)
    {
        var message = Assert.Throws<DatabaseException>(work).Message;
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        return message;
    }

    private static long Count(string path, string sql) => (long)DatabaseFile.Ask(path, sql)!;

    private static Task SaveAsync(Database database, string title) =>
        database.WriteAsync(session => { session.Articles.Save(Some.Article(title, $"https://herald.example/{title}"), Some.Source, Some.Time); }, default);

    private static async Task<IReadOnlyList<string>> TitlesAsync(string path)
    {
        using var database = Database.OpenReadOnly(path);
        return await database.ReadAsync(session => session.Query<string>("SELECT title FROM article ORDER BY title"), default);
    }
}
