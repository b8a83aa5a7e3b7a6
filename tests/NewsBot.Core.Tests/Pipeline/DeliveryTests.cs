using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Pipeline;

public sealed class DeliveryTests : PipelineTest
{
    [Fact]
    public async Task An_article_becomes_a_post_with_a_thread_of_its_comments_parents_first()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("b", "a", "Bob"), Some.PageComment("a"), Some.PageComment("c", "b", "Cleo"));

        await Bot.SettleAsync();

        var post = Assert.Single(Messages(News));
        Assert.Equal(("A bridge is opened", "The bridge was opened on Monday."), (post.Card.Panel?.Title.Value, post.Card.Panel?.Body.Value));
        Assert.Equal(["**Ann**\nText of a", "**Bob**\nText of b", "**Cleo**\nText of c"], Comments().Select(message => message.Text));
        Assert.Equal([null, Comment("of a").Id, Comment("of b").Id], Comments().Select(message => message.ReplyTo));
    }

    [Fact]
    public async Task Only_the_post_notifies()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));

        await Bot.SettleAsync();

        Assert.Equal([Notify.Channel, Notify.Nobody], Messages(News).Concat(Comments()).Select(message => message.Notify));
    }

    [Fact]
    public async Task Reading_the_same_page_again_says_nothing_new()
    {
        await FollowAsync();
        var page = Some.Page(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a"));
        await Bot.ReadAsync(page);
        await Bot.SettleAsync();

        var again = await Bot.ReadAsync(page);
        await Bot.SettleAsync();

        Assert.Equal((false, 0, 0), (again.ArticleChanged, again.CommentsAdded, again.CommentsEdited));
        Assert.Equal(3, Chat.Created);
    }

    [Fact]
    public async Task A_late_parent_is_named_and_linked_in_the_reply_that_came_before_it()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("b", "a", "Bob"));
        await Bot.SettleAsync();

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a", "Bob"));
        await Bot.SettleAsync();

        var link = Chat.LinkTo(Guild, ThreadIn(News), Comment("of a").Id);
        Assert.Equal($"↪ [Ann](<{link}>)\n**Bob**\nText of b", Comment("of b").Text);
        Assert.Null(Comment("of b").ReplyTo);
        Assert.Equal(3, Chat.Created);
    }

    [Fact]
    public async Task A_late_parent_before_a_comment_that_just_fitted_one_message_loses_none_of_its_words()
    {
        await FollowAsync();
        var text = string.Join(' ', Enumerable.Range(0, 1_000).Select(number => $"w{number}"))[..1_980].TrimEnd();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("b", "a", "Bob", text));
        await Bot.SettleAsync();
        Assert.Single(Comments());

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a", "Bob", text));
        await Bot.SettleAsync();

        var parts = Comments().Where(message => !message.Text.Contains("Text of a", StringComparison.Ordinal)).Select(message => message.Text).ToList();
        Assert.Equal(2, parts.Count);
        Assert.StartsWith("↪ [Ann]", parts[0], StringComparison.Ordinal);
        Assert.Equal(text.Split(' '), string.Join(' ', [parts[0].Split('\n')[2], parts[1]]).Split(' '));
    }

    [Fact]
    public async Task A_long_comment_goes_on_in_replies_to_its_first_message()
    {
        await FollowAsync();
        var text = string.Join(' ', Enumerable.Repeat("word", 1_000));

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: text), Some.PageComment("b", "a"));
        await Bot.SettleAsync();

        var first = Comments()[0];
        Assert.Equal(4, Comments().Count);
        Assert.All(Comments().Skip(1), message => Assert.Equal(first.Id, message.ReplyTo));
        Assert.Equal(1_000, Comments().Take(3).Sum(message => message.Text.Split([' ', '\n']).Count(word => word == "word")));
    }

    [Fact]
    public async Task A_comment_that_shrinks_and_grows_again_is_whole_again()
    {
        await FollowAsync();
        var text = string.Join(' ', Enumerable.Range(0, 600).Select(number => $"w{number}"));

        foreach (var now in new[] { text, "short", text })
        {
            await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: now));
            await Bot.SettleAsync();
        }

        Assert.Equal(2, Comments().Count);
        Assert.Equal(text, string.Join(' ', Comments().Select(message => message.Text.Split('\n')[^1])));
    }

    [Fact]
    public async Task A_comment_edited_at_its_source_is_edited_in_the_thread()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        var message = Comment("of a").Id;

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "Something else"));
        await Bot.SettleAsync();

        Assert.Equal((message, "**Ann** · *edited*\nSomething else"), (Comments()[0].Id, Comments()[0].Text));
    }

    [Fact]
    public async Task A_comment_deleted_at_its_source_leaves_a_tombstone_that_its_replies_stay_with()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a", "Bob"));
        await Bot.SettleAsync();

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", deleted: true), Some.PageComment("b", "a", "Bob"));
        await Bot.SettleAsync();

        Assert.Equal("**Ann**\n*deleted at the source*", Comments()[0].Text);
        Assert.Equal(Comments()[0].Id, Comment("of b").ReplyTo);
    }

    [Fact]
    public async Task What_was_deleted_before_it_was_shown_is_shown_only_where_somebody_answers_it()
    {
        await FollowAsync();

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", deleted: true), Some.PageComment("b", deleted: true), Some.PageComment("c", "b"));
        await Bot.SettleAsync();

        Assert.Equal(["**Ann**\n*deleted at the source*", "**Ann**\nText of c"], Comments().Select(message => message.Text));
    }

    [Fact]
    public async Task A_post_follows_its_article_s_title_and_summary()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();

        await Bot.ReadAsync(Some.Article("A bridge is closed", body: "It was closed again."));
        await Bot.SettleAsync();

        var post = Assert.Single(Messages(News));
        Assert.Equal("A bridge is closed", post.Card.Panel?.Title.Value);
        Assert.Equal(["It was closed again.", $"*Corrected at the source <t:{Time.GetUtcNow().ToUnixTimeSeconds()}:R>*"], post.Card.Panel?.Body.Value.Split('\n') ?? []);
    }

    [Fact]
    public async Task More_text_of_an_article_is_no_correction()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(body: "It was opened on Monday…"));
        await Bot.SettleAsync();

        await Bot.ReadAsync(Some.Article(body: ["It was opened on Monday by the mayor.", "Nobody came."]));
        await Bot.SettleAsync();

        Assert.Equal("It was opened on Monday by the mayor.", Assert.Single(Messages(News)).Card.Panel?.Body.Value);
    }

    [Fact]
    public async Task In_a_forum_the_post_is_the_thread()
    {
        var forum = Chat.Open(Guild, "articles", ChannelKind.Forum);
        await Bot.FollowAsync(Guild, forum, ChannelKind.Forum);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        await Bot.ReadAsync(Some.Article("A bridge is closed"), Some.PageComment("a"), Some.PageComment("b", "a"));
        await Bot.SettleAsync();

        var thread = new ChannelId((await Chat.OwnForumPostsAsync(forum, null, default)).Single().Id.Value);
        Assert.Equal([null, "**Ann**\nText of a", "**Ann**\nText of b"], Messages(thread).Select(message => message.Card.Panel is null ? message.Text : null));
        Assert.Equal("A bridge is closed", Messages(thread)[0].Card.Panel?.Title.Value);
    }

    [Fact]
    public async Task An_article_is_posted_once_a_channel_whatever_it_follows()
    {
        await FollowAsync();
        await Bot.Database.WriteAsync(session => session.Subscriptions.Follow(new(Some.Source, Guild, News, ChannelKind.Text, MirrorMode.Off)), default);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));

        await Bot.SettleAsync();

        // The source that was named says how, not the wish for every one.
        Assert.Single(Messages(News));
        Assert.Empty(Comments());
    }

    [Fact]
    public async Task A_new_follower_gets_nothing_old()
    {
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        await FollowAsync();
        await Bot.ReadAsync(Some.Article("Another story", "https://herald.example/other"));

        await Bot.SettleAsync();

        Assert.Equal(["Another story"], Messages(News).Select(message => message.Card.Panel?.Title.Value));
    }
}
