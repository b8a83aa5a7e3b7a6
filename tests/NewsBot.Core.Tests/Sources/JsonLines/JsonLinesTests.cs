using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Core.Tests.Sources.Flattened;
using NewsBot.Core.Tests.Sources.Html;
using NewsBot.Sources;
using NewsBot.Sources.JsonLines;

namespace NewsBot.Core.Tests.Sources.JsonLines;

public sealed class JsonLinesTests
{
    private const string Line = """{"file":"elsewhere","article":{"title":"Bees move in","url":"https://hill.example/bees","site":"hill.example","byline":"Ida Brook","publishedAt":"2024-05-02T07:30:00+02:00","capturedAt":null,"language":"en","leadImage":{"url":null,"caption":"A hive.","credit":"Ida Brook"},"body":["One.","Two."],"tags":["bees"],"related":[{"title":"Honey","url":null}],"commentCount":3,"modifiedAt":null},"summary":{"sentences":[{"text":"One.","paragraph":0,"start":0,"end":4}],"by":"extractive"},"comments":[{"id":"c1","inReplyTo":null,"author":"Ann","text":"Zzz… 🐝 «да»\n\n*b* \\uD83D\\uDC1D \"\u0001","postedAt":"2024-05-02T08:00:00+02:00","edited":false,"deleted":false,"orphan":false},{"id":"c2","inReplyTo":"c1","author":"","text":"","postedAt":null,"edited":false,"deleted":true,"orphan":false},{"id":"c3","inReplyTo":"gone","author":"Bob","text":"Why?","postedAt":null,"edited":true,"deleted":false,"orphan":false}],"warnings":["old"]}""";

    [Fact]
    public void A_line_gives_its_page_as_it_stands()
    {
        var page = Read(Line);

        Assert.Equal("page.jsonl", page.File);
        Assert.Equal("Bees move in", page.Article.Title);
        Assert.Equal(new LeadImage(null, "A hive.", "Ida Brook"), page.Article.LeadImage);
        Assert.Equal(TimeSpan.FromHours(2), page.Article.PublishedAt!.Value.Offset);
        Assert.Equal(["One.", "Two."], page.Article.Body);
        Assert.Equal(3, page.Article.CommentCount);
        Assert.Equal(["Zzz… 🐝 «да»\n\n*b* \\uD83D\\uDC1D \"\u0001", "", "Why?"], page.Comments.Select(comment => comment.Text));
        Assert.Equal([false, true, false], page.Comments.Select(comment => comment.Deleted));
        Assert.Equal([false, false, true], page.Comments.Select(comment => comment.Edited));
        Assert.True(page.CommentsHaveIds);
        Assert.Empty(page.Warnings);
        Assert.Null(page.Grows);
    }

    [Fact]
    public void References_are_kept_also_to_a_comment_that_is_not_there()
    {
        var page = Read(Line);

        Assert.Equal(CommentId.OfSource(page.Article.Id, "c1"), page.Comments[1].InReplyTo);
        Assert.Equal(CommentId.OfSource(page.Article.Id, "gone"), page.Comments[2].InReplyTo);
        Assert.Equal([false, false, true], page.Comments.Select(comment => comment.Orphan));
    }

    [Fact]
    public void What_is_written_is_read_back_as_the_same_page()
    {
        foreach (var page in new[] { Read(Line), Read(WithGrowth("""{"first":2,"every":"00:00:10"}""")), FlattenedPages.Read(FlattenedPages.Ferry), FlattenedPages.Read(FlattenedPages.Bees), HtmlPages.Read(HtmlPages.Lantern) })
        {
            var written = PageJson.Write(PageJson.LineOf(page));
            var again = Assert.Single(new PageReader().Read(page.File, written)).Page!;

            Assert.DoesNotContain('\n', written);
            Assert.Equal(written, PageJson.Write(PageJson.LineOf(again)));
            Assert.Equal(page.Article.Id, again.Article.Id);
            Assert.Equal(page.Comments.Select(comment => comment with { AddressedName = null }), again.Comments);
            Assert.Equal(page.Grows, again.Grows);
        }
    }

