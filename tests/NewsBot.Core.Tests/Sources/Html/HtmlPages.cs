using NewsBot.Sources;

namespace NewsBot.Core.Tests.Sources.Html;

/// <summary>Web pages on invented topics, and the parts to build others from.</summary>
internal static class HtmlPages
{
    public const string Opening = "The lantern on the mole of Little Haven was lit again on Saturday, after eleven years in which gulls were its only keepers.";
    public const string Middle = "It shines further than before, said the harbour office, because its lens was polished by forty volunteers, a school class and a retired optician.";
    public const string Closing = "Ships need it no more, for all of them carry better instruments; but the town, the office added, had missed being seen.";

    /// <summary>With all that pages state, and all that stands around a text.</summary>
    public const string Lantern = $$"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
          <meta charset="utf-8">
          <title>The Lantern Is Lit Again | Haven Post</title>
          <link rel="canonical" href="https://haven-post.example/2021/03/07/lantern">
          <meta property="og:title" content="The Lantern Is Lit Again">
          <meta property="og:site_name" content="Haven Post">
          <meta property="og:image" content="/pictures/lantern.jpg?size=large">
          <meta property="article:tag" content="harbour">
          <meta property="article:tag" content="lights">
          <script type="application/ld+json">
          {"@context":"https://schema.org","@graph":[
            {"@type":"Organization","@id":"#post","name":"Haven Post"},
            {"@type":"Person","@id":"#ida","name":"Ida Brook"},
            {"@type":["NewsArticle"],"headline":"The Lantern Is Lit Again","datePublished":"2021-03-07T09:41:00+01:00","dateModified":"2021-03-08T10:00:00+01:00",
             "author":[{"@id":"#ida"},{"@type":"Person","name":"Ben Inlet"}],"publisher":{"@id":"#post"},"commentCount":"14"}]}
          </script>
        </head>
        <body>
          <div class="cookie-banner"><p>We use cookies to improve what you see here, and so do two hundred partners of ours, each of them for its own purposes.</p></div>
          <nav><ul><li><a href="/">Home</a></li><li><a href="/harbour">Harbour</a></li></ul></nav>
          <main>
            <article class="post">
              <header><h1>The Lantern Is Lit Again</h1><p class="byline">By <a rel="author" href="/ida">Ida Brook</a> and Ben Inlet</p><time datetime="2021-03-07T09:41:00+01:00">7 March 2021</time></header>
              <figure><img src="https://haven-post.example/pictures/lantern.jpg"><figcaption>The lantern at dusk, seen from the ferry. <span class="credit">Photo: Carl Reed</span></figcaption></figure>
              <div class="article-body">
                <p>{{Opening}}</p>
                <h2>A lens and its helpers</h2>
                <p>{{Middle}}</p>
                <aside class="related"><h3>Read also</h3><ul><li><a href="/2020/old-ferry">Old Ferry Finds a Home as a Café</a></li></ul></aside>
                <ul><li>Height: 21 metres above the water at low tide</li><li>Range: fourteen miles</li></ul>
                <blockquote><p>We could see it from the island, and nobody went to bed that night, said Ann.</p></blockquote>
                <div class="newsletter-signup"><p>Sign up for our letter, which comes every morning with all that you have missed since yesterday.</p></div>
                <p>{{Closing}}</p>
              </div>
              <div class="share-bar"><a href="#">Share</a></div>
            </article>
            <section id="comments"><h2>2 comments</h2><ol>
              <li class="comment depth-1" id="comment-7"><div class="comment-author"><cite class="fn">Dora</cite></div><time datetime="2021-03-07T12:00:00+01:00">noon</time><div class="comment-content"><p>I polished the left half of that lens, and I would do it again at once.</p></div>
                <ol><li class="comment depth-2" id="comment-9"><div class="comment-author"><cite class="fn">Emil</cite></div><div class="comment-content"><p>It is the half that shines.</p></div></li></ol></li>
            </ol></section>
          </main>
          <footer><p>All that stands here belongs to the Haven Post, which is printed in Little Haven every day but Monday.</p></footer>
        </body>
        </html>
        """;

    public static Page Read(string html, string file = "page.html")
    {
        var result = Assert.Single(new PageReader().Read(file, html));
        Assert.Null(result.Problem);
        return result.Page!;
    }

    public static string Problem(string html) => Assert.Single(new PageReader().Read("page.html", html)).Problem!;

    /// <summary>A page with this in its head and a plain article.</summary>
    public static Page WithHead(string head) => Read($"<html><head>{head}</head><body><h1>The Lantern Is Lit Again</h1>{Paragraphs}</body></html>");

    /// <summary>A page with this as its body.</summary>
    public static Page WithBody(string body) => Read($"<html><head><title>The Lantern Is Lit Again</title></head><body>{body}</body></html>");

    public static string Paragraphs => $"<p>{Opening}</p><p>{Middle}</p><p>{Closing}</p>";
}
