using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Running.Reading;
using NewsBot.Running.Upkeep;
using NewsBot.Storage;
using NewsBot.Testing;

namespace NewsBot.Tests.Running;

/// <summary>The lock between two processes is held against real ones by the end-to-end tests.</summary>
public sealed class DatabaseLockTests : IDisposable
{
    private static readonly ImportAddress Address = new(new("http://127.0.0.1:20000/"), "a secret");
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder.File("newsbot.db");

    private string LockFile => Database + ".lock";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Who_takes_the_lock_says_where_it_takes_pages()
    {
        using var taken = DatabaseLock.TryTake(Database)!;
        taken.Announce(Address);

        Assert.Equal(Address, DatabaseLock.AddressOf(Database));
        Assert.DoesNotContain(Address.Secret, Address.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Before_it_says_so_and_after_it_has_ended_there_is_no_address()
    {
        using (var taken = DatabaseLock.TryTake(Database)!)
        {
            Assert.Null(DatabaseLock.AddressOf(Database));
            taken.Announce(Address);
        }

        Assert.Null(DatabaseLock.AddressOf(Database));
    }

    [Fact]
    public async Task Where_pages_are_taken_is_closed_without_having_been_stopped_as_where_a_start_fails()
    {
        using var taken = DatabaseLock.TryTake(Database)!;
        using (var door = new ImportDoor(taken, null!, NullLogger<ImportDoor>.Instance))
            await door.StartAsync(default);

        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(DatabaseLock.AddressOf(Database)!.Url));
    }

    [Fact]
    public void What_a_killed_process_left_behind_is_taken_over()
    {
        File.WriteAllText(LockFile, $"{Address.Url}\n{Address.Secret}\n");

        using var taken = DatabaseLock.TryTake(Database);

        Assert.NotNull(taken);
        Assert.Null(DatabaseLock.AddressOf(Database));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://127.0.0.1:20000/\n")]
    [InlineData("http://elsewhere.example/\na secret\n")]
    public void An_address_is_a_whole_one_on_this_machine_with_a_secret(string content)
    {
        File.WriteAllText(LockFile, content);

        Assert.Null(DatabaseLock.AddressOf(Database));
    }

    [UnixFact]
    public void The_lock_file_is_for_its_owner_only_also_where_it_was_open_to_others()
    {
        File.WriteAllText(LockFile, "");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(LockFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        using var taken = DatabaseLock.TryTake(Database)!;
        using var fresh = DatabaseLock.TryTake(_folder.File("other.db"))!;

        foreach (var file in (string[])[LockFile, _folder.File("other.db.lock")])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file));
    }

    [Fact]
    public void Where_no_lock_file_can_be_it_is_named()
    {
        Directory.CreateDirectory(LockFile);

        var exception = Assert.Throws<DatabaseException>(() => DatabaseLock.TryTake(Database));

        Assert.Contains(LockFile, exception.Message, StringComparison.Ordinal);
    }

    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "There are no such modes on Windows." : null;
    }
}
