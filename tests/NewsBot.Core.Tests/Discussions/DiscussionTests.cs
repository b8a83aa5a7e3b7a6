using NewsBot.Articles;
using NewsBot.Core.Tests.Articles;
using NewsBot.Discussions;

namespace NewsBot.Core.Tests.Discussions;

public sealed class DiscussionTests
{
    [Fact]
    public void It_counts_what_can_be_read_and_who_wrote_it()
    {
        var discussion = Of(Said("a", "Ann"), Said("b", "Ben"), Said("c", "Ann"), Said("d", "Dan") with { DeletedAt = Some.Time }, Said("e", "Eve") with { HiddenAt = Some.Time });

        Assert.Equal((3, 2, 2), (discussion.Comments, discussion.Removed, discussion.People));
    }

    [Fact]
    public void What_we_say_ourselves_is_nobody_s_part_of_it()
    {
        var discussion = Of(Said("a", "Ann"), Said("q", "Ben", "a"), Said("x", "NewsBot", "q", "The harbour master says so. The harbour master!") with { Author = Author.Bot });

        Assert.Equal((2, 2), (discussion.Comments, discussion.People));
        Assert.Equal(new AnsweredComment(new("a"), 1), Assert.Single(discussion.MostAnswered));
        Assert.Equal(2, discussion.Longest?.Length);
    }

    [Fact]
    public void The_longest_exchange_is_the_longest_line_of_answers_without_what_is_gone()
    {
        var discussion = Of(
            Said("a", "Ann"), Said("b", "Ben", "a"), Said("c", "Cid", "a"), Said("d", "Ann", "c") with { DeletedAt = Some.Time }, Said("e", "Eve", "d"),
            Said("f", "Fay"), Said("g", "Gil", "f"));

        Assert.Equal((new CommentId("a"), 3), (discussion.Longest!.First, discussion.Longest.Length));
        Assert.Equal(["Ann", "Cid", "Eve"], discussion.Longest.Names);
        Assert.Null(Of(Said("a", "Ann"), Said("b", "Ben")).Longest);
    }

    [Fact]
    public void Who_answers_themselves_is_not_much_answered()
    {
        var discussion = Of(
            Said("a", "Ann"), Said("a1", "Ann", "a"), Said("a2", "Ann", "a"),
            Said("b", "Ben"), Said("b1", "Ann", "b"), Said("b2", "Cid", "b"),
            Said("c", "Cid"), Said("c1", "Ann", "c"));

        Assert.Equal([new AnsweredComment(new("b"), 2), new AnsweredComment(new("c"), 1)], discussion.MostAnswered);
    }

    [Fact]
    public void Of_threads_in_which_nobody_is_answered_twice_the_beginnings_of_the_longest_are_quoted()
    {
        var discussion = Of(
            Said("a", "Ann"), Said("a1", "Ben", "a"),
            Said("b", "Ben"), Said("b1", "Ann", "b"), Said("b2", "Ben", "b1"), Said("b3", "Ann", "b2"),
            Said("c", "Cid"), Said("c1", "Ann", "c"), Said("c2", "Ben", "c1"), Said("c3", "Dan", "c1"), Said("c4", "Eve", "c3"));

        Assert.Equal(["c1", "b", "a"], discussion.MostAnswered.Select(answered => answered.Comment.Value));
    }

    [Fact]
    public void Its_words_are_those_that_several_say_and_the_article_does_not()
    {
        var discussion = Discussion.Of(
            Some.Article("A bridge is opened", null, "The bridge over the river was opened on Monday with a concert."),
            [
                Said("a", "Ann", text: "The trombone was out of tune, and the river is rising. See https://trombone.example/trombone"),
                Said("b", "Trombonella", text: "Trombones always are. I liked the lanterns, really."),
                Said("c", "Cid", text: "Really, lanterns! And whose trombone was it? Ann knows."),
                Said("d", "Dan", text: "Ann, umbrella umbrella umbrella."),
            ]);

        Assert.Equal(["trombone", "lanterns"], discussion.Words.Select(word => word.ToLowerInvariant()));
    }

    [Fact]
    public void Words_are_found_in_writing_without_spaces_too()
    {
        var discussion = Discussion.Of(
            Some.Article("橋が開通", null, "川の橋が月曜日に開通した。") with { Language = "ja" },
            [Said("a", "Ann", text: "駐車場がない。"), Said("b", "Ben", text: "駐車場とトイレが必要です。"), Said("c", "Cid", text: "橋はいいけど、トイレは？")]);

        Assert.Equal(["駐車場", "トイレ"], discussion.Words);
    }

    [Fact]
    public void Comments_that_answer_each_other_in_a_circle_are_a_discussion_too()
    {
        var discussion = Of(Said("a", "Ann", "b"), Said("b", "Ben", "a"), Said("c", "Cid", "c"));

        Assert.Equal((3, 2), (discussion.Comments, discussion.Longest?.Length));
    }

    [Fact]
    public void Of_thousands_of_answers_in_one_line_it_is_soon_told()
    {
        var line = Enumerable.Range(0, 4_000).Select(number => Said($"{number}", $"Reader {number % 7}", number == 0 ? null : $"{number - 1}")).ToArray();

        Assert.Equal(4_000, Of(line).Longest?.Length);
    }

    private static Discussion Of(params Comment[] comments) => Discussion.Of(Some.Article(), comments);

    private static Comment Said(string id, string author, string? answers = null, string text = "") => Some.Comment(id, answers, author, text);
}
