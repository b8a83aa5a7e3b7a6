using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;

namespace NewsBot.Core.Tests.Pipeline;

public sealed class ReplyRecorderTests : PipelineTest
{
    private static readonly UserId Reader = new("12");

    [Fact]
    public async Task A_reply_to_a_mirrored_comment_is_a_comment_in_reply_to_it()
    {
        await DiscussAsync();

        Write("I agree.", Comment("of a").Id);
        await Bot.SettleAsync();

        var reply = Assert.Single(await FromChatAsync());
        Assert.Equal((new CommentId("a"), "I agree.", Origin.Discord), (reply.InReplyTo, reply.Text, reply.Origin));
        Assert.Equal(new Author(AuthorId.OnDiscord("12"), "reader"), reply.Author);
    }

    [Fact]
    public async Task A_reply_to_the_continuation_of_a_long_comment_answers_that_comment()
    {
        await DiscussAsync(string.Join(' ', Enumerable.Repeat("word", 600)));

        Write("Too long.", Comments()[1].Id);
        await Bot.SettleAsync();

        Assert.Equal(new CommentId("a"), Assert.Single(await FromChatAsync()).InReplyTo);
    }

    [Fact]
    public async Task A_reply_to_a_reply_stays_with_it_and_one_to_nothing_is_a_root()
    {
        await DiscussAsync();

        var first = Write("First", null);
        Write("Second", first);
        Write("Third", Messages(News)[0].Id);
        await Bot.SettleAsync();

        var said = await FromChatAsync();
        Assert.Equal([("First", null), ("Second", said[0].Id), ("Third", null)], said.Select(comment => (comment.Text, comment.InReplyTo)));
    }

    [Fact]
    public async Task What_is_said_elsewhere_is_not_recorded_and_not_even_written()
    {
        await DiscussAsync();
        Chat.Write(News, Reader, "reader", "Not in the thread");
        var message = Chat.Write(News, Reader, "reader", "Nor is this");
        Chat.Erase(News, message.Id);
        var before = await ChangesAsync();

        await Bot.ListenAsync();

        Assert.Empty(await FromChatAsync());
        Assert.Equal(before, await ChangesAsync());
    }

    [Fact]
    public async Task What_is_said_in_one_thread_is_shown_in_no_other()
    {
        var other = Chat.Open(new("501"), "news");
        await Bot.FollowAsync(new("501"), other);
        await DiscussAsync();

        Write("Only here", Comment("of a").Id);
        await Bot.SettleAsync();

        Assert.Single(Comments(other));
    }

    [Fact]
    public async Task Edits_and_deletions_follow()
    {
        await DiscussAsync();
        var message = Write("Frist", null);
        var other = Write("Oh no", null);
        await Bot.SettleAsync();

        Chat.Rewrite(ThreadIn(News), message, "First");
        Chat.Erase(ThreadIn(News), other);
        await Bot.SettleAsync();

        var said = await FromChatAsync();
        Assert.Equal([("First", false), ("", true)], said.Select(comment => (comment.Text, comment.IsTombstone)));
        Assert.NotNull(said[0].EditedAt);
    }

    [Fact]
    public async Task A_thread_that_has_moved_on_while_nobody_listened_is_read_whole()
    {
        await DiscussAsync();
        var kept = Write("Kept", null);
        var edited = Write("Edited", kept);
        var removed = Write("Removed", null);
        await Bot.SettleAsync();

        Chat.Rewrite(ThreadIn(News), edited, "Changed");
        Chat.Erase(ThreadIn(News), removed);
        var added = Write("Added", edited);
        Chat.TakeEvents();
        await Bot.ThreadCatchUp.RunAsync(new(ThreadIn(News), added), default);

        Assert.Equal([("Kept", false), ("Changed", false), ("", true), ("Added", false)], (await FromChatAsync()).Select(comment => (comment.Text, comment.IsTombstone)));
    }

