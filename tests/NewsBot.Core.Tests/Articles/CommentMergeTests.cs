using System.Diagnostics;
using NewsBot.Articles;

namespace NewsBot.Core.Tests.Articles;

public sealed class CommentMergeTests
{
    private static readonly DateTimeOffset Later = Some.Time.AddHours(1);

    [Fact]
    public void Reading_the_same_page_again_changes_nothing()
    {
        var page = new[] { Say("Ann", "One"), Say("Bob", "Two", "Ann"), Say("Ann", "One", occurrence: 2) };
        var kept = Read([], page);

        var changes = CommentMerge.Of(kept, page, haveIds: false, Later);

        Assert.Equal(3, kept.Count);
        Assert.Equal((0, 0, 0), (changes.Rows.Count, changes.Added, changes.Edited));
    }

    [Fact]
    public void A_later_copy_with_more_comments_adds_only_these_and_in_their_places()
    {
        var kept = Read([], Say("Ann", "One"), Say("Bob", "Two"));

        var after = Read(kept, Say("Eve", "Zero"), Say("Ann", "One"), Say("Cleo", "Between"), Say("Bob", "Two"), Say("Dan", "Three"));

        Assert.Equal(["Zero", "One", "Between", "Two", "Three"], Texts(after));
        Assert.Equal(kept.Select(stored => stored.Comment.Id), after.Where(stored => stored.Comment.Text is "One" or "Two").Select(stored => stored.Comment.Id));
    }

