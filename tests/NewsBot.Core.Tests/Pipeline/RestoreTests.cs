using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Core.Tests.Storage;
using NewsBot.Storage;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>F20: a backup is put back, and what was said since is neither lost nor said again.</summary>
public sealed class RestoreTests : IAsyncLifetime, IDisposable
{
    private static readonly GuildId Guild = new("500");
    private static readonly Article Old = Some.Article("Old", "https://herald.example/old");
    private static readonly Article New = Some.Article("New", "https://herald.example/new", "Something else happened.");
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly MemoryChat _chat = new();
    private Bot _bot = null!;
    private ChannelId _news;
    private ChannelId _forum;

    public async Task InitializeAsync()
    {
        _news = _chat.Open(Guild, "news");
        _forum = _chat.Open(Guild, "forum", ChannelKind.Forum);
        _bot = Open();
        await _bot.FollowAsync(Guild, _news);
        await _bot.FollowAsync(Guild, _forum, ChannelKind.Forum);
        await _bot.ReadAsync(Old, Some.PageComment("a"), Some.PageComment("b", "a"));
        await _bot.FinishAsync();
        Backup.Write(_folder.File("newsbot.db"), _folder.File("copy.db"));
    }

    [Fact]
    public async Task F20_What_was_posted_after_the_backup_is_found_and_not_posted_again()
    {
        await _bot.ReadAsync(Old, Some.PageComment("a"), Some.PageComment("b", "a"), Some.PageComment("c", "b"));
        await _bot.ReadAsync(New, Some.PageComment("d"));
        await _bot.FinishAsync();
        var before = Said();

        await RestoreAsync();

        // In another order than the first time.
        await _bot.ReadAsync(New, Some.PageComment("d"));
        await _bot.FinishAsync();
        await _bot.ReadAsync(Old, Some.PageComment("a"), Some.PageComment("b", "a"), Some.PageComment("c", "b"));
        await _bot.FinishAsync();

        Assert.Equal(before, Said());
    }

    [Fact]
    public async Task F20_What_is_new_after_the_restore_is_posted_once()
    {
        await RestoreAsync();

        await _bot.ReadAsync(New, Some.PageComment("d"), Some.PageComment("e", "d"));
        await _bot.FinishAsync();
        await _bot.ReadAsync(Old, Some.PageComment("a"), Some.PageComment("b", "a"), Some.PageComment("c", "b"));
        await _bot.FinishAsync();

        Assert.Equal(2 * (2 + 5), Said().Count);
        Assert.Equal(Said().Count, Said().Distinct().Count());
    }

    [Fact]
    public async Task F20_A_reply_to_what_was_found_again_lands_under_it()
    {
        await _bot.ReadAsync(New, Some.PageComment("d"));
        await _bot.FinishAsync();
        await RestoreAsync();
        await _bot.ReadAsync(New, Some.PageComment("d"));
        await _bot.FinishAsync();

        var (thread, message) = _chat.All.First(said => said.Message.Text.Contains("Text of d", StringComparison.Ordinal));
        _chat.Write(thread, new("77"), "Zoe", "I agree", message.Id);
        await _bot.SettleAsync();

        var reply = Assert.Single(await _bot.Database.ReadAsync(session => session.Comments.Everything(New.Id), default), comment => comment.Origin == Origin.Discord);
        Assert.Equal(new CommentId("d"), reply.InReplyTo);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    private Bot Open() => new(_folder.File("newsbot.db"), _chat, _time);

    // Longer away than the chat remembers keys.
    private async Task RestoreAsync()
    {
        await _bot.DisposeAsync();
        _chat.ForgetKeys();
        _time.Advance(TimeSpan.FromHours(10));
        await Backup.RestoreAsync(_folder.File("copy.db"), _folder.File("newsbot.db"), _time, default);
        _bot = Open();
    }

    private List<(string Place, string Id, string Text)> Said() =>
        [.. _chat.All.Where(said => said.Message.IsOurs).Select(said => (said.Place.Value, said.Message.Id.Value, said.Message.Text + said.Message.Card.Panel?.Title.Value))];
}