    [Fact]
    public void The_branches_of_a_discussion_come_back_as_they_were()
    {
        var line = Line.Replace("""{"id":"c2",""", """{"branch":"hackernews/1","editedAt":"2024-05-02T09:00:00+02:00","authorKey":"u7","id":"c2",""").Replace("""{"id":"c3",""", """{"branch":"lost","id":"c3",""")
            .Replace(""","warnings":""", ""","branches":[{"id":"hackernews/1","label":"Hacker News","url":"https://news.example/1","site":"news.example"}],"warnings":""");
        var page = Read(line);

        Assert.Single(page.Comments);
        Assert.Equal([new(new("hackernews/1"), "Hacker News", "https://news.example/1", "news.example"), new(new("lost"), "lost", null, "lost")], page.Branches.Select(branch => branch.Branch));
        Assert.Equal(CommentId.OfBranch(page.Article.Id, new("hackernews/1"), "c2"), Assert.Single(page.Branches[0].Comments).Id);
        Assert.Equal(("u7", 9), (page.Branches[0].Comments[0].AuthorKey, page.Branches[0].Comments[0].EditedAt!.Value.Hour));
        Assert.Equal("There are comments of a branch 'lost' that is not described.", Assert.Single(page.Warnings));

        var written = PageJson.Write(PageJson.LineOf(page));
        var again = Assert.Single(new PageReader().Read(page.File, written)).Page!;
        Assert.Equal(written, PageJson.Write(PageJson.LineOf(again) with { Warnings = page.Warnings }));
        Assert.Equal(page.Branches.SelectMany(branch => branch.Comments), again.Branches.SelectMany(branch => branch.Comments));
    }

    [Fact]
    public void A_line_is_written_in_the_order_and_letters_of_the_page()
    {
        var summary = new SummaryLine([new("One.", 0, 0, 4)], "extractive");
        var written = PageJson.Write(PageJson.LineOf(Read(Line), summary) with { File = "elsewhere", Warnings = ["old"] });

        var ids = Read(Line).Comments.Select(comment => comment.Id.Value).ToList();
        var expected = Line
            .Replace("\"c1\"", $"\"{ids[0]}\"").Replace("\"c2\"", $"\"{ids[1]}\"").Replace("\"c3\"", $"\"{ids[2]}\"")
            .Replace("\"gone\"", $"\"{Read(Line).Comments[2].InReplyTo}\"").Replace("\"edited\":true,\"deleted\":false,\"orphan\":false", "\"edited\":true,\"deleted\":false,\"orphan\":true");
        Assert.Equal(expected, written);
    }

    [Fact]
    public void A_picture_of_which_nothing_is_known_is_written_as_none()
    {
        var page = Read(Line);
        var line = PageJson.LineOf(page with { Article = page.Article with { LeadImage = new LeadImage(null, null, null) } });

        Assert.Contains("\"leadImage\":null", PageJson.Write(line));
        Assert.Contains("\"summary\":null", PageJson.Write(line));
    }

    [Fact]
    public void Only_the_title_must_be_there()
    {
        var page = Read("""{"article":{"title":"Bees"},"more":{"deep":[1]}}""");

        Assert.Equal("Bees", page.Article.Title);
        Assert.Null(page.Article.LeadImage);
        Assert.Empty(page.Article.Body);
        Assert.Empty(page.Comments);
        Assert.Empty(page.Warnings);
    }

    [Theory]
    [InlineData("{", "Line 2")]
    [InlineData("null", "no article")]
    [InlineData("[]", "Line 2")]
    [InlineData("{}", "no article")]
    [InlineData("""{"article":{}}""", "no title")]
    [InlineData("""{"article":{"title":" "}}""", "no title")]
    [InlineData("""{"article":{"title":7}}""", "$.article.title")]
    [InlineData("""{"article":{"title":"Bees"},"comments":[{"id":"1","deleted":"no"}]}""", "$.comments[0].deleted")]
    [InlineData("""{"article":{"title":"\ud800"}}""", "$.article.title")]
    [InlineData("""{"article":{"title":"Bees"}} {}""", "Line 2")]
    public void A_bad_line_is_named_and_leaves_the_others_alone(string bad, string said)
    {
        var results = new PageReader().Read("page.jsonl", $"{Line}\n{bad}\r\n\n{Line}");

        Assert.Equal(3, results.Count);
        Assert.NotNull(results[0].Page);
        Assert.NotNull(results[2].Page);
        Assert.Contains("Line 2", results[1].Problem);
        Assert.Contains(said, results[1].Problem);
    }

