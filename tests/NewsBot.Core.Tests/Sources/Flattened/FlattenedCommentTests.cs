using NewsBot.Sources;

namespace NewsBot.Core.Tests.Sources.Flattened;

public sealed class FlattenedCommentTests
{
    [Fact]
    public void Comments_keep_their_order_paragraphs_and_parents()
    {
        var page = FlattenedPages.Read(FlattenedPages.Ferry);

        Assert.Equal(["Ann", "Ben Inlet", "Ann", "Carl"], page.Comments.Select(comment => comment.Author));
        Assert.Equal("At last! I was on board.\n\nThe piano was mine.", page.Comments[0].Text);
        Assert.Equal("You hear the gulls and nothing else.", page.Comments[2].Text);
        Assert.Equal(page.Comments[1].Id, page.Comments[2].InReplyTo);
        Assert.Equal("Ben Inlet", page.Comments[2].AddressedName);
        Assert.All(page.Comments, comment => Assert.False(comment.Orphan || comment.Edited || comment.Deleted));
        Assert.False(page.CommentsHaveIds);
        Assert.Empty(page.Warnings);
    }

    [Theory]
    [InlineData("Andrew Jin reply toBob(Show commentHide comment)", "Bob, Hi.", "Andrew J", "Bob", "Hi.")]
    [InlineData("visitor in Romain reply toBob(Show commentHide comment)", "Bob, Hi.", "visitor in Roma", "Bob", "Hi.")]
    [InlineData("STOP it !!in reply toBob(Show commentHide comment)", "Hi.", "STOP it !!", "Bob", "Hi.")]
    [InlineData("Ann in reply to Bob (Show comment Hide comment)", "Bob, Hi.", "Ann", "Bob", "Hi.")]
    [InlineData("Lost in reply toin reply toBob(Show commentHide comment)", "Bob, Hi.", "Lost in reply to", "Bob", "Hi.")]
    [InlineData("Annin reply toFound in reply to(Show commentHide comment)", "Found in reply to, Hi.", "Ann", "Found in reply to", "Hi.")]
    [InlineData("Annin reply toBob(Show commentHide comment)", "Bob, Bob, Hi.", "Ann", "Bob", "Bob, Hi.")]
    [InlineData("Annin reply toBob(Show commentHide comment)", "Bobby, Hi.", "Ann", "Bob", "Bobby, Hi.")]
    [InlineData("Annin reply toBob(Show commentHide comment)", "bob, Hi.", "Ann", "Bob", "bob, Hi.")]
    [InlineData("Annin reply toJones, Bob (old)(Show commentHide comment)", "Jones, Bob (old), Hi.", "Ann", "Jones, Bob (old)", "Hi.")]
    [InlineData("Annin reply toBob(Show commentHide comment)", "Bob,\n    Hi.", "Ann", "Bob", "Hi.")]
    [InlineData("in reply to everyone", "Bob, Hi.", "in reply to everyone", null, "Bob, Hi.")]
    [InlineData("Ann (Show comment)", "Hi.", "Ann (Show comment)", null, "Hi.")]
    public void The_author_glued_to_in_reply_to_is_split_off(string line, string text, string author, string? addressed, string expected)
    {
        var comment = Assert.Single(FlattenedPages.WithComments($"  • {line}\n    {text}").Comments);

        Assert.Equal((author, addressed, expected), (comment.Author, comment.AddressedName, comment.Text));
    }

    [Fact]
    public void A_reply_goes_to_the_latest_earlier_comment_of_that_name_and_says_so()
    {
        var page = FlattenedPages.WithComments(
            "  • Ann\n    One.\n  • Ann\n    Two.\n  • Bobin reply toAnn(Show commentHide comment)\n    Ann, Which?\n  • Ann\n    Three.");

        Assert.Equal(page.Comments[1].Id, page.Comments[2].InReplyTo);
        var warning = Assert.Single(page.Warnings);
        Assert.Contains("Bob", warning);
        Assert.Contains("Ann", warning);
    }

