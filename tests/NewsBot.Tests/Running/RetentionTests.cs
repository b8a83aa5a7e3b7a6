using NewsBot.Articles;
using NewsBot.Settings;
using NewsBot.Storage;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

/// <summary>What people wrote is kept no longer than the settings say, and no longer than their server has the bot.</summary>
public sealed class RetentionTests : BotTest
{
    private static readonly SamplePage Page = new("The Ferry Is on Time") { Comments = [new("1", "Bo", "From the site")] };

    internal override BotSettings Settings => Files.OnDiscord(World.ApiUrl);

    [Fact]
    public async Task A_server_that_puts_the_bot_out_has_its_people_s_words_erased_and_finds_its_settings_when_it_comes_back()
    {
        var bot = await World.BotIdAsync();
        await World.Admin.UseAsync(News, "channel follow", ("source", "*"), ("mirror", "All"));
        var (post, _) = await PublishAsync(Page);
        await World.Reader.SayAsync(post.Id(), "Of the reader");
        await Patience.UntilAsync(() => Words() == 1, "what was said is known");
        await World.Admin.Rest.DeleteAsync($"guilds/{World.Guild}/members/{bot}");
        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM guild WHERE left_at IS NOT NULL") == 1, "the bot knows that it was put out");
        Assert.Equal(1, Words());

        await StopBotAsync();
        Files.Privacy = new() { LeftServersFor = TimeSpan.Zero };
        await using (await RunningBot.StartAsync(Settings, isInGuild: false))
            await Patience.UntilAsync(() => Count("SELECT COUNT(*) FROM comment WHERE origin = 'Discord'") == 0, "what was said there is erased");
        Assert.Equal(0, Count("SELECT COUNT(*) FROM change"));
        Assert.Equal(1, Count("SELECT COUNT(*) FROM comment WHERE origin = 'Site' AND text = 'From the site'"));

        await World.Admin.Rest.PutAsync($"guilds/{World.Guild}/members/{bot}");
        await StartBotAsync();
        await Bot.ImportAsync(Page with { Title = "The Ferry Is Late" });
        await PostAsync("The Ferry Is Late");
    }

    [Fact]
    public async Task What_is_older_than_the_settings_allow_is_erased_and_what_is_younger_is_not()
    {
        await World.Admin.UseAsync(News, "channel follow", ("source", "*"), ("mirror", "All"));
        var (post, _) = await PublishAsync(Page);
        await World.Reader.SayAsync(post.Id(), "Said just now");
        await Patience.UntilAsync(() => Words() == 1, "what was said is known");
        await StopBotAsync();
        using (var database = Database.Open(Files.Database, TimeProvider.System))
        {
            await database.WriteAsync(session =>
            {
                var article = session.Posts.OfThread(new(post.Id()))!.Article;
                var old = new Comment(article, new("old"), null, new(AuthorId.OnDiscord("7"), "somebody"), null, "Said long ago", DateTimeOffset.UtcNow.AddDays(-3), DateTimeOffset.UtcNow, null, null, null, Origin.Discord);
                session.Replies.Save(old, new(World.Guild), new(post.Id()), new("7"));
            }, default);
        }

        Files.Privacy = new() { RepliesFor = TimeSpan.FromDays(2) };
        await StartBotAsync();

        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM comment WHERE id = 'old' AND text = '' AND author_name = '' AND deleted_at IS NOT NULL") == 1, "what is old is erased");
        Assert.Equal(1, Bot.Count("SELECT COUNT(*) FROM comment WHERE text = 'Said just now' AND author_name <> ''"));
    }

    private long Words() => Count("SELECT COUNT(*) FROM comment WHERE text = 'Of the reader' OR text = 'Said just now'");

    private long Count(string sql) => Bot.Count(sql);
}