    [Fact]
    public void Of_two_comments_with_one_id_the_later_is_taken_in_the_place_of_the_first()
    {
        var page = Read("""{"article":{"title":"Bees"},"comments":[{"id":"1","text":"a"},{"id":"2","text":"b"},{"id":"1","text":"c"}]}""");

        Assert.Equal(["c", "b"], page.Comments.Select(comment => comment.Text));
        Assert.Single(page.Warnings);
    }

    [Theory]
    [InlineData("""{"id":"1","inReplyTo":"1","author":"Ann"}""", 1)]
    [InlineData("""{"id":"1","inReplyTo":"2","author":"Ann"},{"id":"2","inReplyTo":"1"}""", 1)]
    [InlineData("""{"id":"0","inReplyTo":"1"},{"id":"1","inReplyTo":"2"},{"id":"2","inReplyTo":"1"},{"id":"3","inReplyTo":"3"}""", 2)]
    [InlineData("""{"id":"1"},{"id":"2","inReplyTo":"1"},{"id":"3","inReplyTo":"2"},{"id":"4","inReplyTo":"2"},null""", 0)]
    public void Circles_of_replies_are_kept_and_warned_of_once(string comments, int circles)
    {
        var page = Read($$"""{"article":{"title":"Bees"},"comments":[{{comments}}]}""");

        Assert.Equal(circles, page.Warnings.Count);
        Assert.DoesNotContain(page.Comments, comment => comment.Orphan);
    }

    [Fact]
    public void Comments_without_ids_are_named_by_what_they_say()
    {
        var page = Read("""{"article":{"title":"Bees"},"comments":[{"author":"Ann","text":"+1"},{"author":"Ann","text":"+1"}]}""");

        Assert.False(page.CommentsHaveIds);
        Assert.Equal(2, page.Comments.Select(comment => comment.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("2024-05-02T08:00:00Z", true)]
    [InlineData("2024-05-02T08:00:00.1234567+05:30", true)]
    [InlineData("2024-05-02 08:00+0200", true)]
    [InlineData("2024-05-02T08:00:00", false)]
    [InlineData("2024-05-02", false)]
    [InlineData("2024-13-02T08:00:00Z", false)]
    [InlineData("0001-01-01T00:00:00+05:00", false)]
    [InlineData("yesterday", false)]
    public void A_time_without_an_offset_is_unknown_and_warned_of(string time, bool known)
    {
        var page = Read($$"""{"article":{"title":"Bees","publishedAt":"{{time}}"},"comments":[]}""");

        Assert.Equal(known, page.Article.PublishedAt is not null);
        Assert.Equal(known ? 0 : 1, page.Warnings.Count);
    }

    [Theory]
    [InlineData("""{"first":8,"every":"00:00:10"}""", true)]
    [InlineData("""{"first":8}""", false)]
    [InlineData("""{"first":-1,"every":"00:00:10"}""", false)]
    [InlineData("""{"first":8,"every":"00:00:00"}""", false)]
    [InlineData("""{"first":8,"every":"soon"}""", false)]
    public void How_a_page_grows_is_read_or_warned_of(string grows, bool known)
    {
        var page = Read(WithGrowth(grows));

        Assert.Equal(known ? new Growth(8, TimeSpan.FromSeconds(10)) : null, page.Grows);
        Assert.Equal(known ? 0 : 1, page.Warnings.Count);
    }

    [Fact]
    public void However_a_line_is_cut_or_garbled_nothing_throws()
    {
        var random = new Random(20240502);

        for (var round = 0; round < 3_000; round++)
        {
            var at = random.Next(1, Line.Length);
            var garbled = random.Next(3) switch
            {
                0 => Line[..at],
                1 => Line[..at] + "{}[]\",:\\0\n\uD800"[random.Next(11)] + Line[at..],
                _ => Line[..at] + Line[Math.Min(Line.Length, at + random.Next(9))..],
            };

            Assert.All(new PageReader().Read("page.jsonl", garbled), result => Assert.NotEqual(result.Page is null, result.Problem is null));
        }
    }

    [Fact]
    public void What_is_written_is_JSON() => JsonDocument.Parse(PageJson.Write(PageJson.LineOf(FlattenedPages.Read(FlattenedPages.Ferry)))).Dispose();

    private static string WithGrowth(string grows) => Line[..^1] + $",\"grows\":{grows}}}";

    private static Page Read(string line) => Assert.Single(new PageReader().Read("page.jsonl", line)).Page!;
}
