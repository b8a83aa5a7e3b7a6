using NewsBot.Core.Tests.Articles;
using NewsBot.Posting.Filters;

namespace NewsBot.Core.Tests.Posting.Filters;

public sealed class FilterTests
{
    private static readonly string TooLong = new('x', 201);
    private static readonly FilterSubject Ferry = new(
        "A Ferry Runs on Batteries", "The harbour pilot said it was quiet. See https://a.example and https://b.example/x.", ["Harbour", "Energy"], "Ann Lee", "Harbour Herald");

    [Theory]
    [InlineData("ferry", true)]
    [InlineData("FERRY", true)]
    [InlineData("fer", false)]
    [InlineData("fer*", true)]
    [InlineData("quiet", true)]
    [InlineData("\"harbour pilot\"", true)]
    [InlineData("“harbour pilot”", true)]
    [InlineData("\"pilot harbour\"", false)]
    [InlineData("title:quiet", false)]
    [InlineData("text:quiet", true)]
    [InlineData("tag:energy", true)]
    [InlineData("tag:ferry", false)]
    [InlineData("author:lee", true)]
    [InlineData("source:\"harbour herald\"", true)]
    [InlineData("/bat+er(y|ies)/", true)]
    [InlineData("title:/^a ferry/", true)]
    [InlineData(@"/a\/b/", false)]
    [InlineData(@"/https?:\/\/a/", true)]
    [InlineData("links>1", true)]
    [InlineData("links > 2", false)]
    [InlineData("links = 2", true)]
    [InlineData("length<20", false)]
    [InlineData("links", false)]
    [InlineData("text:\"and it\" or tag:harbour", true)]
    [InlineData("author:and", false)]
    public void A_part_holds_where_its_field_says_so(string filter, bool holds) => Assert.Equal(holds, Filter.Parse(filter).Matches(Ferry));

    [Theory]
    [InlineData("ferry and quiet", true)]
    [InlineData("ferry quiet", true)]
    [InlineData("ferry loud", false)]
    [InlineData("loud or ferry", true)]
    [InlineData("loud or ferry and loud", false)]
    [InlineData("(loud or ferry) and quiet", true)]
    [InlineData("not ferry or quiet", true)]
    [InlineData("not (ferry or quiet)", false)]
    [InlineData("not not ferry", true)]
    [InlineData("ferry -loud", true)]
    [InlineData("ferry -tag:energy", false)]
    [InlineData("FERRY AND NOT loud", true)]
    public void Or_binds_less_than_and_and_that_less_than_not(string filter, bool holds) => Assert.Equal(holds, Filter.Parse(filter).Matches(Ferry));

    [Theory]
    [InlineData("ferry and loud", "loud")]
    [InlineData("ferry and (loud or louder)", "loud or louder")]
    [InlineData("not tag:harbour", "not tag:harbour")]
    [InlineData("quiet and not (ferry and links>1)", "not (ferry and links>1)")]
    public void Why_a_filter_does_not_hold_is_told_by_its_smallest_part(string filter, string because) => Assert.Equal(because, Filter.Parse(filter).Because(Ferry));

    [Theory]
    [InlineData("", "There is nothing in it.")]
    [InlineData("  ", "There is nothing in it.")]
    [InlineData("ferry and", "After “and” something is missing.")]
    [InlineData("or ferry", "“or” stands where nothing can.")]
    [InlineData("(ferry", "A parenthesis is not closed.")]
    [InlineData("ferry)", "“)” stands where nothing can.")]
    [InlineData("not", "After “not” something is missing.")]
    [InlineData("\"ferry", "The quotation that begins with “\"ferry” has no end.")]
    [InlineData("\"\"", "There is nothing between two quotation marks.")]
    [InlineData("/ferry", "The pattern that begins with “/ferry” has no slash at its end.")]
    [InlineData("//", "A pattern has 1 to 200 characters.")]
    [InlineData("body:ferry", "“body:” is no field; there are title:, text:, tag:, author:, source:.")]
    [InlineData("title:", "After “title:” a word, a quotation or a pattern is missing.")]
    [InlineData("title: and ferry", "After “title:” a word, a quotation or a pattern is missing.")]
    [InlineData("links>many", "After “>many” a number of at most six digits is missing.")]
    [InlineData("/(/", "The pattern /(/ cannot be used: it is not whole, or looks ahead or back.")]
    [InlineData("/(?=a)b/", "The pattern /(?=a)b/ cannot be used: it is not whole, or looks ahead or back.")]
    [InlineData("/(a{100}){100}/", "The pattern /(a{100}){100}/ repeats too much.")]
    public void What_cannot_be_read_is_told_in_one_sentence(string filter, string problem) =>
        Assert.Equal(problem, Assert.Throws<FormatException>(() => Filter.Parse(filter)).Message);

