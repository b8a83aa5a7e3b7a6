namespace NewsBot.Core.Tests.Sources.Html;

/// <summary>Which text of a page is the article's.</summary>
public sealed class HtmlBodyTests
{
    private static readonly string[] Whole = [HtmlPages.Opening, HtmlPages.Middle, HtmlPages.Closing];

    public static TheoryData<string> Surroundings => new()
    {
        "{0}<div class='comments'><p>I polished the left half of that lens, and I would do it again at once if anybody asked me to.</p></div>",
        "{0}<div id='disqus_thread'><p>I polished the left half of that lens, and I would do it again at once if anybody asked me to.</p></div>",
        "<div>{0}</div><aside><p>The tide table for Little Haven is printed in the office, and posted on the door of the harbour master.</p></aside>",
        "<div>{0}</div><div class='sidebar'><p>The tide table for Little Haven is printed in the office, and posted on the door of the harbour master.</p></div>",
        "<div class='paywall-notice'><p>You have read three articles this month. Subscribe to go on reading, for as little as one coin a week.</p></div><div>{0}</div>",
        "<div style='display: none'><p>Your browser is very old, and what you see here will look older still than it is. Please get another one.</p></div><div>{0}</div>",
        "<div hidden><p>Your browser is very old, and what you see here will look older still than it is. Please get another one.</p></div><div>{0}</div>",
        "<div>{0}</div><ul><li><a href='/a'>Old Ferry Finds a Home as a Café</a></li><li><a href='/b'>Why the Mill Island Has No Cars</a></li></ul>",
        "<div>{0}<p><a href='/a'>Old Ferry Finds a Home as a Café, and Its Captain a Kitchen</a></p></div>",
        "<figure><img src='a.jpg'><figcaption>The lantern at dusk, seen from the ferry on its last crossing of the day.</figcaption></figure><div>{0}</div>",
        "<div>{0}<p>https://haven-post.example/lantern</p></div>",
        "<div>{0}<h3>More from the harbour</h3></div>",
        "<article>{0}</article><article><h2><a href='/a'>Old Ferry Finds a Home</a></h2><p>She sailed for sixty years, and now she will stand still for as many more, with tables on deck.</p></article>",
        "<p>7 March 2021</p><div><p>Share</p>{0}</div>",
    };

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void What_stands_around_the_text_is_left_out(string body) =>
        Assert.Equal(Whole, HtmlPages.WithBody("<h1>The Lantern Is Lit Again</h1>" + body.Replace("{0}", HtmlPages.Paragraphs)).Article.Body);

    [Fact]
    public void A_layout_that_calls_the_text_itself_a_sidebar_does_not_hide_it() =>
        Assert.Equal(Whole, HtmlPages.WithBody($"<div class='sidebar-layout widget'><h1>The Lantern Is Lit Again</h1>{HtmlPages.Paragraphs}</div>").Article.Body);

    [Fact]
    public void A_text_in_pieces_is_one_text() =>
        Assert.Equal(Whole, HtmlPages.WithBody($"<div class='story'><div><p>{HtmlPages.Opening}</p></div><div class='ad'><p>Buy now!</p></div><div><p>{HtmlPages.Middle}</p></div><div><p>{HtmlPages.Closing}</p></div></div>").Article.Body);

    [Fact]
    public void Lines_that_only_breaks_part_are_paragraphs() =>
        Assert.Equal(Whole, HtmlPages.WithBody($"<div>{HtmlPages.Opening}<br><br>{HtmlPages.Middle}<br>{HtmlPages.Closing}</div>").Article.Body);

    [Fact]
    public void A_quoted_post_of_a_social_network_belongs_to_the_text()
    {
        const string post = "<div class='social-embed'><blockquote class='twitter-tweet'><p>We can see it from the island!</p></blockquote></div>";

        Assert.Contains("We can see it from the island!", HtmlPages.WithBody($"<div><p>{HtmlPages.Opening}</p>{post}<p>{HtmlPages.Middle}</p><p>{HtmlPages.Closing}</p></div>").Article.Body);
    }

    [Fact]
    public void A_table_within_the_text_is_read_cell_by_cell()
    {
        var body = HtmlPages.WithBody($"<div><p>{HtmlPages.Opening}</p><table><tr><td>Height</td><td>21 m</td></tr></table><p>{HtmlPages.Closing}</p></div>").Article.Body;

        Assert.Equal([HtmlPages.Opening, "Height", "21 m", HtmlPages.Closing], body);
    }

    [Fact]
    public void The_title_is_not_repeated_as_the_first_paragraph() =>
        Assert.Equal(Whole, HtmlPages.WithBody($"<div><p>{HtmlPages.Opening}</p><h2>The Lantern Is Lit Again</h2><p>{HtmlPages.Middle}</p><p>{HtmlPages.Closing}</p></div>").Article.Body);

    [Fact]
    public void A_text_without_an_alphabet_counts_by_its_characters()
    {
        const string one = "港の突堤の灯台は、十一年ぶりに土曜日の夜ふたたび灯された。";
        const string two = "レンズは四十人の町の人びとが磨いた。";

        Assert.Equal([one, two], HtmlPages.WithBody($"<h1>灯台</h1><div><p>{one}</p><p>{two}</p></div><div><a href='/'>ホーム</a></div>").Article.Body);
    }
}
