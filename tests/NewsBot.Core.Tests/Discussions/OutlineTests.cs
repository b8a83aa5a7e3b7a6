using NewsBot.Core.Tests.Articles;
using NewsBot.Discussions;

namespace NewsBot.Core.Tests.Discussions;

public sealed class OutlineTests
{
    [Fact]
    public void Answers_are_set_in_below_what_they_answer()
    {
        var lines = Outline.Of([Some.Comment("a"), Some.Comment("b"), Some.Comment("c", "a"), Some.Comment("d", "c"), Some.Comment("e", "a")]);

        Assert.Equal(["a", "└ c", "  └ d", "└ e", "b"], lines.Select(line => line.Lead + line.Comment.Id));
    }

    [Fact]
    public void What_is_gone_keeps_a_line_only_where_it_is_answered()
    {
        var lines = Outline.Of([Some.Comment("a") with { DeletedAt = Some.Time }, Some.Comment("b", "a"), Some.Comment("c") with { HiddenAt = Some.Time }]);

        Assert.Equal(["a", "b"], lines.Select(line => line.Comment.Id.Value));
    }

    [Fact]
    public void However_deep_it_lies_a_line_begins_near_the_edge()
    {
        var lines = Outline.Of([.. Enumerable.Range(0, 30).Select(depth => Some.Comment($"{depth}", depth == 0 ? null : $"{depth - 1}"))]);

        Assert.All(lines, line => Assert.InRange(line.Lead.Length, 0, 18));
        Assert.EndsWith("└29 ", lines[29].Lead, StringComparison.Ordinal);
    }
}