    [Fact]
    public void A_reply_to_oneself_goes_to_the_comment_before()
    {
        var page = FlattenedPages.WithComments("  • Ann\n    One.\n  • Annin reply toAnn(Show commentHide comment)\n    Ann, I meant two.");

        Assert.Equal(page.Comments[0].Id, page.Comments[1].InReplyTo);
        Assert.Empty(page.Warnings);
    }

    [Fact]
    public void A_reply_whose_parent_is_not_on_the_page_is_an_orphan_that_keeps_the_name()
    {
        var orphan = Assert.Single(FlattenedPages.WithComments("  • Bobin reply toAnn(Show commentHide comment)\n    Ann, Where are you?").Comments);

        Assert.Null(orphan.InReplyTo);
        Assert.True(orphan.Orphan);
        Assert.Equal("Ann", orphan.AddressedName);
        Assert.Equal("Where are you?", orphan.Text);
    }

    [Fact]
    public void A_parent_that_stands_only_below_is_taken_too()
    {
        var page = FlattenedPages.WithComments("  • Bobin reply toAnn(Show commentHide comment)\n    Ann, Hi.\n  • Ann\n    One.\n  • Ann\n    Two.");

        Assert.Equal(page.Comments[1].Id, page.Comments[0].InReplyTo);
        Assert.False(page.Comments[0].Orphan);
    }

    [Fact]
    public void Replies_in_a_circle_are_cut_where_it_would_close()
    {
        var page = FlattenedPages.WithComments("  • Annin reply toBob(Show commentHide comment)\n    Bob, You first.\n  • Bobin reply toAnn(Show commentHide comment)\n    Ann, No, you.");

        Assert.Null(page.Comments[0].InReplyTo);
        Assert.Equal(page.Comments[0].Id, page.Comments[1].InReplyTo);
        Assert.Contains("circle", Assert.Single(page.Warnings));
    }

