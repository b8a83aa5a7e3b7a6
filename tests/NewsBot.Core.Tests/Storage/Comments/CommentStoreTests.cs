using NewsBot.Articles;
using NewsBot.Core.Tests.Articles;

namespace NewsBot.Core.Tests.Storage.Comments;

public abstract class CommentStoreTests(TemporaryDatabase database) : StoreTest(database)
{
    [Fact]
    public void Comments_come_back_as_they_were_kept_and_in_their_order()
    {
        var full = Some.Comment("b", "a", addressed: "Bob", postedAt: Some.Time.AddMinutes(1)) with { EditedAt = Some.Time, DeletedAt = Some.Time };
        Keep(Some.Comment("z"), full, Some.Comment("a"));

        Assert.Equal([Some.Comment("z"), full, Some.Comment("a")], Read(session => session.Comments.FromSite(Some.ArticleId)).Select(stored => stored.Comment));
        Assert.Equal(full, Read(session => session.Comments.Find(Some.ArticleId, new("b"))));
        Assert.Null(Read(session => session.Comments.Find(Some.ArticleId, new("none"))));
    }

    [Fact]
    public void What_is_kept_again_says_what_it_says_now_and_stays_hidden()
    {
        Keep(Some.Comment("a"));
        Write(session => session.Comments.Hide(Some.ArticleId, new("a"), Some.Time));
        Keep(Some.Comment("a", text: "Changed"));

        var kept = Read(session => session.Comments.Find(Some.ArticleId, new("a")))!;
        Assert.Equal(("Changed", Some.Time), (kept.Text, kept.HiddenAt));
    }

    [Fact]
    public void What_a_person_says_is_kept_once_and_says_what_they_say_now()
    {
        Hear("Hello", Guild, new("1"));
        Hear("Hello", Guild, new("1"));
        Hear("Hello, all", Guild, new("1"));

        Assert.Equal(["Hello, all"], Read(session => session.Comments.Everything(Some.ArticleId)).Select(comment => comment.Text));
        Assert.Equal(new CommentId("1"), Read(session => session.Replies.OfMessage(new("1"))));
        Assert.Null(Read(session => session.Replies.OfMessage(new("2"))));
    }

    [Fact]
    public void What_a_person_deleted_leaves_only_its_place()
    {
        Hear("Hello", Guild, new("1"));

        Assert.True(Database.Write(session => session.Replies.Delete(new("1"), Some.Time)));
        Assert.False(Database.Write(session => session.Replies.Delete(new("1"), Some.Time)));
        Assert.False(Database.Write(session => session.Replies.Edit(new("1"), "Back", Some.Time)));
        Hear("Hello", Guild, new("1"));

        var comment = Assert.Single(Read(session => session.Comments.Everything(Some.ArticleId)));
        Assert.Equal(("", Some.Time), (comment.Text, comment.DeletedAt));
        Assert.Empty(Read(session => session.Replies.MessagesIn(new($"thread in {Guild}"))));
    }

    [Fact]
    public void A_person_s_comment_is_none_of_the_site_s()
    {
        Hear("Hello", Guild, new("1"));

        Assert.Empty(Read(session => session.Comments.FromSite(Some.ArticleId)));
    }
}
