using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>What is set for a channel, as its posts and threads show it.</summary>
public sealed class ChannelSettingsTests : PipelineTest
{
    [Fact]
    public async Task An_article_that_the_filter_does_not_let_through_is_not_posted_and_why_is_kept()
    {
        await FollowAsync();
        await SetAsync(new(Filter: "ferry and not tag:sport"));

        await Bot.ReadAsync(Some.Article());
        await Bot.ReadAsync(Some.Article("A ferry is launched", "https://herald.example/2", "Other words are here."));
        await Bot.SettleAsync();

        Assert.Equal(["A ferry is launched"], Messages(News).Select(message => message.Card.Panel!.Title.Value));
        Assert.Equal(new Withheld(WithheldFor.Filter, "ferry", Time.GetUtcNow()), await Bot.Database.ReadAsync(session => session.Withheld.Find(Some.ArticleId, News), default));
    }

    [Fact]
    public async Task Comments_that_a_channel_wants_to_look_at_first_wait_whatever_its_mode_is()
    {
        await FollowAsync();
        await SetAsync(new(Hold: "author:bob or length<5"));

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "Words enough"), Some.PageComment("b", author: "Bob", text: "Words enough"), Some.PageComment("c", text: "No"));
        await Bot.SettleAsync();

        Assert.Equal(["**Ann**\nWords enough"], Comments().Select(message => message.Text));
        Assert.Equal(2, (await Bot.Database.ReadAsync(session => session.Held.First(Guild, News), default))!.Value.Waiting);
    }

    [Fact]
    public async Task What_a_hidden_author_wrote_and_what_is_hidden_waits_no_more()
    {
        await FollowAsync();
        await SetAsync(new(Hold: "author:bob or length<5"));
        await Bot.ReadAsync(Some.Article(), Some.PageComment("b", author: "Bob", text: "Words enough"), Some.PageComment("c", author: "Bob", text: "More words"), Some.PageComment("d", text: "No"));
        await Bot.SettleAsync();

        var left = await Bot.Database.WriteAsync(session =>
        {
            var first = session.Held.First(Guild, News)!.Value;
            var bob = session.Comments.Find(Some.ArticleId, first.Delivery.Comment!.Value)!.Author;
            session.Moderation.HideAuthor(Guild, bob.Id, Some.Time);
            return (bob.Name, Before: first.Waiting, Then: session.Held.First(Guild, News)!.Value);
        }, default);
        Assert.Equal(("Bob", 3, 1), (left.Name, left.Before, left.Then.Waiting));

        await Bot.Database.WriteAsync(session => session.Comments.Hide(Some.ArticleId, left.Then.Delivery.Comment!.Value, Some.Time), default);
        Assert.Equal(0, await Bot.Database.ReadAsync(session => session.Held.First(Guild, News)?.Waiting ?? 0, default));
    }

    [Fact]
    public async Task As_personas_comments_stand_under_their_authors_names_and_quote_what_they_answer()
    {
        await SetAsync(new(Personas: true));
        await FollowAsync();

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "First\nline"), Some.PageComment("b", "a", "Bob *B*", "Second"), Some.PageComment("c", author: "Admin", text: "Third"));
        await Bot.SettleAsync();

        var thread = ThreadIn(News);
        Assert.Equal(
            [
                ("Ann", "First\nline"),
                ("Bob *B*", $"> ↪ [Ann](<https://chat.example/channels/500/{thread}/{Comments()[0].Id}>): First line\nSecond"),
                ("Admin · a reader", "Third"),
            ],
            Comments().Select(message => (message.AuthorName, message.Text)));
        Assert.All(Comments(), message => Assert.Null(message.ReplyTo));
    }

    [Fact]
    public async Task A_persona_s_message_is_sent_once_however_the_request_ends_and_quotes_a_parent_that_comes_later()
    {
        await SetAsync(new(Personas: true));
        await FollowAsync();
        var fails = true;
        Chat.At = request =>
        {
            if (request is not { Name: nameof(IChatClient.SendAsync), IsDone: true } || !fails || Messages(News).Count == 0)
                return;
            fails = false;
            throw new ChatException(ChatFailure.Unknown, "No answer.");
        };

        await Bot.ReadAsync(Some.Article(), Some.PageComment("b", "a", "Bob", "Second"));
        await Bot.FinishAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "First"), Some.PageComment("b", "a", "Bob", "Second"));
        await Bot.FinishAsync();

        Assert.Equal(["Bob", "Ann"], Comments().Select(message => message.AuthorName));
        Assert.StartsWith("> ↪ [Ann](<", Comments()[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_post_says_all_that_a_panel_would_in_words()
    {
        await SetAsync(new(PostFormat.Plain));
        await FollowAsync();

        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();

        var post = Assert.Single(Messages(News));
        Assert.Null(post.Card.Panel);
        Assert.Equal("**[A bridge is opened](<https://herald.example/bridge>)**\nThe bridge was opened on Monday.", post.Text);
    }

    [Fact]
    public async Task A_template_fills_its_fields_and_nothing_in_them_formats()
    {
        await SetAsync(new(PostFormat.Plain, Template: "__{title}__ by {author}: {summary} {link} ({source}, {tags}, {comments})"));
        await FollowAsync();

        await Bot.ReadAsync(Some.Article("*A* bridge") with { Byline = "Ann @everyone", Tags = ["Harbour"] }, Some.PageComment("a"));
        await Bot.SettleAsync();

        Assert.StartsWith("__\\*A\\* bridge__ by Ann ", Messages(News)[0].Text, StringComparison.Ordinal);
        Assert.EndsWith(": The bridge was opened on Monday. <https://herald.example/bridge> (Herald, Harbour, 1)", Messages(News)[0].Text.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_many_comments_are_shown_at_first_as_the_channel_wants()
    {
        await SetAsync(new(Cap: 2));
        await FollowAsync();

        await Bot.ReadAsync(Some.Article(), [.. Enumerable.Range(0, 5).Select(number => Some.PageComment($"c{number}"))]);
        await Bot.SettleAsync();

        Assert.Equal(3, Comments().Count);
        Assert.Equal("*3 more comments are not shown here.*", Comments()[2].Text);
    }

    [Fact]
    public async Task In_a_forum_a_publisher_s_tag_can_stand_for_another()
    {
        var forum = Chat.Open(Guild, "articles", ChannelKind.Forum);
        await Bot.FollowAsync(Guild, forum, ChannelKind.Forum);
        await Bot.Database.WriteAsync(session => session.Channels.Save(Guild, forum, new(Tags: new Dictionary<string, string> { ["harbour"] = "Port" })), default);

        await Bot.ReadAsync(Some.Article() with { Tags = ["Harbour", "Energy"] });
        await Bot.SettleAsync();

        Assert.Equal(["Port", "Energy", "Herald"], Chat.All.Select(placed => placed.Message).Single().Topics);
    }

    [Fact]
    public async Task How_a_source_wants_to_be_shown_goes_before_what_a_channel_wants()
    {
        await Bot.Database.WriteAsync(session => session.Sources.Add(new(Some.Source, Guild, """{"name":"Herald","kind":"feed","url":"https://herald.example/","summarySentences":1,"image":false,"credit":"© Herald"}"""), Time.GetUtcNow()), default);
        await Bot.Database.WriteAsync(session =>
        {
            session.Guilds.Join(Guild, "Guild");
            session.Subscriptions.Follow(new(Some.Source, Guild, News, ChannelKind.Text, MirrorMode.All, Summary: new(4, false)));
        }, default);

        await Bot.ReadAsync(Some.Article(body: ["One.", "Two."]) with { LeadImage = new("https://herald.example/p.jpg", null, null) });
        await Bot.SettleAsync();

        var panel = Assert.Single(Messages(News)).Card.Panel!;
        Assert.Equal("One.\n*© Herald*", panel.Body.Value);
        Assert.Null(panel.ImageUrl);
    }

    [Fact]
    public async Task What_is_age_restricted_is_not_posted_where_everybody_sees_it()
    {
        await Bot.Database.WriteAsync(session => session.Sources.Add(new(Some.Source, Guild, """{"name":"Herald","kind":"feed","url":"https://herald.example/","ageRestricted":true}"""), Time.GetUtcNow()), default);
        var grown = Chat.Open(Guild, "grown", ageRestricted: true);
        await FollowAsync();
        await Bot.FollowAsync(Guild, grown);

        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();

        Assert.Empty(Messages(News));
        Assert.Single(Messages(grown));
        Assert.Equal(WithheldFor.Age, (await Bot.Database.ReadAsync(session => session.Withheld.Find(Some.ArticleId, News), default))!.Reason);
    }

    private Task SetAsync(ChannelSettings settings) => Bot.Database.WriteAsync(session => session.Channels.Save(Guild, News, settings), default);
}
