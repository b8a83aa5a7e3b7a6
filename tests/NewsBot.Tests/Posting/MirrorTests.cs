using System.Text.Json.Nodes;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Posting;

public sealed class MirrorTests : BotTest
{
    private const int SuppressNotifications = 1 << 12;

    private static SamplePage Page(params IReadOnlyList<SampleComment> comments) => new("The Ferry Is on Time") { Comments = comments };

    [Fact]
    public async Task The_thread_of_a_post_has_its_id_its_title_and_rests_after_a_day()
    {
        var (post, _) = await PublishAsync(Page(new SampleComment("1", "Bo", "At last!")));

        var thread = await World.Reader.Rest.GetAsync($"channels/{post.Id()}");
        Assert.Equal(("The Ferry Is on Time", News), (thread.Text("name"), thread.Text("parent_id")));
        Assert.Equal(1440, thread["thread_metadata"]!.Number("auto_archive_duration"));
    }

    [Fact]
    public async Task Comments_stand_one_a_message_parents_first_each_replying_to_its_parent()
    {
        var (_, thread) = await PublishAsync(Page(
            new("4", "Di", "Leaf", "3"),
            new("1", "Bo", "Root"),
            new("3", "Cy", "Middle", "1"),
            new("2", "Al", "Another root")));

        Assert.Equal(["Root", "Middle", "Leaf", "Another root"], thread.Select(Words));
        Assert.Equal([null, thread[0].Id(), thread[1].Id(), null], thread.Select(message => message.ReplyTo()));
    }

    [Fact]
    public async Task A_mirrored_comment_names_its_author_and_when_it_was_written()
    {
        var (_, thread) = await PublishAsync(Page(new SampleComment("1", "Bo_Derek", "At last!") { PostedAt = "2026-09-03T08:06:00+02:00" }));

        Assert.Equal("**Bo\\_Derek** · <t:1788415560:R>\nAt last!", Assert.Single(thread).Content());
    }

    [Fact]
    public async Task A_mirrored_comment_notifies_nobody_whatever_it_says()
    {
        var reader = await World.Reader.UserIdAsync();
        var (_, thread) = await PublishAsync(Page(new SampleComment("1", "@here", $"@everyone <@{reader}> <@&{World.Guild}> come!")));

        var message = Assert.Single(thread);
        Assert.NotEqual(0, message.Number("flags") & SuppressNotifications);
        Assert.Empty(message["mentions"]!.AsArray());
        Assert.Empty(message["mention_roles"]!.AsArray());
        Assert.False(message["mention_everyone"]!.GetValue<bool>());
        Assert.DoesNotContain("<@", message.Content().Replace("\\<", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_too_long_for_one_message_goes_on_in_replies_to_the_first()
    {
        var words = string.Join(' ', Enumerable.Range(1, 700).Select(i => $"word{i}"));
        var (_, thread) = await PublishAsync(Page(new("1", "Bo", words), new("2", "Cy", "Short.", "1")));

        Assert.Equal(4, thread.Count);
        Assert.All(thread, message => Assert.InRange(message.Content().Length, 1, 2_000));
        Assert.Equal([null, thread[0].Id(), thread[0].Id(), thread[0].Id()], thread.Select(message => message.ReplyTo()));
        Assert.Equal(words, string.Join(' ', thread.Take(3).Select((message, part) => part == 0 ? Words(message) : message.Content())));
    }

    [Fact]
    public async Task An_answer_to_any_part_of_a_long_comment_answers_the_comment()
    {
        var words = string.Join(' ', Enumerable.Range(1, 700).Select(i => $"word{i}"));
        var (post, thread) = await PublishAsync(Page(new SampleComment("1", "Bo", words)));

        await World.Reader.SayAsync(post.Id(), "So long!", thread[2].Id());

        var reply = await ReplyAsync("So long!");
        Assert.Equal("Bo", reply.Text("parent"));
    }

    [Fact]
    public async Task A_parent_that_comes_late_is_named_and_linked_in_its_child()
    {
        var (post, _) = await PublishAsync(Page(new SampleComment("2", "Cy", "I agree with the first one.", "1")));

        await Bot.ImportAsync(Page(new("1", "Bo", "Root"), new("2", "Cy", "I agree with the first one.", "1")));
        var thread = await ThreadAsync(post.Id(), 2);

        var (child, parent) = (thread[0], thread[1]);
        Assert.Equal($"↪ [Bo](<{World.Url}/channels/{World.Guild}/{post.Id()}/{parent.Id()}>)\n**Cy**\nI agree with the first one.", child.Content());
        Assert.Null(child.ReplyTo());
        Assert.NotEqual(0, child.Number("flags") & SuppressNotifications);
    }

    [Fact]
    public async Task A_change_at_the_source_changes_the_message_and_a_deletion_leaves_a_tombstone()
    {
        var (post, before) = await PublishAsync(Page(new("1", "Bo", "Tpyo"), new("2", "Cy", "Ha!", "1"), new("3", "Di", "Rude")));

        await Bot.ImportAsync(Page(new("1", "Bo", "Typo") { Edited = true }, new("2", "Cy", "Ha!", "1"), new("3", "Di", "") { Deleted = true }));
        var after = await ThreadAsync(post.Id(), 3);

        Assert.Equal(before.Select(message => message.Id()), after.Select(message => message.Id()));
        Assert.Equal(["**Bo** · *edited*\nTypo", "**Cy**\nHa!", "**Di**\n*deleted at the source*"], after.Select(message => message.Content()));
    }

    [Fact]
    public async Task Comments_that_arrive_later_join_the_thread_in_their_place()
    {
        var (post, before) = await PublishAsync(Page(new SampleComment("1", "Bo", "Root")));

        await Bot.ImportAsync(Page(new("1", "Bo", "Root"), new("2", "Cy", "Late", "1")));
        var after = await ThreadAsync(post.Id(), 2);

        Assert.Equal((before[0].Id(), "Late"), (after[1].ReplyTo(), Words(after[1])));
    }

    private static string Words(JsonNode message) => message.Content()[(message.Content().IndexOf('\n', StringComparison.Ordinal) + 1)..];

    private async Task<JsonNode> ReplyAsync(string text)
    {
        var comments = await Patience.ForAsync(async () =>
        {
            var article = (await Bot.ReadAsync(session => session.ArticleLists.Latest(Articles.SourceName.Every, 1)))[0].Id;
            var all = await Bot.CommentsAsync(article);
            return all.Any(comment => comment.Text == text) ? all : null;
        }, $"“{text}” is recorded");
        var reply = comments.Single(comment => comment.Text == text);
        return new JsonObject { ["parent"] = comments.FirstOrDefault(comment => comment.Id == reply.InReplyTo)?.Author.Name };
    }
}
