using System.Text;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Storage;
using NewsBot.Storage.People;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Storage.People;

public sealed class ForgettingTests : IDisposable
{
    private const string Secret = "Quagmire confession 7391";
    private static readonly AuthorId Reader = AuthorId.OnDiscord("12");
    private static readonly AuthorId Other = AuthorId.OnDiscord("13");
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    private string Path => _folder.File("newsbot.db");

    [Fact]
    public async Task A22_What_is_erased_is_in_no_byte_of_the_database_or_its_log()
    {
        using var database = Database.Open(Path, _time);
        for (var i = 0; i < 200; i++)
            await SayAsync(database, $"{i}", Reader, $"{Secret} {new string('x', i * 20)}", "Zanzibar Quux");
        await database.WriteAsync(session => session.Index.CatchUp(1_000), default);
        await database.WriteAsync(session => session.ModelAnswers.Save("asked", $"{Secret}, says a model.", 0, _time.GetUtcNow(), Some.ArticleId), default);
        Assert.True(Holds(Secret) && Holds("Zanzibar"));

        var erased = await new Forgetting(database, _time).ForgetAsync(Reader, default);

        Assert.Equal(200, erased.Comments);
        Assert.False(Holds(Secret));

        Assert.True(await database.WriteAsync(session => session.People.PurgeIndex(), default));
        Assert.False(await database.WriteAsync(session => session.People.PurgeIndex(), default));
        await database.ScrubAsync(default);
        Assert.False(Holds("Quagmire"));
        Assert.False(Holds("quagmire"));
        Assert.False(Holds("Zanzibar"));
    }

    [Fact]
    public async Task A22_Whoever_is_forgotten_stays_so_in_an_older_copy_and_nobody_else_does()
    {
        using (var database = Database.Open(Path, _time))
        {
            await SayAsync(database, "1", Reader, Secret);
            await SayAsync(database, "2", Other, "Kept");
            Backup.Write(Path, _folder.File("copy.db"));
            await new Forgetting(database, _time).ForgetAsync(Reader, default);
        }

        await Backup.RestoreAsync(_folder.File("copy.db"), Path, _time, default);
        using var restored = Database.Open(Path, _time);
        await SayAsync(restored, "3", Reader, "Again");

        Assert.Equal(["Kept"], await WordsAsync(restored, Other));
        Assert.Equal(["Again"], await WordsAsync(restored, Reader)); // stored behind the recorder's back
        Assert.True(await restored.ReadAsync(session => session.People.IsForgotten(Reader), default));
    }

    [Fact]
    public async Task Who_is_remembered_loses_what_was_said_before_and_nothing_that_was_said_since()
    {
        using (var database = Database.Open(Path, _time))
        {
            await SayAsync(database, "1", Reader, Secret);
            await new Forgetting(database, _time).ForgetAsync(Reader, default);
            _time.Advance(TimeSpan.FromDays(1));
            await new Forgetting(database, _time).RememberAsync(Reader, default);
            await SayAsync(database, "2", Reader, "Since");
        }

        using var opened = Database.Open(Path, _time);

        Assert.Equal(["Since"], await WordsAsync(opened, Reader));
        Assert.False(await opened.ReadAsync(session => session.People.IsForgotten(Reader), default));
        Assert.True(await opened.ReadAsync(session => session.People.IsForgotten(Reader, _time.GetUtcNow() - TimeSpan.FromHours(1)), default));
        Assert.False(await opened.ReadAsync(session => session.People.IsForgotten(Reader, _time.GetUtcNow()), default));
    }

    [Fact]
    public async Task What_nobody_can_read_in_the_list_of_the_forgotten_is_passed_over()
    {
        File.WriteAllText(Path + ".forgotten", $"\0\nnobody 5 forget\n{Reader} -1 forget\n{Reader} 99999999999999999999 forget\n{Other} 1 forget\n{Reader} 1 forgot\n");

        using var database = Database.Open(Path, _time);

        Assert.False(await database.ReadAsync(session => session.People.IsForgotten(Reader), default));
        Assert.True(await database.ReadAsync(session => session.People.IsForgotten(Other), default));
    }

    [Fact]
    public async Task What_was_kept_for_long_enough_is_erased_and_its_place_stays()
    {
        using var database = Database.Open(Path, _time);
        await SayAsync(database, "1", Reader, "Old");
        _time.Advance(TimeSpan.FromDays(10));
        await SayAsync(database, "2", Reader, "New");

        var erased = await database.WriteAsync(session => session.People.EraseBefore(_time.GetUtcNow() - TimeSpan.FromDays(5), _time.GetUtcNow()), default);
        var again = await database.WriteAsync(session => session.People.EraseBefore(_time.GetUtcNow() - TimeSpan.FromDays(5), _time.GetUtcNow()), default);

        Assert.Equal((1, 0), (erased.Comments, again.Comments));
        Assert.Equal(["New"], await WordsAsync(database, Reader));
        Assert.Equal(2, (await database.ReadAsync(session => session.Comments.Everything(Some.ArticleId), default)).Count);
    }

    [Fact]
    public async Task A_guild_s_words_are_erased_and_no_other_s()
    {
        using var database = Database.Open(Path, _time);
        await SayAsync(database, "1", Reader, "Here");
        await SayAsync(database, "2", Reader, "There", guild: new("501"));

        await database.WriteAsync(session => session.Followings.Begin(Some.ArticleId, new("501"), new("12"), null, _time.GetUtcNow()), default);
        await database.WriteAsync(session => session.Followings.Begin(Some.ArticleId, new("500"), new("12"), null, _time.GetUtcNow()), default);

        Assert.Equal(1, (await database.WriteAsync(session => session.People.EraseGuild(new("501")), default)).Comments);
        Assert.Equal(["500"], (await database.ReadAsync(session => session.Followings.Of(AuthorId.OnDiscord("12")), default)).Select(followed => followed.GuildId.Value));

        Assert.Equal(["Here"], await WordsAsync(database, Reader));
    }

    [Fact]
    public void A22_Only_the_owner_reads_what_people_wrote()
    {
        if (OperatingSystem.IsWindows())
            return;

        using var database = Database.Open(Path, _time);
        database.Forgotten.Add(Reader, isForgotten: true, _time.GetUtcNow());

        foreach (var file in Directory.GetFiles(_folder.Path))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    public void Dispose() => _folder.Dispose();

    private Task SayAsync(Database database, string message, AuthorId author, string text, string name = "reader", GuildId? guild = null) =>
        database.WriteAsync(session =>
        {
            session.Articles.Save(Some.Article(), Some.Source, Some.Time);
            var comment = Some.Comment(ShortHash.Of(message), author: name, text: text) with { Origin = Origin.Discord, Author = new(author, name), PostedAt = null, SeenAt = _time.GetUtcNow() };
            session.Replies.Save(comment, guild ?? new("500"), new("thread"), new(message));
        }, default);

    private static async Task<IEnumerable<string>> WordsAsync(Database database, AuthorId author) =>
        (await database.ReadAsync(session => session.People.Everything(author), default)).Select(comment => comment.Text);

    private bool Holds(string text) =>
        Directory.GetFiles(_folder.Path).Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
        });
}