    [Theory]
    [InlineData("    My list:\n    • apples\n    • pears", "My list:\n• apples\n• pears")]
    [InlineData("    My list:\n  • apples\n  • pears", "My list:\n• apples\n• pears")]
    [InlineData("    He wrote it in reply to(Show commentHide comment) or so.", "He wrote it in reply to(Show commentHide comment) or so.")]
    [InlineData("    Ann in reply toBob(Show commentHide comment)", "Ann in reply toBob(Show commentHide comment)")]
    [InlineData("    Show new comments (0)\n    All comments", "Show new comments (0)\nAll comments")]
    [InlineData("    A poem:\n      deeper\n\n\n    and back", "A poem:\n  deeper\n\n\nand back")]
    [InlineData("    a\u00A0 b\u202F!", "a b !")]
    public void What_looks_like_the_layout_within_a_comment_is_its_text(string lines, string text)
    {
        var page = FlattenedPages.WithComments($"  • Ann\n{lines}\n  • Bob\n    Hello.");

        Assert.Equal([("Ann", text), ("Bob", "Hello.")], page.Comments.Select(comment => (comment.Author, comment.Text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  • in reply to(Show commentHide comment)\n")]
    [InlineData("\n\n")]
    public void A_page_without_comments_is_a_page(string list)
    {
        var page = FlattenedPages.WithComments(list);

        Assert.Empty(page.Comments);
        Assert.Empty(page.Warnings);
    }

    [Fact]
    public void The_lists_own_template_is_no_comment()
    {
        var page = FlattenedPages.WithComments("  • Ann\n    Hello.\n  • in reply to(Show commentHide comment)");

        Assert.Equal("Hello.", Assert.Single(page.Comments).Text);
    }

    [Fact]
    public void Another_indentation_of_the_whole_list_makes_no_difference()
    {
        var deep = FlattenedPages.WithComments("      • Ann\n        Hello.\n        • a point\n      • Bob\n        Hi.");
        var tabs = FlattenedPages.WithComments("\t• Ann\n\t\tHello.\n\t\t• a point\n\t• Bob\n\t\tHi.");
        var none = FlattenedPages.WithComments("• Ann\nHello.\n  • a point\n• Bob\nHi.");

        Assert.Equal(["Hello.\n• a point", "Hi."], deep.Comments.Select(comment => comment.Text));
        Assert.Equal(["Hello.\n• a point", "Hi."], tabs.Comments.Select(comment => comment.Text));
        Assert.Equal(["Hello.\n• a point", "Hi."], none.Comments.Select(comment => comment.Text));
    }

    [Fact]
    public void Comments_that_the_page_leaves_out_or_breaks_off_are_warned_of()
    {
        Assert.Contains("breaks off", Assert.Single(FlattenedPages.Read("Title\n\nText.\n\nAll comments\n\n  • Ann\n    Hello.\n").Warnings));
        Assert.Contains("Show more comments (20)", Assert.Single(FlattenedPages.WithComments("Show more comments (20)\n\n  • Ann\n    Hello.").Warnings));
    }

    [Fact]
    public void A_later_copy_with_more_comments_gives_the_earlier_ones_the_same_ids()
    {
        const string early = "  • Ann\n    +1\n  • Ann\n    +1\n  • Bobin reply toAnn(Show commentHide comment)\n    Ann, Twice?";

        var before = FlattenedPages.WithComments(early).Comments;
        var after = FlattenedPages.WithComments(early + "\n  • Ann\n    +1").Comments;

        Assert.Equal(before, after.Take(3));
        Assert.Equal(4, after.Select(comment => comment.Id).Distinct().Count());
        Assert.All(after, comment => Assert.Equal(22, comment.Id.Value.Length));
    }

    [Fact]
    public void Five_thousand_comments_are_read()
    {
        var list = string.Join('\n', Enumerable.Range(0, 5_000).Select(i => i % 2 == 0
            ? $"  • reader{i}\n    Comment number {i}."
            : $"  • reader{i}in reply toreader{i - 1}(Show commentHide comment)\n    reader{i - 1}, Reply number {i}."));

        var page = FlattenedPages.WithComments(list);

        Assert.Equal(5_000, page.Comments.Select(comment => comment.Id).Distinct().Count());
        Assert.Equal(2_500, page.Comments.Count(comment => comment.InReplyTo is not null));
        Assert.Empty(page.Warnings);
    }

    [Fact]
    public void However_a_page_is_cut_or_garbled_nothing_throws_and_each_comment_has_one_place()
    {
        var random = new Random(20210307);
        string[] scraps = ["\n", "  • ", "    ", "in reply to", "(Show commentHide comment)", "All comments\n", "Ann", ", ", "\u00A0", "©", "Get short URL", "Show new comments (0)\n", "\uD83D", "05:16 GMT +3", "•", "\r"];

        for (var round = 0; round < 3_000; round++)
        {
            var text = random.Next(2) == 0 ? FlattenedPages.Ferry : FlattenedPages.Bees;
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(text.Length + 1);
                var length = random.Next(3) == 0 ? random.Next(text.Length - at + 1) : 0;
                text = text[..at] + (random.Next(2) == 0 ? scraps[random.Next(scraps.Length)] : "") + text[(at + length)..];
            }

            AssertWhole(Assert.Single(new PageReader().Read("page.txt", text)));
        }
    }

    private static void AssertWhole(ReadResult result)
    {
        if (result.Page is not { } page)
        {
            Assert.False(string.IsNullOrWhiteSpace(result.Problem));
            return;
        }

        Assert.False(string.IsNullOrWhiteSpace(page.Article.Title));
        var places = page.Comments.Select((comment, i) => (comment.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);

        foreach (var comment in page.Comments)
        {
            var steps = 0;
            for (var parent = comment.InReplyTo; parent is { } id; parent = page.Comments[places[id]].InReplyTo)
                Assert.True(steps++ < page.Comments.Count, "Replies go round in a circle.");
        }
    }
}
