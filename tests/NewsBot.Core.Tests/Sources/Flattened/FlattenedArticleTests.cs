using NewsBot.Articles;

namespace NewsBot.Core.Tests.Sources.Flattened;

public sealed class FlattenedArticleTests
{
    [Fact]
    public void The_head_the_text_and_the_foot_of_a_page_are_told_apart()
    {
        var article = FlattenedPages.Read(FlattenedPages.Ferry).Article;

        Assert.Equal("Electric Ferry Starts Between Little Haven and the Mill Island", article.Title);
        Assert.Equal(new LeadImage(null, "The new ferry on its first morning in Little Haven. (Archive)", "© Haven Post/ Ida Brook"), article.LeadImage);
        Assert.Equal(new DateTimeOffset(2021, 3, 7, 9, 41, 0, TimeSpan.FromHours(3)), article.CapturedAt);
        Assert.Equal(TimeSpan.FromHours(3), article.CapturedAt!.Value.Offset);
        Assert.Equal(
            ["The ferry left on time, carrying forty people, two dogs and a piano.", "It will cross every half hour, said the harbour office, \"as long as the ice allows it.\""],
            article.Body);
        Assert.Equal(["Old Ferry Finds a Home as a Café", "Why the Mill Island Has No Cars"], article.Related.Select(related => related.Title));
        Assert.Equal(["ferry", "harbour", "Mill Island"], article.Tags);
        Assert.Equal("en", article.Language);
    }

    [Fact]
    public void What_the_page_does_not_say_stays_unknown()
    {
        var article = FlattenedPages.Read(FlattenedPages.Ferry).Article;

        Assert.Null(article.Url);
        Assert.Null(article.Site);
        Assert.Null(article.Byline);
        Assert.Null(article.PublishedAt);
        Assert.Null(article.CommentCount);
        Assert.All(article.Related, related => Assert.Null(related.Url));
    }

    [Fact]
    public void A_French_page_is_read_by_its_own_labels()
    {
        var page = FlattenedPages.Read(FlattenedPages.Bees);

        Assert.Equal("fr", page.Article.Language);
        Assert.Equal(new DateTimeOffset(2019, 8, 21, 18, 5, 0, TimeSpan.FromHours(3)), page.Article.CapturedAt);
        Assert.Equal("Le miel de la bibliothèque est arrivé", page.Article.Title);
        Assert.Equal(["abeilles", "bibliothèque"], page.Article.Tags);
        Assert.Single(page.Article.Body);
        Assert.Equal(["Zoé", "Marc en réponse"], page.Comments.Select(comment => comment.Author));
        Assert.Equal("Au guichet, le samedi.", page.Comments[1].Text);
        Assert.Equal(page.Comments[0].Id, page.Comments[1].InReplyTo);
        Assert.Empty(page.Warnings);
    }

    [Theory]
    [InlineData("Caption.\n\nTitle\n\n© Credit\nGet short URL\n\nText.\n", "Caption.", "Title", "© Credit")]
    [InlineData("Caption.\n\nTitle\n\n© Credit\n\nGet short URL\n\nText.\n", "Caption.", "Title", "© Credit")]
    [InlineData("Caption.\n\nTitle\n\n© Credit\nHarbour\nGet short URL\n4553\n\nText.\n", "Caption.", "Title", "© Credit")]
    [InlineData("Caption.\n\nTitle\n\n© Credit\nGet short URL4553\n\nText.\n", "Caption.", "Title", "© Credit")]
    [InlineData("Caption.\n\nTitle\n\nHarbour\nGet short URL\n0 12 3\n\nText.\n", "Caption.", "Title", null)]
    [InlineData("Caption.\n\nTitle\n\nHaven Post/ Ida Brook\nGet short URL\n\nText.\n", "Caption.", "Title", "Haven Post/ Ida Brook")]
    [InlineData("Title\n\n© Credit\nGet short URL\n\nText.\n", null, "Title", "© Credit")]
    [InlineData("Title\n\nGet short URL\n\nText.\n", null, "Title", null)]
    [InlineData("Title\nGet short URL\n\nText.\n", null, "Title", null)]
    [InlineData("Caption.\n\nTitle\n\n© Credit\n\nText.\n", "Caption.", "Title", "© Credit")]
    [InlineData("Title\n\n© Credit\n\nText.\n", null, "Title", "© Credit")]
    [InlineData("Title\n\nText.\n", null, "Title", null)]
    [InlineData("Caption of a sentence.\n\nTitle\n\nText.\n", "Caption of a sentence.", "Title", null)]
    [InlineData("Caption\n© Credit\n\nTitle of the article as it stands below\n\nGet short URL\n\nText.\n", "Caption", "Title of the article as it stands below", "© Credit")]
    public void Caption_credit_section_and_short_URL_may_each_be_absent(string lines, string? caption, string title, string? credit)
    {
        foreach (var clock in new[] { "", "05:16 GMT +328 September 2016\n" })
        {
            var article = FlattenedPages.WithArticle(clock + lines).Article;

            Assert.Equal(title, article.Title);
            Assert.Equal((caption, credit), (article.LeadImage?.Caption, article.LeadImage?.Credit));
            Assert.Equal(["Text."], article.Body);
        }
    }

