using NewsBot.Core.Tests.Sources.Html;

namespace NewsBot.Core.Tests.Sources.Flattened;

/// <summary>Text copies of pages that have no known layout.</summary>
public sealed class TextCopyTests
{
    private const string Copy = $"""
        Haven Post
        • Home
        • Harbour
        We use cookies to show you what you like to see, and so do our partners.
        The Lantern Is Lit Again
        By Ida Brook
        7 March 2021, 09:41
        {HtmlPages.Opening}
        A lens and its helpers
        {HtmlPages.Middle}
        Advertisement
        {HtmlPages.Closing}
        Share
        Advertisement
        • Old Ferry Finds a Home as a Café
        • Why the Mill Island Has No Cars
        • The Tide Table of the Week
        © Haven Post. All rights reserved, in every harbour that there is.
        """;

    [Fact]
    public void A_text_copy_is_read_by_the_shape_of_its_lines()
    {
        var article = FlattenedPages.Read(Copy).Article;

        Assert.Equal("The Lantern Is Lit Again", article.Title);
        Assert.Equal("Ida Brook", article.Byline);
        Assert.Equal(new DateTimeOffset(2021, 3, 7, 9, 41, 0, TimeSpan.Zero), article.PublishedAt);
        Assert.Equal([HtmlPages.Opening, "A lens and its helpers", HtmlPages.Middle, HtmlPages.Closing], article.Body);
    }

    [Fact]
    public void A_text_in_which_no_line_is_a_paragraph_is_no_page() =>
        Assert.Contains("no comment section", FlattenedPages.Problem("Milk\nBread\nCandles\n"));
}
