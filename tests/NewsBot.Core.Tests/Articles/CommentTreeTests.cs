using System.Diagnostics;
using NewsBot.Articles;

namespace NewsBot.Core.Tests.Articles;

public sealed class CommentTreeTests
{
    [Fact]
    public void Each_branch_is_finished_before_the_next_begins() =>
        Assert.Equal(
            [("a", 0), ("a1", 1), ("a11", 2), ("a2", 1), ("b", 0)],
            Places(Some.Comment("a"), Some.Comment("b"), Some.Comment("a1", "a"), Some.Comment("a11", "a1"), Some.Comment("a2", "a")));

    [Fact]
    public void A_reply_comes_after_the_comment_it_answers_whatever_order_they_are_given_in() =>
        Assert.Equal([("a", 0), ("b", 1)], Places(Some.Comment("b", "a"), Some.Comment("a")));

    [Fact]
    public void A_reply_whose_parent_is_not_there_stands_at_the_top() =>
        Assert.Equal([("b", 0), ("c", 1)], Places(Some.Comment("b", "gone"), Some.Comment("c", "b")));

    [Fact]
    public void A_comment_that_answers_itself_is_a_root() => Assert.Equal([("a", 0)], Places(Some.Comment("a", "a")));

    [Fact]
    public void A_circle_is_cut_open_at_its_first_comment() =>
        Assert.Equal(
            [("x", 0), ("a", 0), ("c", 1), ("b", 2), ("d", 3)],
            Places(Some.Comment("x"), Some.Comment("a", "b"), Some.Comment("b", "c"), Some.Comment("c", "a"), Some.Comment("d", "b")));

    [Fact]
    public void A_comment_given_twice_has_one_place() =>
        Assert.Equal([("a", 0), ("b", 1)], Places(Some.Comment("a"), Some.Comment("b", "a"), Some.Comment("a")));

    [Fact]
    public void Ancestors_go_up_to_the_root()
    {
        var tree = new CommentTree([Some.Comment("a"), Some.Comment("b", "a"), Some.Comment("c", "b")]);

        Assert.Equal(["b", "a"], tree.AncestorsOf(new("c")).Select(comment => comment.Id.Value));
        Assert.Empty(tree.AncestorsOf(new("a")));
    }

    [Fact]
    public void Who_has_replies_is_known()
    {
        var tree = new CommentTree([Some.Comment("a"), Some.Comment("b", "a")]);

        Assert.True(tree.HasReplies(new("a")));
        Assert.False(tree.HasReplies(new("b")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fifty_thousand_answers_in_a_row_are_no_burden(bool closed)
    {
        const int many = 50_000;
        var comments = Enumerable.Range(0, many).Select(number => Some.Comment($"{number}", number > 0 ? $"{number - 1}" : closed ? $"{many - 1}" : null)).Reverse().ToList();
        var watch = Stopwatch.StartNew();

        var depths = new CommentTree(comments).DepthFirst().Select(place => place.Depth).ToList();

        // A step for each pair would be more than a thousand million.
        Assert.Equal(Enumerable.Range(0, many), depths);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void Every_comment_has_exactly_one_place_however_they_answer_each_other()
    {
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var count = random.Next(1, 30);
            var comments = Enumerable.Range(0, count).Select(number => Some.Comment($"{number}", random.Next(4) == 0 ? null : $"{random.Next(count + 3)}")).ToList();

            var places = new CommentTree(comments).DepthFirst().Select(place => place.Comment.Id).ToList();

            Assert.Equal(comments.Select(comment => comment.Id.Value).Order(), places.Select(id => id.Value).Order());
        }
    }

    private static IEnumerable<(string, int)> Places(params Comment[] comments) =>
        new CommentTree(comments).DepthFirst().Select(place => (place.Comment.Id.Value, place.Depth));
}
