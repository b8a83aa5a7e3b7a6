using NewsBot.Sources.Markup;

namespace NewsBot.Core.Tests.Sources.Markup;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData(" one\n two\t three ", "one two three")]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo")]
    [InlineData("<p>One<p>Two", "One\n\nTwo")]
    [InlineData("One<br>Two<br/><br />Three", "One\nTwo\n\nThree")]
    [InlineData("<div>One</div><div>Two</div>", "One\nTwo")]
    [InlineData("<ul><li>One</li><li>Two</li></ul>Three", "• One\n• Two\n\nThree")]
    [InlineData("<blockquote><p>One</p><p>Two</p></blockquote>Three", "> One\n\n> Two\n\nThree")]
    [InlineData("<blockquote>One<blockquote>Two</blockquote></blockquote>", "> One\n\n> > Two")]
    [InlineData("<pre>  if (a)\n    b();</pre>", "  if (a)\n    b();")]
    [InlineData("a &lt;b&gt; &amp; &quot;c&quot; &#150; &hellip; &nbsp;d", "a <b> & \"c\" – … \u00A0d")]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    [InlineData("<script>if (a<b) alert('</p>')</script>after<style>p{}</style>", "after")]
    [InlineData("<!-- not seen -->seen<!-- never closed", "seen")]
    [InlineData("<img src=x alt=':)'> hi", ":) hi")]
    public void Html_becomes_the_text_that_people_see(string html, string text) => Assert.Equal(text, HtmlText.Of(html));

    [Theory]
    [InlineData("<a href='https://a.example/x'>the page</a>", "the page (https://a.example/x)")]
    [InlineData("see <a href='https://a.example/x'>https://a.example/x</a>.", "see https://a.example/x.")]
    [InlineData("<a href=https://www.a.example/long-way>a.example/lo…</a>", "https://www.a.example/long-way")]
    [InlineData("<a href='https://a.example/x'><span class=invisible>https://</span>a.example/x</a>", "https://a.example/x")]
    [InlineData("<a href='https://a.example/@ann' class='u-url mention'>@<span>ann</span></a> hi", "@ann hi")]
    [InlineData("<a href='#comment-1'>Ann</a>", "Ann")]
    [InlineData("<a href='javascript:alert(1)'>Ann</a>", "Ann")]
    [InlineData("<a href='/u/ann'>Ann</a>", "Ann (https://site.example/u/ann)")]
    [InlineData("one <a href='https://a.example/1'>two <a href='https://a.example/2'>three", "one two (https://a.example/1) three (https://a.example/2)")]
    [InlineData("<p>One</p><a href='https://a.example/x'></a>", "One\n\nhttps://a.example/x")]
    public void Links_can_be_followed_and_are_not_said_twice(string html, string text) => Assert.Equal(text, HtmlText.Of(html, new("https://site.example/page")));

    [Theory]
    [InlineData("<b>")]
    [InlineData("<a href=\"")]
    [InlineData("<a href='x' ")]
    [InlineData("<blockquote>")]
    [InlineData("<pre>\n")]
    [InlineData("<![x[")]
    [InlineData("<!-")]
    [InlineData("</")]
    [InlineData("<a b='")]
    [InlineData("&")]
    [InlineData("<li><script>")]
    public void However_much_of_anything_there_is_it_is_read_in_one_pass(string piece)
    {
        var text = HtmlText.Of(string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length)) + " end");

        Assert.True(text.Length < 4_100_000);
    }
}
