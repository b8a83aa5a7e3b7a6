using NewsBot.Articles;

namespace NewsBot.Core.Tests.Articles;

public sealed class IdTests
{
    [Fact]
    public void An_id_derived_from_content_fits_wherever_the_chat_takes_one()
    {
        var id = ShortHash.Of("a", "b");

        Assert.Equal(22, id.Length);
        Assert.True(ShortHash.HasForm(id));
        Assert.All(id, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
    }

    [Fact]
    public void No_two_lists_of_parts_share_an_id_by_being_joined_differently()
    {
        string?[][] lists = [["ab"], ["a", "b"], ["", "ab"], ["ab", ""], ["ab", null], [null, "ab"], [null], [""], []];

        Assert.Equal(lists.Length, lists.Select(parts => ShortHash.Of(parts)).Distinct().Count());
    }

    [Fact]
    public void An_article_with_an_address_keeps_its_id_whatever_it_says() =>
        Assert.Equal(Some.Article().Id, (Some.Article("Another title", body: "Another text") with { CapturedAt = Some.Time }).Id);

    [Fact]
    public void An_article_without_one_is_named_by_title_and_first_paragraph_and_never_by_when_it_was_saved()
    {
        var article = Some.Article(url: null, body: ["First", "Second"]);

        Assert.Equal(article.Id, (article with { CapturedAt = Some.Time, Body = ["First", "Changed"] }).Id);
        Assert.NotEqual(article.Id, (article with { Body = ["Changed", "Second"] }).Id);
        Assert.NotEqual(article.Id, (article with { Title = "Changed" }).Id);
    }

    [Fact]
    public void A_copied_article_has_the_id_of_what_it_says_now() =>
        Assert.NotEqual(Some.Article().Id, (Some.Article() with { Url = "https://herald.example/moved" }).Id);

    [Fact]
    public void A_comment_s_id_tells_its_author_addressee_text_and_occurrence_apart()
    {
        var article = Some.ArticleId;
        CommentId[] ids =
        [
            CommentId.OfContent(article, "Ann", null, "Text", 1), CommentId.OfContent(article, "Ann", null, "Text", 2), CommentId.OfContent(article, "Ann", "Bob", "Text", 1),
            CommentId.OfContent(article, "Bob", null, "Text", 1), CommentId.OfContent(article, "Ann", null, "Other", 1), CommentId.OfContent(new("other"), "Ann", null, "Text", 1),
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void A_source_s_own_id_is_its_article_s_and_an_id_of_our_form_is_kept()
    {
        var id = CommentId.OfSource(Some.ArticleId, "17");

        Assert.NotEqual(id, CommentId.OfSource(new("other"), "17"));
        Assert.Equal(id, CommentId.OfSource(Some.ArticleId, id.Value));
    }

    [Fact]
    public void One_name_on_two_sites_is_two_authors_and_nobody_on_a_site_is_somebody_on_Discord()
    {
        AuthorId[] ids = [AuthorId.OnSite("a.example", "7"), AuthorId.OnSite("b.example", "7"), AuthorId.OnDiscord("7")];

        Assert.Equal(3, ids.Distinct().Count());
    }
}
