using NewsBot.Articles;
using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Replies;

/// <summary>What happens in a thread while the bot is away; as on Discord, where its session may go on or be lost.</summary>
public sealed class AbsenceTests : BotTest
{
    internal override BotSettings Settings => Files.OnDiscord(World.ApiUrl);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_said_changed_and_deleted_while_the_bot_was_away_is_known_at_the_next_start(bool sessionGoesOn)
    {
        await World.Admin.UseAsync(News, "channel follow", ("source", "*"), ("mirror", "All"));
        var (post, thread) = await PublishAsync(new SamplePage("The Ferry Is on Time") { Comments = [new("1", "Bo", "Root")] });
        var kept = await World.Reader.SayAsync(post.Id(), "Kept");
        var dropped = await World.Reader.SayAsync(post.Id(), "Dropped");
        await KnowsAsync("Root", "Kept", "Dropped");
        await StopBotAsync();

        await World.Reader.EditAsync(post.Id(), kept, "Changed");
        await World.Reader.DeleteAsync(post.Id(), dropped);
        await World.Guest.SayAsync(post.Id(), "Said meanwhile", thread[0].Id());
        if (!sessionGoesOn)
            await World.RestartAsync();
        await StartBotAsync();

        await KnowsAsync("Root", "Changed", "", "Said meanwhile");
        var comments = await CommentsAsync();
        Assert.Equal(comments[0].Id, comments.Single(comment => comment.Text == "Said meanwhile").InReplyTo);
        Assert.True(comments.Single(comment => comment.Text.Length == 0).IsTombstone);
    }

    [Fact]
    public async Task What_happened_meanwhile_is_known_also_of_a_thread_that_was_put_to_rest_or_in_which_nothing_new_was_said()
    {
        await World.Admin.UseAsync(News, "channel follow", ("source", "*"), ("mirror", "All"));
        var (post, _) = await PublishAsync(new SamplePage("The Ferry Is on Time"));
        var (other, _) = await PublishAsync(new SamplePage("The Bridge Is Open") { Url = "https://gazette.example/bridge" });
        var changed = await World.Reader.SayAsync(other.Id(), "Quiet");
        await World.Reader.SayAsync(post.Id(), "Before");
        await Patience.UntilAsync(() => Said("Before") == 1 && Said("Quiet") == 1, "what people said is known");
        await StopBotAsync();
        await World.RestartAsync();
        await StartBotAsync(); // reads the threads to their ends
        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM post WHERE read_to IS NOT NULL") == 2 && Bot.Count("SELECT COUNT(*) FROM guild WHERE heard_at IS NOT NULL") == 1, "the threads are read");
        await StopBotAsync();

        await World.Reader.SayAsync(post.Id(), "Said before it was put to rest");
        await World.Admin.Rest.PatchAsync($"channels/{post.Id()}", new { archived = true });
        await World.Reader.EditAsync(other.Id(), changed, "Changed quietly");
        await World.RestartAsync();
        await StartBotAsync();

        await Patience.UntilAsync(() => Said("Said before it was put to rest") == 1 && Said("Changed quietly") == 1, "what happened meanwhile is known");
    }

    private long Said(string text) => Bot.Count($"SELECT COUNT(*) FROM comment WHERE text = '{text}'");

    private Task KnowsAsync(params IReadOnlyList<string> texts) => Patience.UntilAsync(
        async () => (await CommentsAsync()).Select(comment => comment.Text).Order().SequenceEqual(texts.Order()),
        $"the bot knows {string.Join(", ", texts)}");

    private async Task<IReadOnlyList<Comment>> CommentsAsync() =>
        await Bot.CommentsAsync((await Bot.ReadAsync(session => session.ArticleLists.Latest(SourceName.Every, 1)))[0].Id);
}
