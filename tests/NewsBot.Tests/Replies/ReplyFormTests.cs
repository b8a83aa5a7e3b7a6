using System.Text.Json.Nodes;
using NewsBot.Articles;
using NewsBot.LocalDiscord;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Replies;

/// <summary>How people answer where the MESSAGE CONTENT intent is not switched on.</summary>
public sealed class ReplyFormTests : BotTest
{
    private const int Ephemeral = 1 << 6;

    private static readonly SamplePage Page = new("The Ferry Is on Time") { Comments = [new("1", "Bo", "Root"), new("2", "Cy", "Answer", "1")] };
    private string _thread = "";
    private JsonNode _root = null!;

    internal override LocalDiscordOptions Discord => new() { PrivilegedIntents = false };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var (post, thread) = await PublishAsync(Page);
        (_thread, _root) = (post.Id(), thread[0]);
    }

    [Fact]
    public async Task A_form_under_a_comment_takes_an_answer_into_the_tree_and_the_thread()
    {
        var form = await World.Reader.OpenAsync(_thread, _root, "Reply");
        var answer = await World.Reader.SubmitAsync(form, "I was *there*.");

        Assert.Equal(("Reply to Bo", "Your reply"), (form.Text("title"), form["components"]![0]!.Text("label")));
        Assert.Equal(("Posted: your reply appears in the article's thread.", Ephemeral), (answer.Content(), answer.Number("flags") & Ephemeral));
        var shown = (await ThreadAsync(_thread, 3))[2];
        Assert.Matches(@"^\*\*reader\*\* · <t:\d+:R>\nI was \\\*there\\\*\.$", shown.Content());
        Assert.Equal((_root.Id(), "Reply"), (shown.ReplyTo(), Assert.Single(shown.Buttons()).Text("label")));
        var comment = (await CommentsAsync()).Single(comment => comment.Origin == Origin.Discord);
        Assert.Equal(("I was *there*.", AuthorId.OnDiscord(await World.Reader.UserIdAsync()), "Root"), (comment.Text, comment.Author.Id, (await CommentsAsync()).Single(other => other.Id == comment.InReplyTo).Text));
        Assert.Contains($"/{_thread}/{shown.Id()}", (await World.Reader.UseAsync(News, "history me")).Content(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_mentions_the_bot_is_recorded_without_the_mention_and_any_other_is_not()
    {
        await World.Reader.SayAsync(_thread, "For nobody");
        await World.Reader.SayAsync(_thread, $"<@{await World.BotIdAsync()}> I was there, <@{await World.Guest.UserIdAsync()}>");
        await World.Reader.SayAsync(_thread, "A reply mentions whom it answers", _root.Id());

        await Patience.UntilAsync(async () => (await CommentsAsync()).Count == 4, "the mentions are recorded");

        Assert.Equal(
            ["A reply mentions whom it answers", $"I was there, <@{await World.Guest.UserIdAsync()}>"],
            (await CommentsAsync()).Where(comment => comment.Origin == Origin.Discord).Select(comment => comment.Text).Order());
    }

    [Fact]
    public async Task Who_may_not_write_in_threads_is_told_so()
    {
        const ulong SendMessagesInThreads = 1UL << 38;
        await World.Admin.Rest.PutAsync($"channels/{News}/permissions/{await World.Reader.UserIdAsync()}", new { type = 1, allow = "0", deny = $"{SendMessagesInThreads}" });

        var answer = await World.Reader.PressAsync(_thread, _root, "Reply");

        Assert.Equal("You may not write in this thread. Those who manage the server can change that.", answer.Content());
    }

    [Fact]
    public async Task A_form_that_was_open_while_the_bot_was_restarted_is_still_taken()
    {
        var form = await World.Reader.OpenAsync(_thread, _root, "Reply");
        await StopBotAsync();
        await StartBotAsync();

        await World.Reader.SubmitAsync(form, "Took my time");

        Assert.Contains("Took my time", (await ThreadAsync(_thread, 3))[2].Content(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operator_and_who_follows_a_source_are_told_once_what_to_switch_on()
    {
        var answer = await World.Admin.UseAsync(News, "channel follow", ("source", "*"));

        Assert.Contains("MESSAGE CONTENT INTENT", answer.Content(), StringComparison.Ordinal);
        Assert.Contains("Reply button", answer.Content(), StringComparison.Ordinal);
        var line = Assert.Single(Bot.Log.Lines, line => line.StartsWith("Warning:", StringComparison.Ordinal));
        Assert.Contains("switch on MESSAGE CONTENT INTENT in the developer portal", line, StringComparison.Ordinal);
    }

    /// <summary>What people said; what the bot answers to a mention stands in the tree as well.</summary>
    private async Task<IReadOnlyList<Comment>> CommentsAsync() =>
        [.. (await Bot.CommentsAsync((await Bot.ReadAsync(session => session.ArticleLists.Latest(SourceName.Every, 1)))[0].Id)).Where(comment => comment.Author.Id != Author.Bot.Id)];
}
