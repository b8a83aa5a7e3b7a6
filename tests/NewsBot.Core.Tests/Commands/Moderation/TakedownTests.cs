using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands.Moderation;

/// <summary>What becomes of an article's thread when it is taken down, of what people said there, and of both when it is brought back.</summary>
public sealed class TakedownTests : CommandTest
{
    private const string MayNotDelete = "In “news” (1) these permissions are missing: Manage Threads.";

    [Theory]
    [InlineData(ChannelKind.Text)]
    [InlineData(ChannelKind.Forum)]
    [InlineData(ChannelKind.Announcement)]
    public async Task The_thread_goes_with_the_article_and_nothing_of_it_is_left(ChannelKind kind)
    {
        var channel = Chat.Open(Guild, "there", kind);
        await PublishAsync(channel, kind);
        var thread = await ThreadOfAsync(channel, kind);
        Chat.Write(thread, Reader.User, "reader", "What I think");
        await Bot.SettleAsync();

        await TakeDownAsync();

        Assert.Empty(Chat.All);
        Assert.Null(Chat.ChannelOf(thread));
        Assert.Empty(Chat.ToOwner);
        var said = (await EverythingAsync()).Single(comment => comment.Origin == Origin.Discord);
        Assert.Equal("What I think", said.Text);
        Assert.All(await EverythingAsync(), comment => Assert.True(comment.IsReadable));
    }

    [Theory]
    [InlineData(ChannelKind.Text)]
    [InlineData(ChannelKind.Forum)]
    public async Task Brought_back_it_has_one_post_and_one_thread_with_all_that_was_said(ChannelKind kind)
    {
        var channel = Chat.Open(Guild, "there", kind);
        await PublishAsync(channel, kind);
        var before = await ThreadOfAsync(channel, kind);
        var first = Chat.Write(before, Reader.User, "reader", "What I think", Chat.As(before, place => place.Messages.Single(message => message.Text.Contains("of a", StringComparison.Ordinal)).Id));
        Chat.Write(before, Manager.User, "manager", "I think so, too", first.Id);
        await Bot.SettleAsync();

        await TakeDownAsync();
        await BringBackAsync();

        var thread = await ThreadOfAsync(channel, kind);
        Assert.NotEqual(before, thread);
        var said = Chat.As(thread, place => place.Messages.Skip(kind == ChannelKind.Forum ? 1 : 0).ToList());
        Assert.Equal(["**Ann**\nText of a", "**Bob**\nText of b", "**reader** · <t:1000:R>\nWhat I think", "**manager** · <t:1000:R>\nI think so, too"], said.Select(message => message.Text));
        Assert.Equal([null, null, said[0].Id, said[2].Id], said.Select(message => message.ReplyTo));
        Assert.Equal(kind == ChannelKind.Forum ? 0 : 1, Messages(channel).Count);
        Assert.Contains("What I think", await SayAsync(Reader, "history me"), StringComparison.Ordinal);
        Assert.Equal(4, (await EverythingAsync()).Count);
    }

    [Fact]
    public async Task What_people_said_in_the_old_thread_is_theirs_in_the_new_one_too()
    {
        await PublishAsync(News, ChannelKind.Text);
        Chat.Write(ThreadIn(News), Reader.User, "reader", "What I think");
        Chat.Write(ThreadIn(News), Manager.User, "manager", "To be taken back");
        await Bot.SettleAsync();
        await TakeDownAsync();
        await BringBackAsync();

        var mine = Comment("To be taken back");
        Chat.Erase(ThreadIn(News), mine.Id);
        await PressAsync(Reader, await AskAsync(Reader, "history forget"), "Erase");
        await Bot.FinishAsync();

        Assert.Equal(["**Ann**\nText of a", "**Bob**\nText of b"], Comments().Select(message => message.Text));
        Assert.DoesNotContain(await EverythingAsync(), comment => comment.Origin == Origin.Discord && comment.IsReadable);
    }

    [Fact]
    public async Task What_somebody_takes_back_just_before_the_thread_goes_stays_taken_back()
    {
        await PublishAsync(News, ChannelKind.Text);
        var said = Chat.Write(ThreadIn(News), Reader.User, "reader", "What I think");
        await Bot.SettleAsync();
        Bot.Listens = false;
        Chat.Erase(ThreadIn(News), said.Id);

        await TakeDownAsync();
        await Bot.ListenAsync();
        Bot.Listens = true;
        await BringBackAsync();

        Assert.Equal(["**Ann**\nText of a", "**Bob**\nText of b"], Comments().Select(message => message.Text));
    }

