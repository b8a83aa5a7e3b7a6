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

    private Task KnowsAsync(params IReadOnlyList<string> texts) => Patience.UntilAsync(
        async () => (await CommentsAsync()).Select(comment => comment.Text).Order().SequenceEqual(texts.Order()),
        $"the bot knows {string.Join(", ", texts)}");

    private async Task<IReadOnlyList<Comment>> CommentsAsync() =>
        await Bot.CommentsAsync((await Bot.ReadAsync(session => session.Articles.Latest(SourceName.Every, 1)))[0].Id);
}
