using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands.Moderation;

/// <summary>What those who manage a guild decide of comments, authors, discussions and articles.</summary>
public sealed class ModerationTests : CommandTest
{
    private const string HideComment = "Hide or restore comment";
    private const string HideAuthor = "Hide or restore author";
    private const string Lock = "Lock or open discussion";

    [Fact]
    public async Task What_waits_in_all_channels_is_gone_through_one_after_the_other()
    {
        var general = Chat.Open(Guild, "general");
        await FollowAsync(MirrorMode.Hold);
        await Bot.FollowAsync(Guild, general, mirror: MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "First"), Some.PageComment("b", author: "Bob", text: "Second"), Some.PageComment("c", author: "Bob", text: "Third"));
        await Bot.SettleAsync();

        var review = await AskAsync(Manager, "newsbot review");
        Assert.Matches(@"^\*\*Ann\*\* on \*A bridge is opened\* in <#\d+> \(6 waiting\)\nFirst$", review.Card.Text.Value);
        review = await PressAsync(Manager, review, "Hide");
        Assert.Matches(@"^\*\*Bob\*\* on \*A bridge is opened\* in <#\d+> \(4 waiting\)\nSecond$", review.Card.Text.Value);
        review = await PressAsync(Manager, review, "Hide author");
        await Bot.SettleAsync();

