using NewsBot.Articles;

namespace NewsBot.Core.Tests.Articles;

public sealed class StoryUrlTests
{
    [Theory]
    [InlineData("https://herald.example/2030/bridge", "http://herald.example/2030/bridge")]
    [InlineData("https://herald.example/2030/bridge", "https://www.herald.example/2030/bridge/")]
    [InlineData("https://herald.example/2030/bridge", "https://HERALD.example:443/2030//bridge#comments")]
    [InlineData("https://herald.example/2030/bridge", "https://m.herald.example/2030/bridge?utm_source=x&UTM_medium=y")]
    [InlineData("https://herald.example/2030/bridge", "https://amp.herald.example/amp/2030/bridge?fbclid=1")]
    [InlineData("https://herald.example/2030/bridge", "https://herald.example/2030/bridge/amp/")]
    [InlineData("https://herald.example/2030/bridge", "https://herald.example/2030/bridge.amp")]
    [InlineData("https://herald.example/2030/bridge", "https://herald.example/2030/bridge?ref=home&outputType=amp")]
    [InlineData("https://herald.example/2030/bridge.html", "https://herald.example/2030/bridge.amp.html", false)]
    [InlineData("https://herald.example/", "http://www.herald.example/index.html")]
    [InlineData("https://herald.example/?p=7&q=8", "https://herald.example/?q=8&gclid=3&p=7")]
    [InlineData("https://bücher.example/a", "https://xn--bcher-kva.example/a")]
    [InlineData("https://herald.example/a%7Eb", "https://herald.example/a~b")]
    [InlineData("https://herald.example/?p=7", "https://herald.example/?p=8", false)]
    [InlineData("https://herald.example/bridge", "https://herald.example/Bridge", false)]
    [InlineData("https://herald.example/bridge", "https://herald.example:8080/bridge", false)]
    [InlineData("https://herald.example/#!/bridge", "https://herald.example/#!/tunnel", false)]
    [InlineData("https://m.example/bridge", "https://example/bridge", false)]
    [InlineData("https://herald.example/bridge", "https://hilltop.example/bridge", false)]
    [InlineData("https://herald.example/samplitude", "https://herald.example/s", false)]
    public void Two_addresses_are_of_one_article_or_not(string one, string other, bool same = true) => Assert.Equal(same, StoryUrl.KeyOf(one) == StoryUrl.KeyOf(other));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bridge")]
    [InlineData("/2030/bridge")]
    [InlineData("mailto:desk@herald.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://")]
    public void What_is_no_address_of_a_page_has_no_key(string? url) => Assert.Null(StoryUrl.KeyOf(url));

    [Fact]
    public void A_key_is_that_of_its_own_clean_address() =>
        Assert.Equal("https://www.herald.example/a?b=1", StoryUrl.Clean("https://www.herald.example/a?utm_source=x&b=1#top"));

    [Fact]
    public void An_address_is_passed_on_in_few_forms_of_which_the_clean_one_is_the_first()
    {
        var variants = StoryUrl.VariantsOf("https://www.herald.example/bridge?utm_source=feed");

        Assert.Equal("https://www.herald.example/bridge", variants[0]);
        Assert.Contains("http://herald.example/bridge/", variants);
        Assert.Equal(8, variants.Count);
        Assert.Single(variants.Select(StoryUrl.KeyOf).Distinct());
    }
}