    [Fact]
    public void What_is_not_on_a_later_copy_is_kept()
    {
        var kept = Read([], Say("Ann", "One"), Say("Bob", "Two"), Say("Cleo", "Three"));

        Assert.Equal(["One", "Two", "Three", "Four"], Texts(Read(kept, Say("Cleo", "Three"), Say("Dan", "Four"))));
        Assert.Equal(["One", "Two", "Zero", "Three"], Texts(Read(kept, Say("Dan", "Zero"), Say("Cleo", "Three"))));
        Assert.Equal(["One", "Two", "Three", "Four"], Texts(Read(kept, Say("Dan", "Four"))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_changed_text_between_unchanged_neighbours_is_an_edit_that_keeps_its_id(int place)
    {
        var page = new[] { Say("Ann", "One"), Say("Bob", "Two"), Say("Ann", "Three") };
        var kept = Read([], page);
        var edited = page.Select((comment, at) => at == place ? Say(comment.Author.Name, "Changed") : comment).ToArray();

        var changes = CommentMerge.Of(kept, edited, haveIds: false, Later);

        var row = Assert.Single(changes.Rows);
        Assert.Equal((0, 1), (changes.Added, changes.Edited));
        Assert.Equal((kept[place].Comment.Id, "Changed", Later), (row.Comment.Id, row.Comment.Text, row.Comment.EditedAt));
    }

    [Fact]
    public void An_edited_comment_is_known_by_its_new_text_from_then_on()
    {
        var kept = Read([], Say("Ann", "One"), Say("Bob", "Two"));
        var edited = new[] { Say("Ann", "One"), Say("Bob", "Too") };

        var after = Read(kept, edited);

        Assert.Empty(CommentMerge.Of(after, edited, haveIds: false, Later).Rows);
        Assert.Equal(kept[1].Comment.Id, after[1].Comment.Id);
    }

    [Fact]
    public void A_text_that_was_edited_away_may_be_written_anew()
    {
        var kept = Read([], Say("Ann", "One"), Say("Bob", "Two"));
        var edited = Read(kept, Say("Ann", "One"), Say("Bob", "Too"));

        var after = Read(edited, Say("Ann", "One"), Say("Bob", "Too"), Say("Bob", "Two"));

        Assert.Equal(["One", "Too", "Two"], Texts(after));
        Assert.Equal(3, after.Select(stored => stored.Comment.Id).Distinct().Count());
        Assert.Empty(CommentMerge.Of(after, [Say("Ann", "One"), Say("Bob", "Too"), Say("Bob", "Two")], haveIds: false, Later).Rows);
    }

    [Fact]
    public void A_different_author_in_an_old_place_is_a_new_comment()
    {
        var kept = Read([], Say("Ann", "One"), Say("Bob", "Two"), Say("Ann", "Three"));

        var changes = CommentMerge.Of(kept, [Say("Ann", "One"), Say("Cleo", "Two and a half"), Say("Ann", "Three")], haveIds: false, Later);

        Assert.Equal((1, 0), (changes.Added, changes.Edited));
    }

    [Fact]
    public void Comments_that_have_moved_are_not_taken_for_edits_of_each_other()
    {
        var kept = Read([], Say("Xena", "X"), Say("Ann", "A"), Say("Bob", "Bob's"), Say("Cleo", "C"), Say("Dan", "D"));

        var after = Read(kept, Say("Ann", "A"), Say("Bob", "Bob's, changed"), Say("Cleo", "C"), Say("Xena", "X"), Say("Bob", "Bob's second"), Say("Dan", "D"));

        Assert.Equal(kept[2].Comment.Id, after.Single(stored => stored.Comment.Text == "Bob's, changed").Comment.Id);
        Assert.Equal(6, after.Count);
    }

    [Fact]
    public void A_reply_to_an_edited_comment_answers_the_comment_that_was_there()
    {
        var (one, two) = (Say("Ann", "One"), Say("Bob", "Two"));
        var kept = Read([], one, two);
        var changed = Say("Ann", "One, changed");

        var after = Read(kept, changed, two, Say("Cleo", "Three") with { InReplyTo = changed.Id });

        Assert.Equal(kept[0].Comment.Id, after[2].Comment.InReplyTo);
    }

    [Fact]
    public void With_true_ids_a_changed_text_is_an_edit_wherever_it_stands()
    {
        var kept = Read([], true, Some.Comment("1", text: "One"), Some.Comment("2", text: "Two"));

        var changes = CommentMerge.Of(kept, [Some.Comment("2", text: "Too"), Some.Comment("1", text: "Uno")], haveIds: true, Later);

        Assert.Equal((0, 2), (changes.Added, changes.Edited));
    }

    [Fact]
    public void Another_name_of_an_author_is_no_edit_of_what_they_said()
    {
        var kept = Read([], true, Some.Comment("1"));

        var row = Assert.Single(CommentMerge.Of(kept, [Some.Comment("1", author: "Anna")], haveIds: true, Later).Rows);

        Assert.Equal(("Anna", null), (row.Comment.Author.Name, row.Comment.EditedAt));
    }

    [Fact]
    public void A_deleted_comment_loses_its_text_and_an_older_copy_does_not_bring_it_back()
    {
        var kept = Read([], true, Some.Comment("1", text: "Secret"));

        var deleted = Read(kept, true, Some.Comment("1", text: "Secret") with { DeletedAt = Later });
        var older = Read(deleted, true, Some.Comment("1", text: "Secret"));

        Assert.All(new[] { deleted, older }, after => Assert.Equal(("", Later, null), (after[0].Comment.Text, after[0].Comment.DeletedAt, after[0].Comment.EditedAt)));
    }

    [Fact]
    public void What_a_whole_discussion_lacks_twice_in_a_row_is_deleted_and_keeps_its_place()
    {
        var kept = Read([], true, Some.Comment("1"), Some.Comment("2", "1"), Some.Comment("3", "2"));

        var missed = Now(kept, Some.Comment("1"), Some.Comment("3", "2"));
        var gone = Now(missed, Some.Comment("1"), Some.Comment("3", "2"));

        Assert.Equal(["Text of 1", "Text of 2", "Text of 3"], Texts(missed));
        Assert.Equal(["Text of 1", "", "Text of 3"], Texts(gone));
        Assert.Equal(Later, gone[1].Comment.DeletedAt);
        Assert.Equal(new CommentId("2"), gone[2].Comment.InReplyTo);
    }

    [Fact]
    public void What_was_only_missing_for_a_while_is_there_as_before()
    {
        var kept = Read([], true, Some.Comment("1"), Some.Comment("2"));
        var missed = Now(kept, Some.Comment("1"));

        var back = Now(missed, Some.Comment("1"), Some.Comment("2"));
        var backAfterItWasDeleted = Now(Now(missed, Some.Comment("1")), Some.Comment("1"), Some.Comment("2"));

        Assert.Equal(kept, back);
        Assert.Equal(kept, backAfterItWasDeleted);
        Assert.Equal(["Text of 1", "Text of 2"], Texts(Now(back, Some.Comment("1"))));
    }

    [Fact]
    public void What_only_a_part_of_a_discussion_or_a_copy_of_it_lacks_is_still_there()
    {
        var kept = Read([], true, Some.Comment("1"), Some.Comment("2"));
        var missed = Now(kept, Some.Comment("1"));

        Assert.Equal(["Text of 1", "Text of 2"], Texts(Read(missed, true, Some.Comment("1"))));
        Assert.Equal(["Text of 1", ""], Texts(Read(Now(missed, Some.Comment("1")), true, Some.Comment("1"), Some.Comment("2"))));
    }

    [Fact]
    public void Where_most_of_a_discussion_is_missing_the_source_is_at_fault()
    {
        var all = Enumerable.Range(0, 12).Select(number => Some.Comment($"{number}")).ToArray();
        var kept = Read([], true, all);

        Assert.Equal(kept, Now(kept, all[..5]));
        Assert.Equal(6, Texts(Now(Now(kept, all[..6]), all[..6])).Count(text => text.Length > 0));
    }

    [Fact]
    public void What_a_moderator_hid_stays_hidden()
    {
        var kept = Read([], true, Some.Comment("1")).Select(stored => stored with { Comment = stored.Comment with { HiddenAt = Later } }).ToList();

        Assert.Equal(Later, Read(kept, true, Some.Comment("1", text: "Changed"))[0].Comment.HiddenAt);
    }

    [Fact]
    public void Ids_that_come_twice_count_once()
    {
        var kept = Read([], true, Some.Comment("1"), Some.Comment("2"));
        IReadOnlyList<StoredComment> twice = [.. kept, .. kept];

        foreach (var haveIds in new[] { false, true })
        {
            Assert.Empty(CommentMerge.Of(twice, [Some.Comment("1"), Some.Comment("2"), Some.Comment("1", text: "Other")], haveIds, Later).Rows);
            Assert.Equal(["Text of 1", "Text of 2", "Text of 3"], Texts(Read(kept, haveIds, Some.Comment("1"), Some.Comment("2"), Some.Comment("3"), Some.Comment("3"))));
        }
    }

    [Fact]
    public void An_orphan_is_joined_to_its_parent_when_that_arrives()
    {
        var kept = Read([], Say("Bob", "Answer", "Ann"));
        Assert.Null(kept[0].Comment.InReplyTo);

        var after = Read(kept, Say("Ann", "Question"), Say("Bob", "Answer", "Ann"));

        Assert.Equal(after[0].Comment.Id, after[1].Comment.InReplyTo);
        Assert.Equal("Question", after[0].Comment.Text);
    }

    [Fact]
    public void An_orphan_answers_the_latest_of_several_before_it_else_the_first_after_it()
    {
        var before = Read([], Say("Ann", "1"), Say("Ann", "2"), Say("Bob", "Answer", "Ann"), Say("Ann", "3"));
        var after = Read([], Say("Bob", "Answer", "Ann"), Say("Ann", "1"), Say("Ann", "2"));

        Assert.Equal(before[1].Comment.Id, before[2].Comment.InReplyTo);
        Assert.Equal(after[1].Comment.Id, after[0].Comment.InReplyTo);
    }

    [Fact]
    public void Two_orphans_that_address_each_other_do_not_form_a_circle()
    {
        var after = Read([], Say("Ann", "1", "Bob"), Say("Bob", "2", "Ann"), Say("Cleo", "3", "Cleo"));

        Assert.Equal([after[1].Comment.Id, null, null], after.Select(stored => stored.Comment.InReplyTo));
    }

    [Fact]
    public void A_reply_whose_parent_has_an_id_but_is_not_there_keeps_it()
    {
        var kept = Read([], true, Some.Comment("2", "1"));

        Assert.Equal(new CommentId("1"), kept[0].Comment.InReplyTo);
        Assert.Equal(new CommentId("1"), Read(kept, true, Some.Comment("1"), Some.Comment("2", "1"))[1].Comment.InReplyTo);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Five_thousand_comments_are_merged_in_no_time(bool haveIds)
    {
        var page = Enumerable.Range(0, 5_000).Select(number => Say($"Author {number % 7}", $"Text {number}", $"Author {number % 3}")).ToArray();
        var watch = Stopwatch.StartNew();

        var kept = Read([], haveIds, page);
        var again = CommentMerge.Of(kept, page, haveIds, Later);
        var grown = Read(kept, haveIds, [.. page.Take(2_500), Say("New", "New"), .. page.Skip(2_500).Reverse()]);

        Assert.Empty(again.Rows);
        Assert.Equal(5_001, grown.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"{watch.Elapsed}");
    }

    [Fact]
    public void Nothing_is_doubled_lost_or_thrown_whatever_a_page_turns_into()
    {
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            var kept = Read([], RandomPage(random));
            var page = RandomPage(random);

            var after = Read(kept, page);

            Assert.Equal(after.Count, after.Select(stored => stored.Comment.Id).Distinct().Count());
            Assert.Equal(Enumerable.Range(0, after.Count).Select(place => (long)place), after.Select(stored => stored.Position));
            Assert.Subset(after.Select(stored => stored.Comment.Id).ToHashSet(), kept.Select(stored => stored.Comment.Id).ToHashSet());
            Assert.Subset(after.Select(stored => stored.Comment.Text).ToHashSet(), page.Select(comment => comment.Text).ToHashSet());
            Assert.Empty(CommentMerge.Of(after, page, haveIds: false, Later).Rows);
        }
    }

    private static Comment[] RandomPage(Random random)
    {
        var said = new Dictionary<(string, string), int>();
        return [.. Enumerable.Range(0, random.Next(12)).Select(_ =>
        {
            var (author, text) = ($"Author {random.Next(3)}", $"Text {random.Next(6)}");
            return Say(author, text, occurrence: said[(author, text)] = said.GetValueOrDefault((author, text)) + 1);
        })];
    }

    private static Comment Say(string author, string text, string? addressed = null, int occurrence = 1) =>
        Some.Comment(CommentId.OfContent(Some.ArticleId, author, addressed, text, occurrence).Value, null, author, text, addressed);

    private static List<StoredComment> Read(IReadOnlyList<StoredComment> kept, params Comment[] page) => Read(kept, haveIds: false, page);

    // What the store would hold afterwards.
    private static List<StoredComment> Read(IReadOnlyList<StoredComment> kept, bool haveIds, params Comment[] page) => Read(kept, haveIds, isWhole: false, page);

    private static List<StoredComment> Read(IReadOnlyList<StoredComment> kept, bool haveIds, bool isWhole, Comment[] page)
    {
        var rows = kept.ToDictionary(stored => stored.Comment.Id);
        foreach (var row in CommentMerge.Of(kept, page, haveIds, Later, isWhole).Rows)
            rows[row.Comment.Id] = row;
        return [.. rows.Values.OrderBy(stored => stored.Position)];
    }

    /// <summary>As it is after its source was asked for all of it.</summary>
    private static List<StoredComment> Now(IReadOnlyList<StoredComment> kept, params Comment[] whole) => Read(kept, true, isWhole: true, whole);

    private static IEnumerable<string> Texts(IEnumerable<StoredComment> comments) => comments.Select(stored => stored.Comment.Text);
}