        Assert.Equal("No comment waits anywhere.", review.Card.Text.Value);
        Assert.Equal("No comment waits anywhere.", await SayAsync(Manager, "newsbot review"));
        Assert.Empty(Comments());
        Assert.Contains("hidden with everything of its author: a comment of **Bob** on *A bridge is opened*", (await AskAsync(Manager, "newsbot audit")).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_shown_from_the_review_is_shown_where_it_waited()
    {
        await FollowAsync(MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        var elsewhere = Manager with { Guild = new("501") };
        var review = await AskAsync(Manager, "newsbot review");

        Assert.StartsWith("This button is no longer valid", (await PressAsync(elsewhere, review, "Show")).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("Only those who may manage", (await PressAsync(Reader, review, "Show")).Card.Text.Value, StringComparison.Ordinal);
        await PressAsync(Manager, review, "Show");
        await Bot.SettleAsync();

        Assert.Equal(["**Ann**\nText of a"], Comments().Select(message => message.Text));
    }

    [Theory]
    [InlineData("newsbot review", "Hide", "No comment waits anywhere.")]
    [InlineData("newsbot review", "Hide author", "No comment waits anywhere.")]
    [InlineData("channel held", "Hide", "No comment waits here.")]
    public async Task What_another_moderator_has_decided_meanwhile_stays_so_and_is_said(string command, string late, string rest)
    {
        await FollowAsync(MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        var review = await AskAsync(Manager, command);
        await PressAsync(Manager, review, "Show");

        Assert.Equal($"This comment was decided on meanwhile; nothing was changed.\n{rest}", (await PressAsync(Manager, review, late)).Card.Text.Value);
        await Bot.SettleAsync();

        Assert.Equal(["**Ann**\nText of a"], Comments().Select(message => message.Text));
        Assert.DoesNotContain("hidden", (await AskAsync(Manager, "newsbot audit")).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_hidden_meanwhile_is_not_shown_by_a_button_that_was_still_there()
    {
        await FollowAsync(MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", author: "Bob"));
        await Bot.SettleAsync();
        var review = await AskAsync(Manager, "newsbot review");
        await PressAsync(Manager, review, "Hide");

        Assert.StartsWith("This comment was decided on meanwhile; nothing was changed.\n**Bob** on ", (await PressAsync(Manager, review, "Show")).Card.Text.Value, StringComparison.Ordinal);
        await Bot.SettleAsync();

        Assert.Empty(Comments());
    }

    [Fact]
    public async Task A_comment_is_hidden_by_its_menu_and_shown_again_from_what_is_hidden()
    {
        await PublishAsync();

        Assert.StartsWith("Only those who may manage", (await ChooseAsync(Reader, HideComment, Comment("of a").Id.Value)).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("This message is no comment", (await ChooseAsync(Manager, HideComment, "1")).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("This message is no comment", (await ChooseAsync(Manager with { Guild = new("501") }, HideComment, Comment("of a").Id.Value)).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("The comment is hidden everywhere. `/newsbot review`", (await ChooseAsync(Manager, HideComment, Comment("of a").Id.Value)).Card.Text.Value, StringComparison.Ordinal);
        await Bot.SettleAsync();
        Assert.Equal(["**Bob**\nText of b"], Comments().Select(message => message.Text));

        var hidden = await AskAsync(Manager, "newsbot review", ("show", "hidden"));
        Assert.Equal(["Ann: Text of a"], hidden.Card.Selects![0].Options!.Select(option => option.Label));
        Assert.StartsWith("This button is no longer valid", (await PickAsync(Manager, hidden, "restore", "forged")).Card.Text.Value, StringComparison.Ordinal);
        Assert.Equal("Nothing is hidden here.", (await PickAsync(Manager, hidden, "restore", hidden.Card.Selects![0].Options![0].Value)).Card.Text.Value);
        await Bot.SettleAsync();
        Assert.Equal(2, Comments().Count);
    }

    [Fact]
    public async Task A_person_s_own_message_that_is_hidden_is_shown_again_by_the_same_menu()
    {
        await PublishAsync();
        var said = Chat.Write(ThreadIn(News), new("12"), "reader", "What I think");
        await Bot.SettleAsync();

        Assert.Equal(
            "The comment is hidden everywhere. The message in which it was written stays until somebody deletes it. `/newsbot review` with *hidden* shows it again.",
            (await ChooseAsync(Manager, HideComment, said.Id.Value, ThreadIn(News))).Card.Text.Value);
        Assert.StartsWith("The comment is shown again", (await ChooseAsync(Manager, HideComment, said.Id.Value, ThreadIn(News))).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_hidden_author_nothing_is_shown_or_found_in_that_guild_and_everything_in_others()
    {
        var far = Chat.Open(new("501"), "news");
        await Bot.FollowAsync(new("501"), far);
        await PublishAsync();

        Assert.Equal("What **Ann** wrote is no longer shown in this server. `/newsbot review` with *hidden* shows it again.", (await ChooseAsync(Manager, HideAuthor, Comment("of a").Id.Value)).Card.Text.Value);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", author: "Bob"), Some.PageComment("c"));
        await Bot.SettleAsync();

        Assert.Equal(["**Bob**\nText of b"], Comments().Select(message => message.Text));
        Assert.Equal(3, Comments(far).Count);
        Assert.StartsWith("Nobody by that name", await SayAsync(Reader, "history commenter", ("name", "Ann")), StringComparison.Ordinal);

        var hidden = await AskAsync(Manager, "newsbot review", ("show", "hidden"));
        Assert.Equal(["Ann (everything)"], hidden.Card.Selects![0].Options!.Select(option => option.Label));
        await PickAsync(Manager, hidden, "restore", hidden.Card.Selects![0].Options![0].Value);
        await Bot.SettleAsync();
        Assert.Equal(3, Comments().Count);
    }

    [Fact]
    public async Task Of_a_hidden_member_nothing_is_told_in_any_way_either()
    {
        await PublishAsync();
        var said = Chat.Write(ThreadIn(News), new("12"), "reader", "Zanzibar is what I think of");
        Chat.Write(ThreadIn(News), new("14"), "other", "Do you?", said.Id);
        await Bot.SettleAsync();

        Assert.Equal(
            "What **reader** wrote is no longer shown in this server. Messages of their own stay until somebody deletes them. `/newsbot review` with *hidden* shows it again.",
            (await ChooseAsync(Manager, HideAuthor, said.Id.Value, ThreadIn(News))).Card.Text.Value);
        await Bot.SettleAsync();

        Assert.StartsWith("They have written nothing", await SayAsync(Manager, "history member", ("member", "12")), StringComparison.Ordinal);
        Assert.StartsWith("There is nothing to count", await SayAsync(Manager, "history stats", ("member", "12")), StringComparison.Ordinal);
        Assert.Empty(await TypeAsync(Manager, "history commenter", "name", "rea"));
        Assert.DoesNotContain("what I think", await SayAsync(Manager, "search", ("words", "zanzibar")), StringComparison.Ordinal);
        var discussion = (await AskAsync(Manager, "article discussion", ("article", "bridge"))).Card;
        Assert.Contains("(removed)\n└ other: Do you?", discussion.Text.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Zanzibar", discussion.Text.Value + discussion.Panel!.Body.Value, StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain("Zanzibar", (await AskAsync(Manager, "digest now")).Card.Panel!.Fields!.Select(field => field.Value.Value).Aggregate("", string.Concat), StringComparison.Ordinal);
        Assert.DoesNotContain("what I think", (await AskInAsync(ThreadIn(News), Manager, "article ask", ("question", "What is Zanzibar?"))).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_locked_discussion_nothing_new_is_said_until_it_is_opened()
    {
        await PublishAsync();

        Assert.StartsWith("Only those who may manage", (await ChooseAsync(Reader, Lock, Comment("of a").Id.Value)).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("This message belongs to no article", (await ChooseAsync(Manager, Lock, "1")).Card.Text.Value, StringComparison.Ordinal);
        Assert.EndsWith("is locked: nobody writes there any more, and nothing new is shown.", (await ChooseAsync(Manager, Lock, Messages(News)[0].Id.Value)).Card.Text.Value, StringComparison.Ordinal);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", author: "Bob"), Some.PageComment("c"));
        await Bot.SettleAsync();
        Assert.True(Chat.As(ThreadIn(News), place => place.IsLocked));
        Assert.Equal(2, Comments().Count);

        Assert.EndsWith("is open again.", (await ChooseAsync(Manager, Lock, Comment("of a").Id.Value, ThreadIn(News))).Card.Text.Value, StringComparison.Ordinal);
        await Bot.SettleAsync();
        Assert.False(Chat.As(ThreadIn(News), place => place.IsLocked));
        Assert.Equal(3, Comments().Count);
    }

    [Fact]
    public async Task Without_the_right_to_lock_a_discussion_that_is_said()
    {
        await PublishAsync();
        Chat.LocksThreads = false;

        Assert.EndsWith(" That waits until I have **Manage Threads** there.", (await ChooseAsync(Manager, Lock, Messages(News)[0].Id.Value)).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_is_taken_down_is_gone_from_every_channel_of_the_guild_and_found_no_more()
    {
        var (general, far) = (Chat.Open(Guild, "general"), Chat.Open(new("501"), "news"));
        await Bot.FollowAsync(Guild, general);
        await Bot.FollowAsync(new("501"), far);
        await PublishAsync();
        var threads = new[] { ThreadIn(News), ThreadIn(general) };

        Assert.Equal("Only those who may manage the server can do this.", await SayAsync(Reader, "article takedown", ("article", "bridge")));
        Assert.StartsWith("No article's title contains", await SayAsync(Manager, "article takedown", ("article", "ferry")), StringComparison.Ordinal);
        var asked = await AskAsync(Manager, "article takedown", ("article", "bridge"));
        Assert.Equal($"Take *A bridge is opened* down? It, its comments and its thread with everything that people wrote there are removed in every channel of this server, and it is found and posted here no more. It is in <#{News}>, <#{general}>.", asked.Card.Text.Value);
        await Bot.SettleAsync();
        Assert.Single(Messages(News));
        Assert.StartsWith("Only those who may manage", (await PressAsync(Reader, asked, "Take down")).Card.Text.Value, StringComparison.Ordinal);
        foreach (var forged in new[] { "1:article:takedown", "1:article:takedown:x" })
            Assert.StartsWith("This button is no longer valid", (await PressAsync(Manager, forged)).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("*A bridge is opened* is taken down in every channel of this server", (await PressAsync(Manager, asked, "Take down")).Card.Text.Value, StringComparison.Ordinal);
        await Bot.SettleAsync();
        await Bot.ReadAsync(Some.Article() with { Body = ["Another text."] }, Some.PageComment("z"));
        await AskAsync(Manager, "channel follow", ("source", "*"), ("old", "5"));
        await Bot.SettleAsync();

        Assert.All((ChannelId[])[News, general], place => Assert.Empty(Messages(place)));
        Assert.All(threads, thread => Assert.Null(Chat.ChannelOf(thread)));
        Assert.Single(Messages(far));
        Assert.Equal(3, Comments(far).Count);
        Assert.StartsWith("No article's title contains", await SayAsync(Reader, "article show", ("article", "bridge")), StringComparison.Ordinal);
        Assert.Equal("No article has been read yet. Those who manage the server follow sources with */source add*.", await SayAsync(Reader, "article latest"));
        Assert.StartsWith("Nobody by that name", await SayAsync(Reader, "history commenter", ("name", "Ann")), StringComparison.Ordinal);
        Assert.StartsWith("Nothing that you can see here", (await AskAsync(Reader, "search", ("words", "bridge"))).Card.Text.Value, StringComparison.Ordinal);
        foreach (var named in new[] { "https://herald.example/bridge", "A bridge is opened", "bridge" })
            Assert.Contains("It was taken down in this server.", await SayAsync(Manager, "newsbot why", ("article", named)), StringComparison.Ordinal);
        Assert.DoesNotContain("taken down", await SayAsync(Manager with { Guild = new("502") }, "newsbot why", ("article", "bridge")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_is_taken_down_by_mistake_is_brought_back_with_its_comments()
    {
        await PublishAsync();
        var thread = ThreadIn(News);
        await PressAsync(Manager, await AskAsync(Manager, "article takedown", ("article", "bridge")), "Take down");
        await Bot.SettleAsync();
        Assert.Empty(Messages(News));

        var hidden = await AskAsync(Manager, "newsbot review", ("show", "hidden"));
        Assert.Equal(["Taken down: A bridge is opened"], hidden.Card.Selects![0].Options!.Select(option => option.Label));
        Assert.Equal("Nothing is hidden here.", (await PickAsync(Manager, hidden, "restore", hidden.Card.Selects![0].Options![0].Value)).Card.Text.Value);
        await Bot.SettleAsync();

        Assert.Single(Messages(News));
        Assert.NotEqual(thread, ThreadIn(News));
        Assert.Equal(["**Ann**\nText of a", "**Bob**\nText of b"], Comments().Select(message => message.Text));
        Assert.False(Chat.As(ThreadIn(News), place => place.IsLocked));
        Assert.Contains("A bridge is opened", (await AskAsync(Reader, "article latest")).Card.Panel!.Title.Value, StringComparison.Ordinal);
        Assert.Contains("It was posted here: ", await SayAsync(Manager, "newsbot why", ("article", "bridge")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_themselves_forgotten_is_not_kept_among_the_hidden()
    {
        await PublishAsync();
        var said = Chat.Write(ThreadIn(News), Reader.User, "reader", "What I think");
        await Bot.SettleAsync();
        await ChooseAsync(Manager, HideAuthor, said.Id.Value, ThreadIn(News));

        await Bot.Database.WriteAsync(session => session.People.Forget(AuthorId.OnDiscord(Reader.User.Value), null, Time.GetUtcNow()), default);

        Assert.Equal("Nothing is hidden here.", await SayAsync(Manager, "newsbot review", ("show", "hidden")));
    }

    private async Task PublishAsync()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", author: "Bob"));
        await Bot.SettleAsync();
    }
}
