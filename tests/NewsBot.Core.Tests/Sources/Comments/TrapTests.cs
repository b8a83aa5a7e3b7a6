using NewsBot.Articles;
using NewsBot.Core.Tests.Articles;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Sources.Comments;

/// <summary>What interfaces answer when they are broken, and what people and machines do to ids.</summary>
public sealed class TrapTests : Discussions
{
    private static readonly Uri Page = new("https://herald.example/bridge");

    public static TheoryData<CommentSystem> Systems => [.. Enum.GetValues<CommentSystem>()];

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Whatever_a_system_answers_in_its_place_is_one_sentence_or_no_comment_and_never_anything_else(CommentSystem system)
    {
        foreach (var name in new[] { "disqus", "reddit", "coral" })
            Secrets[name] = "a:b";

        var deep = new string('[', 10_000) + new string(']', 10_000);
        string[] answers = ["", "null", "7", "[]", "{}", "[null]", "{\"comments\":[null,7,{}]}", "{\"comments\":{}}", "{\"replies\":", "<!DOCTYPE html><p>Sorry, we are closed", deep, $"{{\"comments\":{deep}}}", "\uFFFE\u0000", "[{\"id\":\"\\uD800\"}]"];
        var readers = new ICommentReader[]
        {
            new WordPressReader(new(), new()), new DisqusReader(), new DiscourseReader(), new HackerNewsReader(Site.Address("/v0/")), new RedditReader(Site.Address("/")), new LemmyReader(), new MastodonReader(),
            new IssoReader(), new Remark42Reader(), new CommentoReader(), new CoralReader(), new OpenWebReader(true), new FeedCommentReader(), new MarkupReader(),
        };

        foreach (var answer in answers)
        {
            var access = new CommentAccess((request, _) => Task.FromResult(new FetchedPage(request.Address, System.Text.Encoding.UTF8.GetBytes(answer), null, null, new(null, null))), Secrets.GetValueOrDefault);
            try
            {
                Assert.Empty((await new CommentReading(readers).ReadAsync(new(system, Page, Site.Address("/"), "1", "x"), access, default)).Comments);
            }
            catch (FetchException exception)
            {
                Assert.StartsWith($"{system} at {Page} could not be read: ", exception.Message, StringComparison.Ordinal);
                Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', exception.Message);
                Assert.True(exception.Message.Length < 400);
            }
        }
    }

    [Fact]
    public void Comments_that_answer_each_other_themselves_or_nobody_all_have_a_place()
    {
        var warnings = new List<string>();
        var branch = Thread(Say("a", "b"), Say("b", "a"), Say("c", "c"), Say("d", "gone"), Say("e", "f"), Say("f")).ToBranch(Some.ArticleId, warnings);

        var tree = new CommentTree(NewsBot.Pipeline.PageComments.Of(Some.ArticleId, branch.Branch, branch.Comments, "site", Some.Time)).DepthFirst().ToList();

        Assert.Equal(6, tree.Count);
        Assert.Equal([0, 1, 0, 0, 0, 1], tree.Select(place => place.Depth));
        Assert.Equal([false, false, false, true, false, false], branch.Comments.Select(comment => comment.Orphan));
        Assert.Equal(2, warnings.Count);
    }

    [Fact]
    public void The_same_id_in_two_discussions_is_two_comments()
    {
        var one = Thread(Say("1")).ToBranch(Some.ArticleId, []);
        var other = (Thread(Say("1")) with { Branch = new(new("other"), "Other", null, null) }).ToBranch(Some.ArticleId, []);

        Assert.NotEqual(one.Comments[0].Id, other.Comments[0].Id);
    }

    [Fact]
    public void A_remote_id_in_our_own_form_names_no_comment_of_ours()
    {
        var ours = ShortHash.Of("message", "1");

        Assert.NotEqual(ours, Thread(Say(ours)).ToBranch(Some.ArticleId, []).Comments[0].Id.Value);
    }

    [Fact]
    public void Comments_without_ids_are_known_by_what_they_say()
    {
        var read = Thread(new SourceComment(null, null, "Ann", null, "Same", null), new SourceComment(null, null, "Ann", null, "Same", null)).ToBranch(Some.ArticleId, []);

        Assert.False(read.HaveIds);
        Assert.Equal(2, read.Comments.Select(comment => comment.Id).Distinct().Count());
    }

    [Fact]
    public void A_discussion_that_never_ends_is_read_as_far_as_people_could_follow()
    {
        var builder = new ThreadBuilder(new(new("x"), "X", null, null));
        for (var page = 0; builder.TurnsTo($"{page}"); page++)
        {
            for (var place = 0; place < 100; place++)
                builder.Add(Say($"{page}.{place}"));
        }

        var thread = builder.Build();
        Assert.Equal(ThreadBuilder.MostComments, thread.Comments.Count);
        Assert.Contains("does not end", Assert.Single(thread.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_discussions_the_one_that_fails_is_told_and_the_others_are_read()
    {
        Answer("/api/v1/find?site=x&url=https%3A%2F%2Fherald.example%2Fbridge&sort=%2Btime&format=tree", """{"comments":[{"comment":{"id":"a","text":"One","user":{"name":"Ann"}}}]}""");

        var (threads, problems) = await new CommentReading().ReadAllAsync([new(CommentSystem.Isso, Page, Site.Address("/isso/")), new(CommentSystem.Remark42, Page, Site.Address("/"), null, "x")], Access, default);

        Assert.Equal([">a Ann: One"], Lines(Assert.Single(threads)));
        Assert.StartsWith("Isso at https://herald.example/bridge could not be read: ", Assert.Single(problems), StringComparison.Ordinal);
    }

    private static CommentThread Thread(params SourceComment[] comments) => new(new(new("comments"), "Comments", null, null), comments, []);

    private static SourceComment Say(string id, string? parent = null) => new(id, parent, "Ann", null, $"Text of {id}", null);
}
