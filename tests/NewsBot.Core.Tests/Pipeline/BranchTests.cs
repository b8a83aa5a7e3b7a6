using NewsBot.Articles;
using NewsBot.Core.Tests.Articles;
using NewsBot.Sources.Comments;

namespace NewsBot.Core.Tests.Pipeline;

public sealed class BranchTests : PipelineTest
{
    private static readonly Branch HackerNews = new(new("hackernews/1"), "Hacker News", "https://news.example/item?id=1", "news.example");
    private static readonly Branch Forum = new(new("discourse"), "Forum", null, "forum.example");

    [Fact]
    public async Task A_discussion_read_again_leaves_the_others_alone()
    {
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await KeepAsync(HackerNews, Say("1"), Say("2", "1"));
        await KeepAsync(Forum, Say("1", text: "Elsewhere"));

        await KeepAsync(HackerNews, Say("1", text: "Changed"), Say("2", "1", deleted: true));
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b"));

        var kept = await KeptAsync();
        Assert.Equal(
            [(null, "Text of a"), (null, "Text of b"), ("discourse", "Elsewhere"), ("hackernews/1", "Changed"), ("hackernews/1", "")],
            kept.Select(comment => (comment.Branch?.Value, comment.Text)));
        Assert.Equal(kept[3].Id, kept[4].InReplyTo);
        Assert.True(kept[4].IsTombstone);
        Assert.Equal([false, false, false, true, false], kept.Select(comment => comment.EditedAt is not null));
    }

    [Fact]
    public async Task Authors_are_at_home_where_their_discussion_is()
    {
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", author: "Ann"));
        await KeepAsync(HackerNews, Say("1", author: "Ann"), Say("2", author: "Ann") with { AuthorKey = "ann-7" });
        await KeepAsync(new(new("comments"), "Comments", null, null), Say("1", author: "Ann"));

        var kept = await KeptAsync();
        var (own, site, here, keyed) = (kept[0].Author.Id, kept[1].Author.Id, kept[2].Author.Id, kept[3].Author.Id);
        Assert.Equal(own, site);
        Assert.Equal(3, new[] { own, here, keyed }.Distinct().Count());
    }

    [Fact]
    public async Task A_branch_is_named_where_a_talk_begins_in_it_and_on_the_post()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "Here"));
        await KeepAsync(HackerNews, Say("1", text: "There"), Say("2", "1", text: "There, too"));

        await Bot.SettleAsync();

        Assert.Equal(["**Ann**\nHere", "**Ann** · [Hacker News](<https://news.example/item?id=1>)\nThere", "**Ann**\nThere, too"], Comments().Select(message => message.Text));
        Assert.Equal("[Hacker News](<https://news.example/item?id=1>)", Messages(News)[0].Card.Panel!.Fields!.Single(field => field.Name == "Discussed on").Value.Value);
    }

    private Task KeepAsync(Branch branch, params SourceComment[] comments) =>
        Bot.KeepAsync(new CommentThread(branch, comments, []));

    private Task<List<Comment>> KeptAsync() =>
        Bot.Database.ReadAsync(session => session.Comments.FromSite(Some.ArticleId).Select(stored => stored.Comment).ToList(), default);

    private static SourceComment Say(string id, string? parent = null, string? text = null, string author = "Ann", bool deleted = false) =>
        new(id, parent, author, null, text ?? $"Text of {id}", null, Deleted: deleted);
}