    [Theory]
    [InlineData("ferry and links > 1", "links>1")]
    [InlineData("not (ferry or Length<20)", "length<20")]
    public void What_is_counted_in_comments_is_refused_of_articles(string filter, string counted) =>
        Assert.Equal($"“{counted}” can be asked of comments only, not of articles.", Assert.Throws<FormatException>(() => Filter.ParseForArticles(filter)).Message);

    [Theory]
    [InlineData("ferry and (tag:harbour or links)")]
    [InlineData("\"links>1\"")]
    public void What_is_counted_may_be_a_word_of_articles(string filter) => Assert.Equal(filter, Filter.ParseForArticles(filter).Text);

    [Fact]
    public void A_filter_is_neither_too_long_nor_too_deep_nor_too_large()
    {
        Assert.Equal("It is longer than 1000 characters.", Assert.Throws<FormatException>(() => Filter.Parse(new string('a', 1_001))).Message);
        Assert.Equal("It is nested more than 20 deep.", Assert.Throws<FormatException>(() => Filter.Parse(new string('(', 30) + "a" + new string(')', 30))).Message);
        Assert.Equal("It has more than 100 words.", Assert.Throws<FormatException>(() => Filter.Parse(string.Join(' ', Enumerable.Repeat("a", 101)))).Message);
    }

    [Fact]
    public void A_pattern_that_others_never_come_to_an_end_with_comes_to_one()
    {
        var endless = Ferry with { Text = new string('a', 90_000) + "!" };

        Assert.False(Filter.Parse("text:/^(a+)+$/").Matches(endless));
    }

    [Fact]
    public void A_comment_is_looked_at_by_its_text_its_author_and_where_it_was_written()
    {
        var article = Some.Article();
        var comment = FilterSubject.Of(Some.Comment("a", author: "Bob", text: "Buy now: https://x.example"), article, null);

        Assert.True(Filter.Parse("author:bob and links>0 and length<40 and text:buy and source:herald.example and title:bridge").Matches(comment));
        Assert.False(Filter.Parse("author:ann").Matches(comment));
    }

    [Theory]
    [InlineData("links>1", true)]
    [InlineData("not links>1", true)]
    [InlineData("ferry and links>1", true)]
    [InlineData("bridge and links>1", false)]
    [InlineData("bridge or links>1", false)]
    [InlineData("-(length<20 or links>1) and ferry", true)]
    [InlineData("ferry LONG", true)]
    [InlineData("title:LONG", true)]
    [InlineData("bridge or LONG", false)]
    [InlineData("(ferry", true)]
    [InlineData("/(/", true)]
    [InlineData("", true)]
    public void What_can_never_hold_of_an_article_is_passed_over_in_a_filter_that_was_kept(string filter, bool holds) =>
        Assert.Equal(holds, Filter.KeptForArticles(filter.Replace("LONG", TooLong, StringComparison.Ordinal)).Matches(Ferry));

    [Theory]
    [InlineData("links>1", true)]
    [InlineData("LONG", false)]
    [InlineData("ferry or LONG", true)]
    [InlineData("(ferry", false)]
    public void A_filter_of_comments_that_was_kept_holds_nothing_back_where_it_cannot_be_read(string filter, bool holds) =>
        Assert.Equal(holds, Filter.KeptForComments(filter.Replace("LONG", TooLong, StringComparison.Ordinal)).Matches(Ferry));

    [Fact]
    public void A_word_that_is_longer_than_any_is_refused_where_it_is_written_and_a_long_phrase_is_not()
    {
        var problem = $"“{new string('x', 20)}…” is longer than any word: at most 200 characters without a blank are looked for.";

        Assert.Equal(problem, Assert.Throws<FormatException>(() => Filter.ParseForArticles($"ferry or {TooLong}")).Message);
        Assert.Equal(problem, Assert.Throws<FormatException>(() => Filter.ParseForComments($"author:{TooLong}")).Message);
        Assert.NotNull(Filter.ParseForArticles($"ferry or \"{string.Join(' ', Enumerable.Repeat("word", 60))}\" or {new string('x', 200)}"));
    }
}
