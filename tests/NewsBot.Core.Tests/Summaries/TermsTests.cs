using NewsBot.Summaries;

namespace NewsBot.Core.Tests.Summaries;

public sealed class TermsTests
{
    [Theory]
    [InlineData("en", "The ferries and the ferry's bell", "bell|ferrie|ferry")]
    [InlineData("fr", "L’école et les voitures d’hiver", "hiver|voitur|école")]
    [InlineData("de", "Die Brücken über der Brücke", "brücke")]
    [InlineData("zh", "我们的桥", "")]
    [InlineData("zh", "大桥关闭", "大桥|桥关|关闭")]
    [InlineData("ru", "Мосты и мостами", "мостам|мосты")]
    [InlineData("en", "1968 a 7", "1968")]
    public void A_text_is_about_its_words_without_the_small_ones_and_their_endings(string language, string text, string terms) =>
        Assert.Equal(terms.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), Terms.In(text, Languages.Of(language)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_word_without_end_is_one_term() => Assert.Single(Terms.In(new string('x', 100_000), Languages.Of("en")));
}
