using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Posting;
using NewsBot.Sources;

namespace NewsBot.Core.Tests.Commands.Articles;

/// <summary>How people answer where the chat keeps from us what they write.</summary>
public sealed class ReplyFormTests : CommandTest
{
    public ReplyFormTests() => Chat.ReadsMessages = false;

    private ChannelId Thread => ThreadIn(News);

    [Fact]
    public async Task Where_messages_are_read_nothing_carries_the_button()
    {
        Chat.ReadsMessages = true;

        await DiscussAsync(Some.PageComment("a"));

        Assert.DoesNotContain(Chat.All, said => Buttons(said.Message).Contains("Reply"));
    }

    [Fact]
    public async Task The_post_and_every_comment_carry_it_once_and_tombstones_do_not()
    {
        await DiscussAsync(Some.PageComment("a"), Some.PageComment("b", text: string.Join(' ', Enumerable.Repeat("word", 600))), Some.PageComment("c", deleted: true), Some.PageComment("d", "c"));

        Assert.Equal(["Source", "Full text", "Ask", "Refresh", "Reply"], Buttons(Messages(News)[0]));
        Assert.Equal([["Reply"], ["Reply"], [], [], ["Reply"]], Comments().Select(Buttons));
    }

    [Theory]
    [InlineData(MirrorMode.All)]
    [InlineData(MirrorMode.Filtered)]
    public async Task What_is_written_in_the_form_is_a_comment_and_a_message_that_answers(MirrorMode mode)
    {
        await DiscussAsync(mode, Some.PageComment("a", author: "Ann"));

        var answer = await ReplyAsync(Reader, Comment("of a"), "I *agree*: https://a.example https://b.example");
        await Bot.SettleAsync();

        Assert.Equal((true, "Posted: your reply appears in the article's thread."), (answer.Ephemeral, answer.Card.Text.Value));
        var comment = Assert.Single(await FromChatAsync());
        Assert.Equal((new CommentId("a"), "I *agree*: https://a.example https://b.example", new Author(AuthorId.OnDiscord("12"), "reader")), (comment.InReplyTo, comment.Text, comment.Author));
        Assert.Equal((Comment("of a").Id, Notify.Nobody), (Comments()[1].ReplyTo!.Value, Comments()[1].Notify));
        Assert.Matches(@"^\*\*reader\*\* · <t:\d+:R>\nI \\\*agree\\\*: https", Comments()[1].Text);
    }

    [Fact]
    public async Task Whatever_the_mirror_mode_is_the_answer_to_the_article_is_shown_and_stands_at_the_top()
    {
        await DiscussAsync(MirrorMode.Off, Some.PageComment("a"));

        await ReplyAsync(Reader, Messages(News)[0], "First", News);
        await Bot.SettleAsync();

        Assert.Null(Assert.Single(await FromChatAsync()).InReplyTo);
        Assert.Null(Assert.Single(Comments()).ReplyTo);
    }

    [Fact]
    public async Task The_form_names_whom_it_answers_and_keeps_to_what_the_chat_takes()
    {
        await DiscussAsync(Some.PageComment("a", author: "Ann\u202E **B**"), Some.PageComment("b", author: new string('x', 80)));

        Assert.Equal(("Reply to Ann **B**", "Your reply"), await FormAsync(Comment("of a"), Thread));
        Assert.Equal(($"Reply to {new string('x', 35)}…", "Your reply"), await FormAsync(Comment("of b"), Thread));
        Assert.Equal(("Comment on the article", "Your comment"), await FormAsync(Messages(News)[0], News));
    }

    [Fact]
    public async Task It_is_said_in_its_own_thread_only()
    {
        var other = Chat.Open(new("501"), "news");
        await Bot.FollowAsync(new("501"), other);
        var beside = Chat.Open(Guild, "beside");
        await Bot.FollowAsync(Guild, beside);
        await DiscussAsync(Some.PageComment("a"));

        await ReplyAsync(Reader, Comment("of a"), "Only here");
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b"));
        await Bot.SettleAsync();

        Assert.Equal([3, 2, 2], new[] { News, other, beside }.Select(channel => Comments(channel).Count));
    }

    [Fact]
    public async Task One_that_comes_twice_is_kept_and_shown_once()
    {
        await DiscussAsync(Some.PageComment("a"));
        var submitted = new FormSubmitted(new("77"), Reader, Thread, ButtonOf(Comment("of a")), "Once");

        await Table.RunAsync(submitted, default);
        await Bot.SettleAsync();
        await Table.RunAsync(submitted, default);
        await Bot.SettleAsync();

        Assert.Single(await FromChatAsync());
        Assert.Equal(2, Comments().Count);
    }