    [Fact]
    public async Task A_thread_that_may_not_be_deleted_is_emptied_and_left_without_the_title_until_it_may_be()
    {
        await PublishAsync(News, ChannelKind.Text);
        var thread = ThreadIn(News);
        Chat.Write(thread, Reader.User, "reader", "What I think");
        Chat.LocksThreads = false;

        var answer = await TakeDownAsync();

        Assert.EndsWith($" Its thread in <#{News}> is left, at rest and without the title, until I have **Manage Threads** there; what people wrote in it stays until then.", answer, StringComparison.Ordinal);
        Assert.Equal(("Taken down", true), Chat.As(thread, place => (place.Channel.Name, place.ArchivedAt is not null)));
        Assert.Equal(["What I think"], Messages(thread).Select(message => message.Text));
        Assert.Contains($"Its thread <#{thread}> is still there: {MayNotDelete}", await SayAsync(Manager, "newsbot why", ("article", "bridge")), StringComparison.Ordinal);
        Assert.Contains($"The thread of *A bridge is opened* in <#{News}>: {MayNotDelete}", await SayAsync(Manager, "newsbot status"), StringComparison.Ordinal);
        Assert.Empty(Chat.ToOwner);

        await Bot.ReadAsync(Some.Article("A ferry sinks", "https://herald.example/ferry"));
        await Bot.SettleAsync();
        Assert.Single(Messages(News));

        Chat.LocksThreads = true;
        Chat.Permit(News, sending: true);
        await Bot.SettleAsync();
        Assert.Null(Chat.ChannelOf(thread));
        Assert.DoesNotContain("still there", await SayAsync(Manager, "newsbot why", ("article", "bridge")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thread_whose_deletion_was_given_up_goes_when_the_right_is_given_and_not_before()
    {
        await PublishAsync(News, ChannelKind.Text);
        var thread = ThreadIn(News);
        Chat.LocksThreads = false;
        await TakeDownAsync();
        await Bot.FinishAsync();
        Assert.Contains("Could not be posted: **1**.", await SayAsync(Manager, "newsbot status"), StringComparison.Ordinal);
        Assert.Contains(MayNotDelete, await SayAsync(Manager, "newsbot why", ("article", "bridge")), StringComparison.Ordinal);

        Chat.LocksThreads = true;
        Chat.Permit(News, sending: true);
        await Bot.SettleAsync();

        Assert.Null(Chat.ChannelOf(thread));
        Assert.Contains("Could not be posted: **0**.", await SayAsync(Manager, "newsbot status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_brought_back_while_its_thread_could_not_be_deleted_gets_another()
    {
        await PublishAsync(News, ChannelKind.Text);
        var thread = ThreadIn(News);
        var said = Chat.Write(thread, Reader.User, "reader", "What I think");
        Chat.LocksThreads = false;
        await TakeDownAsync();

        await BringBackAsync();

        Assert.NotEqual(thread, ThreadIn(News));
        Assert.Equal(["**Ann**\nText of a", "**Bob**\nText of b", "**reader** · <t:1000:R>\nWhat I think"], Comments().Select(message => message.Text));

        // Whoever takes back what they said in the old one has it taken back in the new one.
        Chat.Erase(thread, said.Id);
        await Bot.SettleAsync();
        Assert.Equal(["**Ann**\nText of a", "**Bob**\nText of b"], Comments().Select(message => message.Text));
    }

    [Fact]
    public async Task A_thread_that_a_moderator_deletes_by_hand_meanwhile_takes_nobodys_words_with_it()
    {
        await PublishAsync(News, ChannelKind.Text);
        var thread = ThreadIn(News);
        Chat.Write(thread, Reader.User, "reader", "What I think");
        Chat.LocksThreads = false;
        await TakeDownAsync();

        Chat.Delete(thread);
        await Bot.SettleAsync();
        await BringBackAsync();

        Assert.Empty(Chat.ToOwner);
        Assert.Equal(["**Ann**\nText of a", "**Bob**\nText of b", "**reader** · <t:1000:R>\nWhat I think"], Comments().Select(message => message.Text));
    }

    [Fact]
    public async Task Taken_down_and_brought_back_at_once_nothing_is_lost_or_doubled()
    {
        await PublishAsync(News, ChannelKind.Text);
        Chat.Write(ThreadIn(News), Reader.User, "reader", "What I think");
        await Bot.SettleAsync();

        await PressAsync(Manager, await AskAsync(Manager, "article takedown", ("article", "bridge")), "Take down");
        await BringBackAsync();

        Assert.Single(Messages(News));
        Assert.Equal(["**Ann**\nText of a", "**Bob**\nText of b", "What I think"], Comments().Select(message => message.Text));
    }

    [Fact]
    public async Task Taken_down_again_and_again_it_leaves_nothing_and_comes_back_whole()
    {
        await PublishAsync(News, ChannelKind.Text);
        Chat.Write(ThreadIn(News), Reader.User, "reader", "What I think");

        for (var times = 0; times < 3; times++)
        {
            await TakeDownAsync();
            Assert.Empty(Chat.All);
            await BringBackAsync();
            Assert.Equal(["**Ann**\nText of a", "**Bob**\nText of b", "**reader** · <t:1000:R>\nWhat I think"], Comments().Select(message => message.Text));
        }
    }

    [Fact]
    public async Task Of_a_large_discussion_the_way_to_more_of_it_comes_back_too()
    {
        await Bot.Database.WriteAsync(session =>
        {
            session.Guilds.Join(Guild, "Guild", MemoryChat.Owner);
            session.Channels.Save(Guild, News, new(Cap: 2));
        }, default);
        await Bot.FollowAsync(Guild, News);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b"), Some.PageComment("c"));
        await Bot.SettleAsync();
        Assert.Contains("not shown here", Comments()[^1].Text, StringComparison.Ordinal);

        await TakeDownAsync();
        await BringBackAsync();

        Assert.Equal(["**Ann**\nText of a", "**Ann**\nText of b", "*1 more comment is not shown here.*"], Comments().Select(message => message.Text));
    }

    [Fact]
    public async Task A_message_that_was_given_up_goes_when_its_article_is_taken_down()
    {
        await PublishAsync(News, ChannelKind.Text);
        Chat.LocksThreads = false;
        Chat.At = request =>
        {
            if (request is { Name: nameof(IChatClient.EditAsync), IsDone: false })
                throw new ChatException(ChatFailure.Invalid, "Never.");
        };
        await Bot.ReadAsync(Some.Article("A bridge is closed"), Some.PageComment("a", text: "Changed"), Some.PageComment("b", author: "Bob"));
        await Bot.SettleAsync();
        var thread = ThreadIn(News);

        await TakeDownAsync();

        Assert.Empty(Messages(News));
        Assert.Empty(Messages(thread));
    }

    [Fact]
    public async Task An_answer_that_was_made_while_the_article_was_taken_down_is_not_given()
    {
        await PublishAsync(News, ChannelKind.Text);
        Bot.Answering = () => Bot.Database.WriteAsync(session => session.Moderation.TakeDown(Guild, Some.ArticleId, Time.GetUtcNow()), default);

        var answer = await AskAsync(Reader, "article ask", ("question", "What does Ann say?"), ("article", "bridge"));

        Assert.Equal("This article has just been taken down here: nothing is said about it any more.", answer.Card.Text.Value);
        Assert.DoesNotContain(await EverythingAsync(), comment => comment.IsOurs);
    }

    [Fact]
    public async Task A_question_in_a_thread_that_is_taken_down_meanwhile_is_answered_by_nobody()
    {
        await PublishAsync(News, ChannelKind.Text);
        Bot.Answering = () => Bot.Database.WriteAsync(session => session.Moderation.TakeDown(Guild, Some.ArticleId, Time.GetUtcNow()), default);

        Chat.Write(ThreadIn(News), Reader.User, "reader", $"{MemoryChat.Mention} What does Ann say?");
        await Bot.FinishAsync();

        Assert.Empty(Chat.All);
        Assert.DoesNotContain(await EverythingAsync(), comment => comment.IsOurs);
    }

    private async Task PublishAsync(ChannelId channel, ChannelKind kind)
    {
        await Bot.FollowAsync(Guild, channel, kind);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", author: "Bob"));
        await Bot.SettleAsync();
    }

    private async Task<string> TakeDownAsync()
    {
        var answer = await PressAsync(Manager, await AskAsync(Manager, "article takedown", ("article", "bridge")), "Take down");
        await Bot.SettleAsync();
        return answer.Card.Text.Value;
    }

    private async Task BringBackAsync()
    {
        var hidden = await AskAsync(Manager, "newsbot review", ("show", "hidden"));
        await PickAsync(Manager, hidden, "restore", hidden.Card.Selects![0].Options!.Single().Value);
        await Bot.SettleAsync();
    }

    private Task<ChannelId> ThreadOfAsync(ChannelId channel, ChannelKind kind) => Bot.Database.ReadAsync(
        session => session.Messages.ThreadOf(new(Some.ArticleId, Guild, channel, kind, MirrorMode.All))!.Value, default);

    private Task<IReadOnlyList<Comment>> EverythingAsync() => Bot.Database.ReadAsync(session => session.Comments.Everything(Some.ArticleId), default);
}