    [Fact]
    public async Task Of_a_thread_that_has_not_moved_on_only_our_own_messages_are_looked_for_again()
    {
        await DiscussAsync();
        var last = Comments()[^1].Id;
        await Bot.ThreadCatchUp.RunAsync(new(ThreadIn(News), last), default);
        var requests = new List<string>();
        Chat.At = request => requests.AddRange(request.IsDone ? [request.Name] : []);

        await Bot.ThreadCatchUp.RunAsync(new(ThreadIn(News), last), default);
        await Bot.ThreadCatchUp.RunAsync(new(News, last), default);

        Assert.Equal([nameof(IChatClient.OwnMessagesSinceAsync)], requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_moderator_removed_while_nobody_listened_is_hidden_everywhere(bool readsMessages)
    {
        var elsewhere = Chat.Open(Guild, "general");
        await FollowAsync();
        await Bot.FollowAsync(Guild, elsewhere);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a"));
        await Bot.SettleAsync();
        Bot.Listens = false;
        Chat.ReadsMessages = readsMessages;

        Chat.Erase(ThreadIn(News), Comment("of a").Id);
        Chat.TakeEvents();
        await Bot.ThreadCatchUp.RunAsync(new(ThreadIn(News), Comments()[^1].Id), default);
        await Bot.SettleAsync();

        Assert.Equal(["**Ann**\nText of b"], Comments().Select(message => message.Text));
        Assert.Equal(["**Ann**\nText of b"], Comments(elsewhere).Select(message => message.Text));
    }

    [Fact]
    public async Task A_thread_in_which_people_spoke_is_read_again_for_what_they_changed_and_removed()
    {
        await DiscussAsync();
        var edited = Write("Edited", null);
        var removed = Write("Removed", null);
        var last = Write("Last", null);
        await Bot.ThreadCatchUp.RunAsync(new(ThreadIn(News), last), default);

        Chat.Rewrite(ThreadIn(News), edited, "Changed");
        Chat.Erase(ThreadIn(News), removed);
        Chat.TakeEvents();
        await Bot.ThreadCatchUp.RunAsync(new(ThreadIn(News), last), default);

        Assert.Equal([("Changed", false), ("", true), ("Last", false)], (await FromChatAsync()).Select(comment => (comment.Text, comment.IsTombstone)));
    }

    [Theory]
    [InlineData(ChannelKind.Text)]
    [InlineData(ChannelKind.Forum)]
    public async Task What_is_said_in_a_thread_before_we_know_that_it_is_ours_is_kept(ChannelKind kind)
    {
        var place = Chat.Open(Guild, "place", kind);
        await Bot.FollowAsync(Guild, place, kind);
        await Bot.ReadAsync(Some.Article());
        var opening = kind == ChannelKind.Forum ? nameof(IChatClient.PostInForumAsync) : nameof(IChatClient.StartThreadAsync);
        Chat.At = request =>
        {
            if (request.Name != opening || !request.IsDone)
                return;
            Chat.At = _ => { };
            Chat.Write(new(Chat.All[^1].Message.Id.Value), new("12"), "reader", "First!");
            throw new ChatException(ChatFailure.Unknown, "No answer.");
        };

        await Bot.FinishAsync();

        Assert.Equal(["First!"], (await FromChatAsync()).Select(comment => comment.Text));
    }

    [Fact]
    public async Task What_is_said_while_a_thread_is_read_is_kept()
    {
        await DiscussAsync();
        var first = Write("First", null);
        Chat.At = request =>
        {
            if (request is not { Name: "MessagesAsync", IsDone: true })
                return;
            Write("Meanwhile", null);
            Bot.ListenAsync().GetAwaiter().GetResult();
        };

        await Bot.ThreadCatchUp.RunAsync(new(ThreadIn(News), first), default);

        Assert.Equal([("First", false), ("Meanwhile", false)], (await FromChatAsync()).Select(comment => (comment.Text, comment.IsTombstone)));
    }

    [Fact]
    public async Task A_page_cannot_change_what_a_person_of_the_chat_said()
    {
        await DiscussAsync();
        Write("Mine", null);
        await Bot.SettleAsync();
        var mine = Assert.Single(await FromChatAsync());

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment(mine.Id.Value, text: "Forged"));

        Assert.Equal("Mine", Assert.Single(await FromChatAsync()).Text);
    }

    private async Task DiscussAsync(string? text = null)
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: text));
        await Bot.SettleAsync();
    }

    private MessageId Write(string text, MessageId? replyTo) => Chat.Write(ThreadIn(News), Reader, "reader", text, replyTo).Id;

    private async Task<IReadOnlyList<Comment>> FromChatAsync() =>
        [.. (await Bot.Database.ReadAsync(session => session.Comments.Everything(Some.ArticleId), default)).Where(comment => comment.Origin == Origin.Discord).OrderBy(comment => comment.PostedAt)];

    // How often the file was changed, as SQLite counts it.
    private Task<long> ChangesAsync() => Bot.Database.WriteAsync(session => session.First<long>("SELECT total_changes()"), default);
}
