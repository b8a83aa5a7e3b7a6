using NewsBot.Posting;

namespace NewsBot.Core.Tests.Posting;

public sealed class CommentRulesTests
{
    private static readonly CommentRules Rules = CommentRules.Parse("""
        {
            // Reasons to wait.
            "rules": [
                { "name": "links", "moreLinksThan": 1 },
                { "name": "casino", "pattern": "casi+no" },
                { "name": "words", "words": ["cheap watches", "miracle"] },
                { "name": "author", "authors": ["Known Spammer"] },
                { "name": "short", "shorterThan": 4 },
            ],
        }
        """);

    [Theory]
    [InlineData("A bridge is a bridge.", null)]
    [InlineData("See https://a.example", null)]
    [InlineData("See https://a.example and HTTP://b.example", "links")]
    [InlineData("Play in my CASIINO", "casino")]
    [InlineData("Buy Cheap Watches now", "words")]
    [InlineData("Cheap, but no watches", null)]
    [InlineData("Miracles happen", null)]
    [InlineData("Yes ", "short")]
    [InlineData("Good day", "author", "known spammer ")]
    [InlineData("Good day", null, "Another Known Spammer")]
    public void A_text_waits_for_the_first_rule_it_breaks(string text, string? rule, string author = "") => Assert.Equal(rule, Rules.Catch(text, author)?.Name);

    [Fact]
    public void A_pattern_cannot_be_made_to_run_for_ever() =>
        Assert.Null(new CommentRules([new("nested", "^(a+)+$")]).Catch(new string('a', 50_000) + "!"));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"rules":[null]}""")]
    [InlineData("""{"rules":[{"pattern":"a"}]}""")]
    [InlineData("""{"rules":[{"name":"nothing"}]}""")]
    [InlineData("""{"rules":[{"name":"empty","words":[""]}]}""")]
    [InlineData("""{"rules":[{"name":"none","shorterThan":0}]}""")]
    [InlineData("""{"rules":[{"name":"bad","pattern":"("}]}""")]
    [InlineData("""{"rules":[{"name":"slow","pattern":"(a)\\1"}]}""")]
    [InlineData("""{"rules":[{"name":"typo","patern":"a"}]}""")]
    public void Rules_that_cannot_be_read_are_told_in_one_line(string json) =>
        Assert.DoesNotContain('\n', Assert.Throws<FormatException>(() => CommentRules.Parse(json)).Message);
}
