using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Sources.Fetching;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/page", true)]
    [InlineData("User-agent: *\nDisallow: /", "/page", false)]
    [InlineData("User-agent: *\nDisallow:", "/page", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true)]
    [InlineData("User-agent: *\nDisallow: /*/print*", "/news/print/1", false)]
    [InlineData("User-agent: *\nDisallow: /a*a$", "/a", true)]
    [InlineData("User-agent: other\nDisallow: /", "/page", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: newsbot\nDisallow: /x", "/page", true)]
    [InlineData("user-agent: other\nUSER-AGENT: NewsBot # us\ndisallow: /page", "/page", false)]
    [InlineData("User-agent: newsbot\nUser-agent: other\nDisallow: /page", "/page", false)]
    [InlineData("User-agent: other\nCrawl-delay: 1\nUser-agent: newsbot\nDisallow: /page", "/page", false)]
    [InlineData("\uFEFFUser-agent: *\r\nDisallow: /page\r\n", "/page", false)]
    [InlineData("Disallow: /page", "/page", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("<html>: not a robots file", "/page", true)]
    public void A_path_is_open_or_closed(string file, string path, bool isOpen) => Assert.Equal(isOpen, RobotsRules.Parse(file).Allows(path));

    [Theory]
    [InlineData("1.5", 1_500)]
    [InlineData("-1", 0)]
    [InlineData("soon", 0)]
    [InlineData("NaN", 0)]
    [InlineData("1e999", 0)]
    public void A_delay_is_in_seconds(string delay, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), RobotsRules.Parse($"User-agent: *\nCrawl-delay: {delay}").Delay);

    [Fact]
    public void A_pattern_made_to_be_slow_is_matched_at_once() =>
        Assert.True(RobotsRules.Parse($"User-agent: *\nDisallow: /{string.Concat(Enumerable.Repeat("a*", 10_000))}b").Allows("/" + new string('a', 100_000)));
}
