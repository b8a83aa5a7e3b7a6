using NewsBot.Running;
using NewsBot.Testing;

namespace NewsBot.Tests.Running;

public sealed class RetentionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("backups/newsbot-20300101-033000.db", true)]
    [InlineData("bot.db.before-004-20300101-033000", true)]
    [InlineData("bot.db.replaced-20300101-033000", true)]
    [InlineData("bot.db.replaced-20300101-033000-wal", true)]
    [InlineData("bot.db", false)]
    [InlineData("bot.db-wal", false)]
    [InlineData("bot.db.lock", false)]
    [InlineData("bot.db.forgotten", false)]
    [InlineData("other.db.replaced-20300101-033000", false)]
    [InlineData("backups/newsbot-mine.db", false)]
    [InlineData("backups/holiday.jpg", false)]
    public void A22_Copies_that_the_bot_made_are_told_from_everything_else(string file, bool isCopy)
    {
        Directory.CreateDirectory(_folder.File("backups"));
        File.WriteAllText(_folder.File(file), "");

        Assert.Equal(isCopy, DatabaseCopies.Of(_folder.File("bot.db"), _folder.File("backups")).Any());
    }

    public void Dispose() => _folder.Dispose();
}
