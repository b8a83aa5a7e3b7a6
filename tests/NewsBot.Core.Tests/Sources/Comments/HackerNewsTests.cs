using NewsBot.Articles;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Sources.Comments;

public sealed class HackerNewsTests : Discussions
{
    private CommentSection Section => new(CommentSystem.HackerNews, new("https://news.ycombinator.com/item?id=1"), Site.Address("/api/v1/"), "1");

    private HackerNewsReader Reader => new(Site.Address("/v0/"));

    [Fact]
    public async Task The_tree_of_the_search_engine_is_read_with_who_answers_whom()
    {
        Answer("/api/v1/items/1", """
            {"id":1,"author":"ann","children":[
              {"id":2,"author":"bob","created_at":"2030-01-01T00:00:00.000Z","text":"<p>One &amp; two.<p>See <a href=\"https://a.example/long-way\" rel=\"nofollow\">https://a.example/long-...</a>","children":[
                {"id":3,"author":"ann","created_at_i":1893456060,"text":"Three","children":[]}]},
              {"id":4,"author":null,"text":null,"children":[{"id":5,"author":"cleo","text":"Five"}]}]}
            """);
        Answer("/v0/item/1.json", """{"id":1,"type":"story","kids":[2,4]}""");
        Answer("/v0/updates.json", """{"items":[1,99],"profiles":["bob"]}""");

        var thread = await ReadAsync(Section, Reader);

        Assert.Equal([">2 bob: One & two.\n\nSee https://a.example/long-way", "2>3 ann: Three", ">4 : (deleted)", "4>5 cleo: Five"], Lines(thread));
        Assert.Equal(new DateTimeOffset(2030, 1, 1, 0, 1, 0, TimeSpan.Zero), thread.Comments[1].PostedAt);
        Assert.Equal(new Branch(new("hackernews/1"), "Hacker News", "https://news.ycombinator.com/item?id=1", "news.ycombinator.com"), thread.Branch);
        Assert.Empty(thread.Warnings);
    }

    [Fact]
    public async Task What_the_search_engine_left_out_is_looked_up_at_Hacker_News_with_all_its_answers()
    {
        Answer("/api/v1/items/1", """{"id":1,"children":[{"id":2,"author":"bob","text":"Two","children":[]}]}""");
        Answer("/v0/item/1.json", """{"id":1,"type":"story","kids":[2,6]}""");
        Answer("/v0/item/6.json", """{"id":6,"type":"comment","parent":1,"deleted":true,"time":1893456000,"kids":[7,8]}""");
        Answer("/v0/item/7.json", """{"id":7,"type":"comment","parent":6,"by":"cleo","text":"Seven","time":1893456000}""");
        Answer("/v0/item/8.json", """{"id":8,"type":"comment","parent":6,"by":"dora","text":"Buy!","dead":true}""");

        Assert.Equal([">2 bob: Two", ">6 : (deleted)", "6>7 cleo: Seven", "6>8 dora: (deleted)"], Lines(await ReadAsync(Section, Reader)));
    }

    [Fact]
    public async Task What_was_changed_in_the_last_minutes_is_as_Hacker_News_itself_has_it()
    {
        Answer("/api/v1/items/1", """{"id":1,"children":[{"id":2,"author":"bob","text":"Two","children":[{"id":3,"author":"ann","text":"Three","children":[]}]},{"id":4,"author":"cleo","text":"Four"}]}""");
        Answer("/v0/item/1.json", """{"id":1,"type":"story","kids":[2,4]}""");
        Answer("/v0/updates.json", """{"items":[4,2,99,"5",null],"profiles":[]}""");
        Answer("/v0/item/2.json", """{"id":2,"type":"comment","parent":1,"by":"bob","text":"Two, corrected","time":1893456000,"kids":[3]}""");
        Answer("/v0/item/4.json", """{"id":4,"type":"comment","parent":1,"deleted":true,"time":1893456000}""");

        var thread = await ReadAsync(Section, Reader);

        Assert.Equal([">2 bob: Two, corrected", "2>3 ann: Three", ">4 : (deleted)"], Lines(thread));
        Assert.Empty(thread.Warnings);
        Assert.DoesNotContain(Site.Requests, request => request.Contains("/item/99", StringComparison.Ordinal) || request.Contains("/item/3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_Hacker_News_itself_says_nothing_the_tree_is_kept_and_that_is_told()
    {
        Answer("/api/v1/items/1", """{"id":1,"children":[{"id":2,"author":"bob","text":"Two","children":[]}]}""");

        var thread = await ReadAsync(Section, Reader);

        Assert.Equal([">2 bob: Two"], Lines(thread));
        Assert.Contains("404", Assert.Single(thread.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"id":1}""")]
    [InlineData("""{"id":1,"children":{"2":{}}}""")]
    [InlineData("""{"id":1,"children":[{"id":""")]
    [InlineData("<!DOCTYPE html><title>Sorry</title>")]
    public async Task An_answer_of_another_shape_is_one_sentence_that_names_reader_and_source(string answer)
    {
        Answer("/api/v1/items/1", answer);

        var problem = (await Assert.ThrowsAsync<FetchException>(() => ReadAsync(Section, Reader))).Message;

        Assert.StartsWith("HackerNews at https://news.ycombinator.com/item?id=1 could not be read: ", problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
    }
}