    [Theory]
    [InlineData("Walks, swims, flies and so on, he said.\n", "Walks, swims, flies and so on, he said.", "", "")]
    [InlineData("Last.\n\nharbour", "Last.", "", "harbour")]
    [InlineData("Last.\n\nbees, honey", "Last.", "", "bees, honey")]
    [InlineData("Last.\n\nbees, honey\n", "Last.", "", "bees, honey")]
    [InlineData("Last.\n\nA Title About a Long Walk Home\nAnother One, With a Comma\nbees, Washington D.C.", "Last.", "A Title About a Long Walk Home|Another One, With a Comma", "bees, Washington D.C.")]
    [InlineData("Last.\n\nA Title About a Long Walk Home\nWas This the Longest Pier Ever Built?", "Last.", "A Title About a Long Walk Home|Was This the Longest Pier Ever Built?", "")]
    [InlineData("Last.\n\nA Line That Is No Sentence\n\nbees, honey", "Last.|A Line That Is No Sentence", "", "bees, honey")]
    [InlineData("Last.", "Last.", "", "")]
    [InlineData("On Sunday, to the surprise of many, the old pier, which nobody had walked on for years, was opened again.\nbees", "On Sunday, to the surprise of many, the old pier, which nobody had walked on for years, was opened again.", "", "bees")]
    public void Related_titles_and_tags_are_what_stands_directly_above_the_comments(string end, string body, string related, string tags)
    {
        var article = FlattenedPages.WithArticle($"Title\n\n© Credit\nGet short URL\n\nFirst.\n\n{end}").Article;

        Assert.Equal("First.|" + body, string.Join('|', article.Body));
        Assert.Equal(related, string.Join('|', article.Related.Select(title => title.Title)));
        Assert.Equal(tags, string.Join(", ", article.Tags));
    }

    [Theory]
    [InlineData("A boat, seen from above.\n© Haven Post/ Ida Brook\nThe Boat That Came Back\n\n")]
    [InlineData("A boat, seen from above\n\n© Haven Post/ Ida Brook\n\nThe Boat That Came Back\n\n")]
    [InlineData("A boat, seen from above.\n\n© Haven Post/ Ida Brook\n\nThe Boat That Came Back\n\n")]
    [InlineData("The Boat That Came Back\n© Haven Post/ Ida Brook\nA boat, seen from above.\n\n")]
    [InlineData("A boat.\n© Haven Post/ Ida Brook\nThe Boat That Came Back\nA bridge.\n© Haven Post/ Ida Brook\nWho Built It?\n\n")]
    [InlineData("A boat. (Archive)\n\n© Haven Post/ Ida Brook\n\n")]
    [InlineData("© Haven Post/ Ida Brook\n\n")]
    public void Pictures_and_related_articles_between_the_paragraphs_are_not_text(string inserted)
    {
        var article = FlattenedPages.WithArticle($"Title\n\n© Credit\nGet short URL\n\nThe first paragraph.\n\n{inserted}The second paragraph.\n\nbees, honey").Article;

        Assert.Equal(["The first paragraph.", "The second paragraph."], article.Body);
    }