    [Fact]
    public async Task It_is_shown_once_though_the_bot_was_killed_before_it_was_or_while_it_was()
    {
        await DiscussAsync(Some.PageComment("a"));
        await ReplyAsync(Reader, Comment("of a"), "Kept");

        await RestartAsync();
        Chat.At = request =>
        {
            if (request is { Name: "SendAsync", IsDone: true })
                Bot.Kill();
        };
        await Bot.SettleAsync();
        Chat.At = _ => { };
        await RestartAsync();
        await Bot.FinishAsync();

        Assert.Equal(2, Comments().Count);
        Assert.Contains("Kept", Comments()[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_answers_its_message_joins_under_it_by_form_or_by_mention()
    {
        await DiscussAsync(Some.PageComment("a"));
        await ReplyAsync(Reader, Comment("of a"), "First");
        await Bot.SettleAsync();

        Chat.Write(Thread, new("13"), "guest", $"{MemoryChat.Mention} Second", Comment("First").Id);
        Chat.Write(Thread, new("13"), "guest", "Unheard", Comment("First").Id);
        await ReplyAsync(Manager, Comment("First"), "Third");
        await Bot.SettleAsync();

        var said = await FromChatAsync();
        var first = said.Single(comment => comment.Text == "First").Id;
        Assert.Equal(["Second", "Third"], said.Where(comment => comment.InReplyTo == first).Select(comment => comment.Text).Order());
        Assert.Equal(3, said.Count);
        Assert.Equal(Comment("First").Id, Comment("Third").ReplyTo);
    }

    [Fact]
    public async Task Deleting_its_message_takes_it_back()
    {
        await DiscussAsync(Some.PageComment("a"));
        await ReplyAsync(Reader, Comment("of a"), $"Oh no {string.Join(' ', Enumerable.Repeat("****", 300))}");
        await Bot.SettleAsync();
        await ReplyAsync(Manager, Comment("Oh no"), "Really?");
        await Bot.SettleAsync();

        Chat.Erase(Thread, Comment("Oh no").Id);
        await Bot.FinishAsync();

        var said = await FromChatAsync();
        Assert.Equal([("", true), ("Really?", false)], said.Select(comment => (comment.Text, comment.IsTombstone)).Order());
        Assert.Equal(said.Single(comment => comment.IsTombstone).Id, said.Single(comment => !comment.IsTombstone).InReplyTo);
        Assert.Equal(2, Comments().Count);
        Assert.StartsWith("You have not written", await SayAsync(Reader, "history me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_of_who_wrote_it_leads_to_its_message()
    {
        await DiscussAsync(Some.PageComment("a"));
        await ReplyAsync(Reader, Comment("of a"), "Mine");
        await Bot.SettleAsync();

        var history = await SayAsync(Reader, "history me");

        Assert.Contains("Mine", history, StringComparison.Ordinal);
        Assert.Contains(Chat.LinkTo(Guild, Thread, Comment("Mine").Id), history, StringComparison.Ordinal);
        Assert.DoesNotContain("Mine", await SayAsync(Reader with { Guild = new("501") }, "history commenter", ("name", "reader")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stays_when_messages_are_read_again()
    {
        await DiscussAsync(Some.PageComment("a"));
        await ReplyAsync(Reader, Comment("of a"), "Kept");
        await Bot.SettleAsync();
        var last = Chat.Write(Thread, new("13"), "guest", "Said meanwhile").Id;
        await Bot.ThreadCatchUp.RunAsync(new(Thread, last), default);
        Assert.Single(await FromChatAsync());

        Chat.ReadsMessages = true;
        await Bot.ThreadCatchUp.RunAsync(new(Thread, last), default);

        Assert.Equal([("Kept", false), ("Said meanwhile", false)], (await FromChatAsync()).Select(comment => (comment.Text, comment.IsTombstone)).Order());
    }

    [Theory]
    [InlineData("1:reply")]
    [InlineData("1:reply:")]
    [InlineData("1:reply:AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("1:reply:AAAAAAAAAAAAAAAAAAAAAA:more")]
    [InlineData("0:reply:AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("")]
    public async Task An_id_that_is_not_ours_gets_a_kind_answer_and_what_was_written_back(string customId)
    {
        await DiscussAsync(Some.PageComment("a"));

        Assert.Contains("no longer valid", (await PressAsync(Reader, customId, Thread)).Card.Text.Value, StringComparison.Ordinal);
        var answer = await SubmitAsync(Reader, customId, "My *words*", Thread);

        Assert.True(answer.Ephemeral);
        Assert.Matches(@"^This (button|form) is no longer valid\. You wrote:\nMy \\\*words\\\*$", answer.Card.Text.Value);
        Assert.Empty(await FromChatAsync());
    }

    [Fact]
    public async Task What_stands_elsewhere_or_in_another_guild_cannot_be_answered()
    {
        var other = Chat.Open(Guild, "other");
        await DiscussAsync(Some.PageComment("a"));
        var button = ButtonOf(Comment("of a"));

        foreach (var (who, where) in new[] { (Reader with { Guild = new("501") }, Thread), (Reader, other) })
        {
            Assert.StartsWith("This button is no longer valid.", (await PressAsync(who, button, where)).Card.Text.Value, StringComparison.Ordinal);
            Assert.StartsWith("This button is no longer valid.", (await SubmitAsync(who, button, "Text", where)).Card.Text.Value, StringComparison.Ordinal);
        }

        Assert.Empty(await FromChatAsync());
    }

    [Fact]
    public async Task Who_may_not_write_in_the_thread_may_not_through_us()
    {
        await DiscussAsync(Some.PageComment("a"));
        var silenced = Reader with { MayReply = false };

        Assert.Equal("You may not write in this thread. Those who manage the server can change that.", (await PressAsync(silenced, ButtonOf(Comment("of a")), Thread)).Card.Text.Value);
        Assert.StartsWith("You may not write in this thread.", (await ReplyAsync(silenced, Comment("of a"), "Text")).Card.Text.Value, StringComparison.Ordinal);
        Assert.Empty(await FromChatAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\u200B\u202E")]
    public async Task An_empty_text_is_not_kept(string text)
    {
        await DiscussAsync(Some.PageComment("a"));

        Assert.Equal("There is nothing to read in what you wrote. Press *Reply* again and write something.", (await ReplyAsync(Reader, Comment("of a"), text)).Card.Text.Value);
        Assert.Empty(await FromChatAsync());
    }

    [Fact]
    public async Task A_text_longer_than_a_message_is_not_kept_and_one_as_long_is_shown_whole()
    {
        await DiscussAsync(Some.PageComment("a"));

        Assert.StartsWith("This is longer than 2000 characters. Shorten it. You wrote:", (await ReplyAsync(Reader, Comment("of a"), new string('*', 2_001))).Card.Text.Value, StringComparison.Ordinal);
        await ReplyAsync(Reader, Comment("of a"), new string('*', 2_000));
        await Bot.SettleAsync();

        Assert.Equal(2_000, Assert.Single(await FromChatAsync()).Text.Length);
        Assert.Equal(2_000, Comments().Skip(1).Sum(message => message.Text.Count(c => c == '\\')));
    }

    [Fact]
    public async Task A_comment_that_was_deleted_or_hidden_while_the_form_was_open_is_not_answered()
    {
        await DiscussAsync(Some.PageComment("a"), Some.PageComment("b"));
        var (deleted, hidden) = (Comment("of a"), Comment("of b"));
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", deleted: true), Some.PageComment("b"));
        Chat.Erase(Thread, hidden.Id);
        await Bot.SettleAsync();

        foreach (var message in new[] { deleted, hidden })
            Assert.StartsWith("The comment that you answer is no longer there. You wrote:\nText", (await ReplyAsync(Reader, message, "Text")).Card.Text.Value, StringComparison.Ordinal);
        Assert.Empty(await FromChatAsync());
    }

    [Fact]
    public async Task Who_follows_a_source_is_told_how_people_answer()
    {
        await Bot.ReadAsync(Some.Article());

        Assert.Contains("MESSAGE CONTENT INTENT", await SayAsync(Manager, "channel follow", ("source", "*")), StringComparison.Ordinal);

        Chat.ReadsMessages = true;
        Assert.DoesNotContain("INTENT", await SayAsync(Manager, "channel follow", ("source", "*")), StringComparison.Ordinal);
    }

    private Task DiscussAsync(params PageComment[] comments) => DiscussAsync(MirrorMode.All, comments);

    private async Task DiscussAsync(MirrorMode mode, params PageComment[] comments)
    {
        await FollowAsync(mode);
        await Bot.ReadAsync(Some.Article(), comments);
        await Bot.SettleAsync();
    }

    private Task<Answer> ReplyAsync(Member who, MemoryMessage message, string text, ChannelId? channel = null) => SubmitAsync(who, ButtonOf(message), text, channel ?? Thread);

    private async Task<(string, string)> FormAsync(MemoryMessage message, ChannelId channel)
    {
        var form = (await PressAsync(Reader, ButtonOf(message), channel)).Form!;
        return (form.Title, form.Fields[0].Label);
    }

    private static string ButtonOf(MemoryMessage message) => message.Card.Buttons!.Single(button => button.Label == "Reply").CustomId!;

    private static IEnumerable<string> Buttons(MemoryMessage message) => (message.Card.Buttons ?? []).Select(button => button.Label);

    private async Task<IReadOnlyList<Comment>> FromChatAsync() =>
        [.. (await Bot.Database.ReadAsync(session => session.Comments.Everything(Some.ArticleId), default)).Where(comment => comment.Origin == Origin.Discord)];
}
