using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>Posts of an announcement channel are shown wherever that is followed.</summary>
public sealed class PublicationTests : PipelineTest
{
    private ChannelId _breaking;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_post_is_published_where_its_subscription_says_so(bool publishes)
    {
        await BreakAsync(publishes);

        await Bot.SettleAsync();

        Assert.Equal(publishes, Assert.Single(Messages(_breaking)).IsPublished);
        Assert.Single(Comments(_breaking));
    }

    [Fact]
    public async Task A_publication_that_has_to_wait_holds_up_no_posts_and_no_comments()
    {
        await BreakAsync();
        Chat.At = request =>
        {
            if (request.Name == "PublishAsync")
                throw new ChatException(ChatFailure.Throttled, "Ten an hour.", TimeSpan.FromMinutes(50));
        };
        await Bot.SettleAsync();
        await Bot.ReadAsync(Some.Article("Another story", "https://herald.example/other"), Some.PageComment("b"));
        await Bot.SettleAsync();

        Assert.Equal([false, false], Messages(_breaking).Select(message => message.IsPublished));
        Assert.All(Messages(_breaking), message => Assert.Single(Messages(new(message.Id.Value))));

        Chat.At = _ => { };
        Time.Advance(TimeSpan.FromMinutes(50));
        await Bot.SettleAsync();
        Assert.Equal([true, true], Messages(_breaking).Select(message => message.IsPublished));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_publication_survives_the_end_of_the_process(bool isDone)
    {
        await BreakAsync();
        KillAt("PublishAsync", isDone);
        await Bot.SettleAsync();
        Chat.At = _ => { };

        await RestartAsync();
        await Bot.FinishAsync();

        Assert.True(Assert.Single(Messages(_breaking)).IsPublished);
        Assert.Empty(await Bot.Database.ReadAsync(session => session.Deliveries.Queues(), default));
    }

    [Fact]
    public async Task Without_an_answer_it_is_published_once_more_which_does_no_harm()
    {
        await BreakAsync();
        Chat.At = request =>
        {
            if (request is not { Name: "PublishAsync", IsDone: true })
                return;
            Chat.At = _ => { };
            throw new ChatException(ChatFailure.Unknown, "No answer.");
        };

        await Bot.FinishAsync();

        Assert.True(Assert.Single(Messages(_breaking)).IsPublished);
    }

    [Fact]
    public async Task A_post_that_is_gone_or_was_never_taken_keeps_no_other_from_being_published()
    {
        await BreakAsync();
        Chat.At = request =>
        {
            if (request is { Name: "SendAsync", IsDone: false })
                throw new ChatException(ChatFailure.Invalid, "Never.");
        };
        await Bot.SettleAsync();
        Chat.At = request =>
        {
            if (request is { Name: "StartThreadAsync", IsDone: true })
                Chat.Erase(_breaking, Messages(_breaking)[0].Id);
        };
        await Bot.ReadAsync(Some.Article("Soon gone", "https://herald.example/gone"));
        await Bot.FinishAsync();
        Chat.At = _ => { };
        await Bot.ReadAsync(Some.Article("Another story", "https://herald.example/other"));
        await Bot.FinishAsync();

        Assert.True(Assert.Single(Messages(_breaking)).IsPublished);
        Assert.Empty(await Bot.Database.ReadAsync(session => session.Deliveries.Queues(), default));
    }

    [Fact]
    public async Task A_forum_post_is_told_what_it_is_about()
    {
        var forum = Chat.Open(Guild, "articles", ChannelKind.Forum);
        await Bot.FollowAsync(Guild, forum, ChannelKind.Forum);
        await Bot.ReadAsync(Some.Article() with { Tags = ["bridges", "rivers"] });

        await Bot.SettleAsync();

        var post = Assert.Single(await Chat.OwnForumPostsAsync(forum, null, default));
        Assert.Equal(["bridges", "rivers", Some.Source.Value], Messages(new(post.Id.Value))[0].Topics);
    }

    private async Task BreakAsync(bool publishes = true)
    {
        _breaking = Chat.Open(Guild, "breaking", ChannelKind.Announcement);
        await Bot.Database.WriteAsync(session =>
        {
            session.Guilds.Join(Guild, "Guild");
            session.Subscriptions.Follow(new(SourceName.Every, Guild, _breaking, ChannelKind.Announcement, MirrorMode.All, publishes));
        }, default);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
    }
}