    [Theory]
    [InlineData("05:16 GMT +328 September 2016", "2016-09-28T05:16:00+03:00")]
    [InlineData("05:16 GMT +3 28 September 2016", "2016-09-28T05:16:00+03:00")]
    [InlineData("05:16 GMT +05:3028 September 2016", "2016-09-28T05:16:00+05:30")]
    [InlineData("05:16 GMT -428 September 2016", "2016-09-28T05:16:00-04:00")]
    [InlineData("05:16 GMT 28 September 2016", "2016-09-28T05:16:00+00:00")]
    [InlineData("5:16 GMT +31 février 2016", "2016-02-01T05:16:00+03:00")]
    [InlineData("05:16 GMT +112 May 2016", null)]
    [InlineData("05:16 GMT +331 September 2016", null)]
    [InlineData("25:16 GMT +328 September 2016", null)]
    [InlineData("05:16 GMT +328 Septembruary 2016", null)]
    [InlineData("05:16 GMT +3 September 2016", null)]
    [InlineData("05:16 GMT +31 January 0001", null)]
    public void The_sites_clock_is_read_or_warned_of(string clock, string? time)
    {
        var page = FlattenedPages.WithArticle($"{clock}\n\nTitle\n\n© Credit\nGet short URL\n\nText.\n");

        Assert.Equal("Title", page.Article.Title);
        Assert.Equal(time, page.Article.CapturedAt?.ToString("yyyy-MM-ddTHH:mm:sszzz"));
        Assert.Equal(time is null, page.Warnings.Any(warning => warning.Contains(clock)));
    }

    [Theory]
    [InlineData("05:16 GMT +328 September 2016\n", "2016-09-27T21:02:00+03:00")]
    [InlineData("", null)]
    public void A_time_of_publishing_is_by_the_sites_own_clock(string clock, string? time)
    {
        var article = FlattenedPages.WithArticle($"{clock}Caption.\n\nTitle\n\n© Credit\nHarbour\n21:02 27.09.2016(updated 09:30 28.09.2016)\nGet short URL\n\nText.\n").Article;

        Assert.Equal(time, article.PublishedAt?.ToString("yyyy-MM-ddTHH:mm:sszzz"));
        Assert.Equal(("Title", "© Credit"), (article.Title, article.LeadImage!.Credit));
    }

    [Theory]
    [InlineData("Community standardsDiscussion\nComment via FacebookComment via Haven\n  • Сomment\n\n")]
    [InlineData("Community standardsDiscussion\nComment via FacebookComment via Haven\n  • Leave a comment\n\n")]
    [InlineData("TrackDo not track\nHouse rulesDebate\nComment via FacebookComment via Haven\n\n")]
    [InlineData("Discussion\n\n")]
    [InlineData("Community standards\nDiscussion\n\n")]
    public void The_furniture_above_the_comments_is_known_by_its_form(string furniture)
    {
        var page = FlattenedPages.Read($"Title\n\n© Credit\nGet short URL\n\nText.\n\nbees, Facebook, honey\n{furniture}All comments\n\nShow new comments (0)");

        Assert.Equal(["Text."], page.Article.Body);
        Assert.Equal(["bees", "Facebook", "honey"], page.Article.Tags);
        Assert.Empty(page.Article.Related);
    }

    [Fact]
    public void Line_ends_byte_order_mark_and_no_break_spaces_make_no_difference()
    {
        var plain = FlattenedPages.Read(FlattenedPages.Ferry);
        var copied = FlattenedPages.Read('\uFEFF' + FlattenedPages.Ferry.ReplaceLineEndings("\r\n").Replace("left on", "left\u00A0 on").Replace("in winter", "in\u00A0winter"));

        Assert.Equal(plain.Article.Body, copied.Article.Body);
        Assert.Equal(plain.Article.Id, copied.Article.Id);
        Assert.Equal(plain.Comments, copied.Comments);
    }

    [Fact]
    public void An_article_may_speak_of_all_comments_itself()
    {
        var article = FlattenedPages.WithArticle("Title\n\n© Credit\nGet short URL\n\nText.\n\nAll comments\n\nMore text.\n").Article;

        Assert.Equal(["Text.", "All comments", "More text."], article.Body);
    }

    [Theory]
    [InlineData("Just a text.\n\nNothing else.", "no comment section (a line 'All comments' or 'Tous les commentaires')")]
    [InlineData("05:16 GMT +328 September 2016\n\nAll comments\n", "no title")]
    [InlineData("05:16 GMT +328 September 2016", "no title and no comment section")]
    [InlineData("<html><body>All comments</body></html>", "no title")]
    public void What_is_no_such_page_says_what_is_missing(string text, string missing)
    {
        Assert.Contains(missing, FlattenedPages.Problem(text));
        Assert.EndsWith(".", FlattenedPages.Problem(text));
    }
}
