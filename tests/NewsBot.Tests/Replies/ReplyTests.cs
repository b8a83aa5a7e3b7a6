using NewsBot.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Replies;

public sealed class ReplyTests : BotTest
{
    private static readonly SamplePage Page = new("The Ferry Is on Time") { Comments = [new("1", "Bo", "Root"), new("2", "Cy", "Answer", "1")] };
    private string _thread = "";
    private string _root = "";
    private string _answer = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var (post, thread) = await PublishAsync(Page);
        (_thread, _root, _answer) = (post.Id(), thread[0].Id(), thread[1].Id());
    }

    [Fact]
    public async Task A_reply_joins_the_tree_under_the_comment_whose_message_it_answers()
    {
        await World.Reader.SayAsync(_thread, "I was there.", _answer);

        var reply = await RecordedAsync("I was there.");

        Assert.Equal(("reader", Origin.Discord), (reply.Author.Name, reply.Origin));
        Assert.Equal(AuthorId.OnDiscord(await World.Reader.UserIdAsync()), reply.Author.Id);
        Assert.Equal("Answer", await ParentOfAsync(reply));
    }

    [Fact]
    public async Task A_reply_to_a_reply_joins_under_that_and_one_to_nothing_is_a_root()
    {
        var first = await World.Reader.SayAsync(_thread, "First", _root);
        await World.Guest.SayAsync(_thread, "Second", first);
        await World.Guest.SayAsync(_thread, "Third");

        Assert.Equal("First", await ParentOfAsync(await RecordedAsync("Second")));
        Assert.Null((await RecordedAsync("Third")).InReplyTo);
    }

    [Fact]
    public async Task A_reply_that_is_changed_or_deleted_is_so_in_the_tree()
    {
        var changed = await World.Reader.SayAsync(_thread, "Befor", _root);
        var deleted = await World.Guest.SayAsync(_thread, "Oh no", changed);
        await RecordedAsync("Oh no");

        await World.Reader.EditAsync(_thread, changed, "Before");
        await World.Guest.DeleteAsync(_thread, deleted);

        var after = await RecordedAsync("Before");
        Assert.NotNull(after.EditedAt);
        await Patience.UntilAsync(async () => (await CommentsAsync()).Any(comment => comment is { IsTombstone: true, Text: "" } && comment.InReplyTo == after.Id), "the deleted reply keeps only its place");
    }

    [Fact]
    public async Task What_programs_say_and_what_is_said_elsewhere_is_not_recorded()
    {
        await World.PostAsProgramAsync(News, "I am a program.", _thread);
        await World.Bot.PostAsync($"channels/{_thread}/messages", new { content = "I am the bot itself." });
        await World.Reader.SayAsync(await World.ChannelAsync("general"), "Nothing of yours");
        await World.Reader.SayAsync(News, "Beside the thread");
        await World.Reader.SayAsync(_thread, "The last");
        await RecordedAsync("The last");

        Assert.Equal(["Root", "Answer", "The last"], (await CommentsAsync()).Select(comment => comment.Text));
    }

    [Fact]
    public async Task A_panel_that_appears_under_a_reply_is_no_change_of_it()
    {
        var message = await World.Reader.SayAsync(_thread, "See https://elsewhere.example");
        await RecordedAsync("See https://elsewhere.example");

        // As where Discord unfolds a link: an update that nobody made.
        await World.Admin.Rest.PatchAsync($"channels/{_thread}/messages/{message}", new { flags = 4 });
        await World.Reader.SayAsync(_thread, "The last");
        await RecordedAsync("The last");

        Assert.Null((await RecordedAsync("See https://elsewhere.example")).EditedAt);
    }

    [Fact]
    public async Task A_reply_is_mirrored_nowhere()
    {
        var elsewhere = await World.ChannelAsync("general");
        await World.Admin.UseAsync(elsewhere, "channel follow", ("source", "gazette.example"), ("old", "1"), ("mirror", "All"));
        await SettledAsync();
        await World.Reader.SayAsync(_thread, "Only here");
        await RecordedAsync("Only here");

        await Bot.ImportAsync(Page with { Comments = [.. Page.Comments, new("3", "Di", "New")] });
        await SettledAsync();

        var other = await PostAsync(Page.Title, elsewhere);
        Assert.Equal(["**Bo**\nRoot", "**Cy**\nAnswer", "**Di**\nNew"], (await World.Reader.ReadAsync(other.Id())).Select(message => message.Content()));
        Assert.Equal("2", other.Field("Comments"));
    }

    [Fact]
    public async Task Without_the_message_content_intent_nothing_is_recorded_and_nothing_is_lost()
    {
        await World.Reader.SayAsync(_thread, "Kept");
        await RecordedAsync("Kept");
        await StopBotAsync();
        await World.RestartAsync(options => options with { PrivilegedIntents = false });
        await World.Reader.SayAsync(_thread, "Said meanwhile");

        await StartBotAsync();
        await Patience.UntilAsync(() => Bot.Log.Lines.Any(line => line.Contains("MESSAGE CONTENT", StringComparison.Ordinal)), "the log says what to switch on");
        await World.Reader.SayAsync(_thread, "Unheard");
        await World.Admin.DeleteAsync(_thread, _answer);
        await Patience.UntilAsync(async () => (await CommentsAsync()).Any(comment => comment is { Text: "Answer", HiddenAt: not null }), "what came after the unheard message was handled");

        Assert.Equal(["Root", "Answer", "Kept"], (await CommentsAsync()).Select(comment => comment.Text));
        await StopBotAsync();
        await World.RestartAsync(options => options with { PrivilegedIntents = true });
        await StartBotAsync();

        await RecordedAsync("Said meanwhile");
        await RecordedAsync("Unheard");
    }

    private async Task<IReadOnlyList<Comment>> CommentsAsync() =>
        await Bot.CommentsAsync((await Bot.ReadAsync(session => session.ArticleLists.Latest(SourceName.Every, 1)))[0].Id);

    private Task<Comment> RecordedAsync(string text) =>
        Patience.ForAsync(async () => (await CommentsAsync()).SingleOrDefault(comment => comment.Text == text), $"“{text}” is recorded");

    private async Task<string?> ParentOfAsync(Comment reply) =>
        (await CommentsAsync()).SingleOrDefault(comment => comment.Id == reply.InReplyTo)?.Text;
}
