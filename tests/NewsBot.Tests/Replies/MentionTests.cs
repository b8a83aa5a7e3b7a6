using System.Text.Json.Nodes;
using NewsBot.Articles;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Replies;

/// <summary>People ask the bot in a thread by mentioning it, or anywhere with a command.</summary>
public sealed class MentionTests : BotTest
{
    private const string Question = "Who was on board of the ferry?";
    private static readonly SamplePage Page = new("The Ferry Is on Time")
    {
        Url = "https://gazette.example/ferry",
        Comments = [new("1", "Bo", "My umbrella was on board, the yellow one."), new("2", "Cy", "Poor thing!", "1")],
    };

    private string _thread = "";
    private IReadOnlyList<JsonNode> _comments = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var (post, thread) = await PublishAsync(Page);
        (_thread, _comments) = (post.Id(), thread);
    }

    [Fact]
    public async Task A_mention_is_answered_in_reply_by_a_quote_that_leads_to_where_it_stands()
    {
        var asked = await AskAsync(World.Reader, "Whose umbrella was on board?");

        var answer = await AnswerToAsync(asked);

        Assert.Equal($"> “My umbrella was on board, the yellow one.” — [Bo](<{World.Url}/channels/{World.Guild}/{_thread}/{_comments[0].Id()}>)", answer.Content());
        Assert.Empty(answer["mentions"]!.AsArray());
        var tree = await CommentsAsync();
        var said = tree.Single(comment => comment.IsOurs);
        Assert.Equal("Whose umbrella was on board?", tree.Single(comment => comment.Id == said.InReplyTo).Text);
    }

    [Fact]
    public async Task A_person_s_reply_to_the_answer_joins_the_tree_under_it()
    {
        var answer = await AnswerToAsync(await AskAsync(World.Reader, Question));
        await World.Guest.SayAsync(_thread, "Thank you!", answer.Id());

        var thanks = await Patience.ForAsync(async () => (await CommentsAsync()).SingleOrDefault(comment => comment.Text == "Thank you!"), "the thanks are recorded");

        Assert.True((await CommentsAsync()).Single(comment => comment.Id == thanks.InReplyTo).IsOurs);
    }

    [Fact]
    public async Task Programs_other_channels_and_replies_that_only_notify_the_bot_are_not_answered()
    {
        await World.PostAsProgramAsync(News, $"{await MentionAsync()} {Question}", _thread);
        await World.Guest.SayAsync(News, $"{await MentionAsync()} {Question}");
        await World.Guest.SayAsync(_thread, Question, _comments[0].Id());

        await AnswerToAsync(await AskAsync(World.Reader, Question));

        Assert.Single(await AnswersAsync());
    }

    [Fact]
    public async Task One_who_asks_again_at_once_is_answered_once_and_another_at_once()
    {
        await AnswerToAsync(await AskAsync(World.Reader, Question));
        await AskAsync(World.Reader, Question);

        await AnswerToAsync(await AskAsync(World.Guest, Question));

        Assert.Equal(2, (await AnswersAsync()).Count);
    }

    [Fact]
    public async Task A_question_asked_while_the_bot_was_away_is_answered_once_when_it_is_back()
    {
        await StopBotAsync();
        var asked = await AskAsync(World.Reader, Question);
        await StartBotAsync();
        await AnswerToAsync(asked);

        await StopBotAsync();
        await StartBotAsync();
        await SettledAsync();

        Assert.Single(await AnswersAsync());
    }

    [Fact]
    public async Task A_command_answers_everybody_and_is_kept_in_the_tree_without_being_said_again()
    {
        var answer = await World.Reader.UseAsync(_thread, "article ask", ("question", Question));
        await SettledAsync();

        Assert.Contains("> “The ferry left the harbour on time for the first time in nine years, and nobody was on board.” — [the article, paragraph 1](<https://gazette.example/ferry>)", answer.Content(), StringComparison.Ordinal);
        Assert.Contains(await World.Guest.ReadAsync(_thread), message => message.Id() == answer.Id());
        Assert.Empty(await AnswersAsync());

        var discussion = await World.Guest.UseAsync(News, "article discussion", ("article", "Ferry"));
        Assert.Equal(
            """
            ```
            Bo: My umbrella was on board, the yellow one.
            └ Cy: Poor thing!
            reader: Who was on board of the ferry?
            └ NewsBot: “The ferry left the harbour on time for the first time in nine y…
            ```
            """.ReplaceLineEndings("\n"),
            discussion.Content());
    }

    [Fact]
    public async Task What_an_answer_to_a_command_quotes_goes_from_its_message_when_it_is_taken_back()
    {
        var said = await World.Admin.SayAsync(_thread, "The captain was on board, asleep.");
        await Patience.ForAsync(async () => (await CommentsAsync()).SingleOrDefault(comment => comment.Text.StartsWith("The captain", StringComparison.Ordinal)), "it is recorded");
        var answer = await World.Reader.UseAsync(_thread, "article ask", ("question", "Was the captain on board?"));
        Assert.Contains("asleep", answer.Content(), StringComparison.Ordinal);

        await World.Admin.DeleteAsync(_thread, said);

        await Patience.UntilAsync(async () => !(await World.Guest.ReadAsync(_thread)).Single(message => message.Id() == answer.Id()).Content().Contains("asleep", StringComparison.Ordinal), "the quote is gone");
    }

    private async Task<string> MentionAsync() => $"<@{await World.BotIdAsync()}>";

    private async Task<string> AskAsync(LocalPerson person, string question) => await person.SayAsync(_thread, $"{await MentionAsync()} {question}");

    private Task<JsonNode> AnswerToAsync(string question) => Patience.ForAsync(
        async () => (await World.Reader.ReadAsync(_thread)).SingleOrDefault(message => message.ReplyTo() == question),
        "the question is answered");

    private async Task<IReadOnlyList<JsonNode>> AnswersAsync() =>
        [.. (await World.Reader.ReadAsync(_thread)).Where(message => message["interaction_metadata"] is null && message.Content().StartsWith("> “", StringComparison.Ordinal))];

    private async Task<IReadOnlyList<Comment>> CommentsAsync() =>
        await Bot.CommentsAsync((await Bot.ReadAsync(session => session.ArticleLists.Latest(SourceName.Every, 1)))[0].Id);
}
